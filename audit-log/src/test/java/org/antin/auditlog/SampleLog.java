package org.antin.auditlog;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A small log as the registry would write it, and what an attacker makes of its export.
///
/// @param appended the entries in order
record SampleLog(Appender appender, List<Appender.Appended> appended) {
    static final String ORIGIN = "antin.example/audit";
    static final Instant NOON = Instant.parse("2020-09-01T05:00:00Z");

    static SampleLog of(int size) {
        return of(size, HeadSigner.fresh());
    }

    static SampleLog of(int size, HeadSigner signer) {
        var entries = new ArrayList<AuditEntry>();
        for (int seq = 1; seq <= size; seq++) entries.add(entry(seq));
        return of(entries, signer);
    }

    static SampleLog of(List<AuditEntry> entries, HeadSigner signer) {
        var appender = new Appender(ORIGIN, signer);
        var all = new ArrayList<Appender.Appended>();
        var frontier = Frontier.EMPTY;
        for (AuditEntry entry : entries) {
            all.add(appender.append(frontier, entry, NOON.plusSeconds(entry.seq())));
            frontier = all.getLast().frontier();
        }
        return new SampleLog(appender, all);
    }

    static AuditEntry entry(long seq) {
        var who = new AuditEntry.Who("p-" + seq, "Trần Thị Lan", "CLERK", "o-1");
        String code = seq % 3 == 0 ? "dossier.not-now" : "";
        return AuditEntry.of(
                seq,
                NOON.plusSeconds(seq),
                who,
                "dossier.submit",
                "dossier",
                "d-" + seq,
                code,
                Map.of("stage", "Draft"));
    }

    HeadVerifier key() {
        return appender.signer().verifier();
    }

    /// The signed head at this size.
    SignedTreeHead headAt(int size) {
        return size == 0 ? appender.head(Frontier.EMPTY, NOON) : appended.get(size - 1).head();
    }

    SignedTreeHead head() {
        return headAt(appended.size());
    }

    /// The export's lines: 0 is the header, n is entry n, the last is the closing checkpoint.
    List<String> lines() {
        var out = new ByteArrayOutputStream();
        try {
            var export = AuditExport.begin(out, ORIGIN, key(), appended.size());
            for (var one : appended) export.add(one.line(), one.head());
            export.finish(head());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ArrayList<>(out.toString(StandardCharsets.UTF_8).lines().toList());
    }

    /// Verifies this log's export with the outside evidence of the true one.
    AuditVerdict proven(List<String> lines) {
        return verify(lines, Optional.of(head()), Optional.of(key()));
    }

    /// Verifies with nothing from outside.
    static AuditVerdict alone(List<String> lines) {
        return verify(lines, Optional.empty(), Optional.empty());
    }

    static AuditVerdict verify(
            List<String> lines, Optional<SignedTreeHead> checkpoint, Optional<HeadVerifier> key) {
        return verify(
                (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8),
                checkpoint,
                key);
    }

    static AuditVerdict verify(
            byte[] file, Optional<SignedTreeHead> checkpoint, Optional<HeadVerifier> key) {
        try {
            return AuditVerifier.verify(new ByteArrayInputStream(file), checkpoint, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An attacker's tool: the lines from `first` on with entries, numbers and all hashes made
    /// anew, as anyone can without the key. The signatures stay those that were there.
    List<String> rehashed(UnaryOperator<AuditEntry> change) {
        var lines = lines();
        var frontier = Frontier.EMPTY;
        for (int i = 0; i < appended.size(); i++) {
            byte[] line = CanonicalLine.write(change.apply(entry(i + 1)));
            frontier = frontier.append(MerkleTree.leafHash(line));
            var head = appended.get(i).head();
            lines.set(
                    i + 1,
                    new String(
                                    ExportFormat.logged(
                                            line,
                                            i + 1,
                                            frontier.root().base64(),
                                            Instants.write(head.head().at()),
                                            head.signature()),
                                    StandardCharsets.UTF_8)
                            .stripTrailing());
        }
        var last = head();
        var closing =
                new SignedTreeHead(
                        new TreeHead(ORIGIN, frontier.size(), frontier.root(), last.head().at()),
                        last.signature());
        lines.set(
                lines.size() - 1,
                new String(ExportFormat.closing(closing), StandardCharsets.UTF_8).stripTrailing());
        return lines;
    }
}
