package org.antin.cli;

import org.antin.auditlog.AuditVerdict;
import org.antin.auditlog.AuditVerifier;
import org.antin.auditlog.HeadVerifier;
import org.antin.auditlog.SignedTreeHead;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `antin audit verify FILE [--checkpoint FILE] [--key FILE]`: checks an exported audit log offline
/// (Điều 2.4). It reads these files only: no server, no network.
@Command(
        name = "verify",
        description = {
            "Checks an exported audit log offline and names the first bad entry, or the smallest"
                    + " range the evidence proves.",
            "Exit code: 0 proven; 1 broken, or only consistent; 2 could not run."
        },
        mixinStandardHelpOptions = true)
final class AuditVerifyCommand implements Callable<Integer> {
    private static final int LARGEST_EVIDENCE = 64 * 1024;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "the exported audit log")
    private Path file = Path.of("");

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "a checkpoint that a witness outside kept: shows completeness")
    private @Nullable Path checkpoint;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "the log's public key (PEM), from a source other than the export: shows origin")
    private @Nullable Path key;

    @Override
    public Integer call() {
        Optional<HeadVerifier> verifier = Optional.empty();
        if (key != null) {
            byte[] bytes;
            try {
                bytes = evidence(key);
            } catch (IOException e) {
                return couldNotRun(OneLine.why(key, e));
            }
            verifier = HeadVerifier.of(bytes);
            if (verifier.isEmpty()) {
                return couldNotRun(
                        OneLine.of(key.toString())
                                + " isn't an Ed25519 public key in PEM; give the log's key file");
            }
        }
        Optional<SignedTreeHead> witnessed = Optional.empty();
        if (checkpoint != null) {
            byte[] bytes;
            try {
                bytes = evidence(checkpoint);
            } catch (IOException e) {
                return couldNotRun(OneLine.why(checkpoint, e));
            }
            witnessed = SignedTreeHead.parse(new String(bytes, StandardCharsets.UTF_8));
            if (witnessed.isEmpty()) {
                return couldNotRun(
                        OneLine.of(checkpoint.toString())
                                + " isn't a checkpoint; give the file as the witness kept it");
            }
        }
        try {
            var verdict = AuditVerifier.verify(file, witnessed, verifier);
            out(OneLine.of(file.toString()) + ": " + verdict.sentence());
            return verdict instanceof AuditVerdict.Proven ? AntinCommand.WELL : AntinCommand.NO;
        } catch (IOException e) {
            return couldNotRun(OneLine.why(file, e));
        }
    }

    private static byte[] evidence(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST_EVIDENCE + 1);
            if (bytes.length > LARGEST_EVIDENCE) throw new IOException("far too large for this");
            return bytes;
        }
    }

    private void out(String line) {
        if (spec != null) spec.commandLine().getOut().println(line);
    }

    private int couldNotRun(String why) {
        if (spec != null) spec.commandLine().getErr().println("antin audit verify: " + why);
        return AntinCommand.COULD_NOT_RUN;
    }
}
