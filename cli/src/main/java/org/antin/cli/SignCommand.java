package org.antin.cli;

import org.antin.signing.files.FilePreparation;
import org.antin.signing.files.FileSigner;
import org.antin.signing.files.LeaderSeen;
import org.antin.signing.files.Packaging;
import org.antin.signing.files.PreparedFile;
import org.antin.signing.make.Appearance;
import org.antin.signing.make.Completion;
import org.antin.signing.make.Grade;
import org.antin.signing.make.Limits;
import org.antin.signing.make.Order;
import org.antin.signing.make.Refusal;
import org.antin.signing.make.SignatureKind;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;

/// `antin sign --in FILE --out FILE …`: signs one PDF, or each PDF of a folder (Điều 7). Tells of
/// each file whether it was signed (TT 41 Đ6.1).
@Command(
        name = "sign",
        description = {
            "Signs one file, or every PDF of a folder into another folder, names kept.",
            "Exit code: 0 all signed; 1 some refused; 2 could not run."
        },
        mixinStandardHelpOptions = true)
final class SignCommand implements Callable<Integer> {
    private static final Locale VIETNAMESE = Locale.of("vi");

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--in", paramLabel = "FILE", required = true, description = "file or folder")
    private Path in = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "file or folder")
    private Path out = Path.of("");

    @Mixin private KeyOptions key = new KeyOptions();

    @Mixin private LookOptions look = new LookOptions();

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "B, T, LT or LTA (default: T with --tsa, else B)")
    private @Nullable String level;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = {
                "pdf, xml, xml-detached, cms, cms-detached, asic-e, json or ooxml; of a folder",
                "every file (default: by content; what has no form of its own: a container)"
            })
    private @Nullable String format;

    @Option(names = "--tsa", paramLabel = "URL", description = "time-stamp authority")
    private @Nullable URI tsa;

    @Option(
            names = "--trust",
            paramLabel = "FILE_OR_DIR",
            description = {
                "roots the certificate must lead to, with the hosts to ask: one known to be revoked",
                "doesn't sign. Without it, level B asks nobody, and from T on the hosts its own",
                "chain names are asked"
            })
    private List<Path> trust = List.of();

    private final InstantSource clock = InstantSource.system();

    @Override
    public Integer call() {
        // Libraries may quote the document in the log of the platform.
        LogManager.getLogManager().reset();
        try {
            String wanted = wanted();
            Optional<Packaging> packaging = packaging();
            List<Path> files = files(packaging.isPresent());
            TokenKey token = key.open();
            Appearance appearance = look.appearance(token.chain().getFirst(), this::remark);
            try (Helpers helpers = Helpers.of(wanted, tsa, trust, token.chain(), clock)) {
                var signer = new FileSigner(clock, Limits.USUAL);
                Optional<Refusal> unfit = helpers.unfit(token.chain(), this::remark);
                boolean all = true;
                for (Path file : files) {
                    var order = look.order(token.chain(), appearance);
                    all &=
                            unfit.isPresent()
                                    ? refused(file, unfit.get())
                                    : sign(signer, token, order, packaging, helpers.grade(), file);
                }
                return all ? AntinCommand.WELL : AntinCommand.NO;
            }
        } catch (Stop e) {
            remark(e.getMessage());
            return AntinCommand.COULD_NOT_RUN;
        }
    }

    private void remark(@Nullable String why) {
        if (spec != null) spec.commandLine().getErr().println("antin sign: " + OneLine.of(why));
    }

    /// How far the signatures are to carry.
    private String wanted() throws Stop {
        String wanted = level == null ? tsa == null ? "B" : "T" : level;
        switch (wanted) {
            case "B" -> {
                if (tsa != null) throw new Stop("level B has no time stamp; leave out --tsa");
            }
            case "T", "LT", "LTA" -> {
                if (tsa == null) {
                    throw new Stop("level " + wanted + " wants a time-stamp authority: --tsa URL");
                }
            }
            default -> throw new Stop("no such level: " + wanted + "; B, T, LT or LTA");
        }
        return wanted;
    }

    private Optional<Packaging> packaging() throws Stop {
        if (format == null) return Optional.empty();
        var found = Packaging.of(format);
        if (found.isEmpty()) throw new Stop("no such format: " + format);
        return found;
    }

    private static Packaging packaging(Path file, byte[] content) {
        return lowerCase(file).endsWith(".pdf") ? Packaging.PDF : Packaging.usual(content);
    }

    private List<Path> files(boolean every) throws Stop {
        if (!Files.exists(in)) throw new Stop("no such file: " + in);
        if (!Files.isDirectory(in)) {
            if (Files.isDirectory(out)) throw new Stop("--out is a folder, --in is a file");
            return List.of(in);
        }
        try {
            if (Files.exists(out) && Files.isSameFile(in, out)) {
                throw new Stop("--out is the folder that is read");
            }
            Files.createDirectories(out);
            try (var list = Files.list(in)) {
                List<Path> pdfs =
                        list.filter(Files::isRegularFile)
                                .filter(f -> every || lowerCase(f).endsWith(".pdf"))
                                .sorted()
                                .toList();
                if (pdfs.isEmpty()) throw new Stop((every ? "no file in " : "no PDF in ") + in);
                return pdfs;
            }
        } catch (IOException e) {
            throw new Stop(OneLine.why(in, e));
        }
    }

    private static String lowerCase(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    /// True if the file was signed; says so either way.
    private boolean sign(
            FileSigner signer,
            TokenKey token,
            Order order,
            Optional<Packaging> wanted,
            Grade grade,
            Path file)
            throws Stop {
        try {
            if (Files.size(file) > Limits.USUAL.maxBytes()) {
                return refused(file, Refusal.of(Refusal.Code.TOO_LARGE, Limits.USUAL.maxBytes()));
            }
            byte[] content = Files.readAllBytes(file);
            Packaging packaging = wanted.orElseGet(() -> packaging(file, content));
            String name = file.getFileName().toString();
            return switch (signer.prepare(name, content, packaging, order)) {
                case FilePreparation.Refused(Refusal refusal) -> refused(file, refusal);
                case FilePreparation.Ready(PreparedFile prepared) -> {
                    leaderFirst(signer, name, content);
                    byte[] value = token.sign(prepared.algorithm(), prepared.dtbs());
                    yield finish(file, prepared, signer.finish(prepared, value, grade), grade);
                }
            };
        } catch (GeneralSecurityException e) {
            throw new Stop("the token doesn't sign; is it still plugged in?");
        } catch (IOException e) {
            throw new Stop(OneLine.why(file, e));
        }
    }

    /// T02, Nghị định 30/2020, Điều 32 khoản 2: a remark alone, because who signs with a key in his
    /// hand may be on a copy that lacks the leader's signature for a reason.
    private void leaderFirst(FileSigner signer, String name, byte[] content) {
        if (look.kind() == SignatureKind.ORGANISATION
                && signer.leader(name, content) == LeaderSeen.NONE) {
            remark(name + ": no leader's signature is seen; it comes before the organisation's");
        }
    }

    private boolean finish(Path file, PreparedFile prepared, Completion completion, Grade grade)
            throws IOException {
        return switch (completion) {
            case Completion.Refused(Refusal refusal) -> refused(file, refusal);
            case Completion.Signed signed -> {
                Path to = Files.isDirectory(in) ? out.resolve(file.getFileName()) : out;
                write(to, signed.file());
                String level = prepared.packaging().family() + "-BASELINE-" + grade.letters();
                tell("signed", Map.of("file", to, "level", level));
                yield true;
            }
        };
    }

    /// All or nothing: a torn output would look like a broken signature.
    private static void write(Path to, byte[] file) throws IOException {
        Path folder = to.toAbsolutePath().getParent();
        Path part = Files.createTempFile(folder, ".antin", ".part");
        try {
            Files.write(part, file);
            Files.move(
                    part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private boolean refused(Path file, Refusal refusal) {
        tell(
                "refused",
                Map.of(
                        "file", file,
                        "code", refusal.code().text(),
                        "why", refusal.text(VIETNAMESE)));
        return false;
    }

    private void tell(String key, Map<String, ?> values) {
        String line = ResourceBundle.getBundle("org.antin.cli.sign", VIETNAMESE).getString(key);
        for (var value : values.entrySet()) {
            line =
                    line.replace(
                            "{" + value.getKey() + "}", OneLine.of(value.getValue().toString()));
        }
        if (spec != null) spec.commandLine().getOut().println(line);
    }
}
