package org.antin.auditlog;

import org.antin.auditlog.AuditVerdict.Broken;
import org.antin.auditlog.AuditVerdict.ConsistentOnly;
import org.antin.auditlog.AuditVerdict.Proven;
import org.antin.auditlog.AuditVerdict.Reason;
import org.antin.auditlog.AuditVerdict.Unreadable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// Checks an export from its bytes alone, in one pass and constant memory (Điều 2.4).
///
/// What each level of evidence can show:
///
/// - the file alone: that its entries, heads and signatures agree with each other. Whoever makes a
///   whole new log with a key of his own passes this.
/// - with the log's public key, from a source other than the file: also that the key's holder
///   signed each entry in its place. An old copy, or one cut at the end, still passes.
/// - with the key and a checkpoint that a witness kept: also that every entry up to the witnessed
///   size is there, unchanged. What followed the checkpoint isn't witnessed.
///
/// Nothing here shows that what was logged is true, or that the clock was right; and a key holder
/// who rewrites history is found by the checkpoint only.
public final class AuditVerifier {
    private static final int BATCH = 1024;

    private final ExportFormat.Header header;
    private final HeadVerifier key;
    private final boolean keyGiven;
    private final Optional<SignedTreeHead> checkpoint;

    /// Heads that fit their entries and whose signatures are still to be checked.
    private final List<SignedTreeHead> unchecked = new ArrayList<>(BATCH);

    private Frontier frontier = Frontier.EMPTY;
    private Optional<Hash> rootAtCheckpoint = Optional.empty();

    private AuditVerifier(
            ExportFormat.Header header,
            Optional<SignedTreeHead> checkpoint,
            Optional<HeadVerifier> key) {
        this.header = header;
        this.key = key.orElse(header.key());
        this.keyGiven = key.isPresent();
        this.checkpoint = checkpoint;
    }

    /// Checks a file.
    ///
    /// @param checkpoint a head from outside the house, of this size or an earlier or later one
    /// @param key the log's public key from a source other than the file
    /// @throws IOException when the file can't be read
    public static AuditVerdict verify(
            Path file, Optional<SignedTreeHead> checkpoint, Optional<HeadVerifier> key)
            throws IOException {
        try (var in = Files.newInputStream(file)) {
            return verify(in, checkpoint, key);
        }
    }

    /// The same from a stream, which is read to its end or the first fault and not closed.
    ///
    /// @throws IOException when the stream can't be read
    public static AuditVerdict verify(
            InputStream in, Optional<SignedTreeHead> checkpoint, Optional<HeadVerifier> key)
            throws IOException {
        var lines = new ExportLines(in);
        var first = lines.next();
        if (first.isEmpty()) return new Unreadable("the file is empty");
        if (!first.get().whole()) return new Unreadable("its first line has no end");
        ExportFormat.Header header;
        try {
            header = ExportFormat.header(first.get().bytes());
        } catch (NotCanonicalException e) {
            return new Unreadable("its first line isn't a header of " + ExportFormat.NAME);
        }
        return new AuditVerifier(header, checkpoint, key).judge(lines);
    }

    private AuditVerdict judge(ExportLines lines) throws IOException {
        var evidence = evidence();
        if (evidence.isPresent()) return evidence.get();
        noteRoot();
        while (true) {
            var line = lines.next();
            if (line.isEmpty()) return signed().orElseGet(this::cutOff);
            byte[] bytes = line.get().bytes();
            if (!line.get().whole()) {
                return signed().orElseGet(() -> endless(bytes));
            }
            if (ExportFormat.isClosing(bytes)) {
                var fault = signed().or(() -> closing(bytes));
                if (fault.isPresent()) return fault.get();
                return lines.next().isPresent()
                        ? after(Reason.CLOSING_DAMAGED, "something follows the closing checkpoint")
                        : witnessed();
            }
            var fault = entry(bytes);
            if (fault.isPresent()) return signed().orElseGet(fault::get);
            if (unchecked.size() == BATCH) {
                var unsigned = signed();
                if (unsigned.isPresent()) return unsigned.get();
            }
        }
    }

    /// Whether key, checkpoint and header can belong to one log at all.
    private Optional<Broken> evidence() {
        if (!key.keyId().equals(header.key().keyId())) {
            return whole(
                    Reason.OTHER_KEY,
                    "the file is signed with the key %s, not with the one given, %s"
                            .formatted(header.key().keyId(), key.keyId()));
        }
        if (checkpoint.isEmpty()) return Optional.empty();
        String origin = checkpoint.get().head().origin();
        if (!origin.equals(header.origin())) {
            return whole(
                    Reason.OTHER_LOG,
                    "the file is of the log %s, the checkpoint of %s"
                            .formatted(header.origin(), origin));
        }
        if (!key.verifies(checkpoint.get())) {
            return whole(
                    Reason.CHECKPOINT_NOT_SIGNED,
                    keyGiven
                            ? "the checkpoint isn't signed by the key given"
                            : "the checkpoint isn't signed by the key the file names");
        }
        return Optional.empty();
    }

    private Optional<Broken> entry(byte[] bytes) {
        long place = frontier.size() + 1;
        ExportFormat.Logged logged;
        try {
            logged = ExportFormat.logged(bytes, header.origin());
        } catch (NotCanonicalException e) {
            return Optional.of(bad(Reason.MALFORMED, "it isn't in the published spelling"));
        }
        if (place > header.size()) {
            return Optional.of(
                    bad(
                            Reason.MORE_THAN_DECLARED,
                            "the header declares %d entries".formatted(header.size())));
        }
        long seq = logged.entry().seq();
        if (seq > place) {
            return Optional.of(
                    bad(
                            Reason.MISSING_OR_MOVED,
                            "it is missing or moved; entry %d stands in its place".formatted(seq)));
        }
        if (seq < place) {
            return Optional.of(
                    bad(
                            Reason.INSERTED_OR_REPEATED,
                            "something numbered %d stands in its place: inserted, repeated or moved"
                                    .formatted(seq)));
        }
        Frontier grown = frontier.append(MerkleTree.leafHash(logged.line()));
        TreeHead head = logged.head().head();
        if (head.size() != place || !head.root().equals(grown.root())) {
            return Optional.of(
                    bad(Reason.CHANGED, "the entry or its head was changed: they don't fit"));
        }
        frontier = grown;
        unchecked.add(logged.head());
        noteRoot();
        return Optional.empty();
    }

    /// Checks the signatures gathered so far; gives the first that isn't the key's.
    private Optional<Broken> signed() {
        var unsigned =
                IntStream.range(0, unchecked.size())
                        .parallel()
                        .filter(i -> !key.verifies(unchecked.get(i)))
                        .min();
        var fault =
                unsigned.isEmpty()
                        ? Optional.<Broken>empty()
                        : Optional.of(
                                at(
                                        unchecked.get(unsigned.getAsInt()).head().size(),
                                        Reason.NOT_SIGNED,
                                        "its head isn't signed by the log's key"));
        unchecked.clear();
        return fault;
    }

    private Optional<Broken> closing(byte[] line) {
        if (frontier.size() < header.size()) return Optional.of(cutOff());
        SignedTreeHead closing;
        try {
            closing = ExportFormat.closing(line);
        } catch (NotCanonicalException e) {
            return Optional.of(
                    after(Reason.CLOSING_DAMAGED, "the closing line isn't a checkpoint"));
        }
        TreeHead head = closing.head();
        boolean fits =
                head.origin().equals(header.origin())
                        && head.size() == frontier.size()
                        && head.root().equals(frontier.root())
                        && key.verifies(closing);
        return fits
                ? Optional.empty()
                : Optional.of(
                        after(
                                Reason.CLOSING_DAMAGED,
                                "the closing checkpoint isn't the signed head of these entries"));
    }

    /// The file is whole in itself: now what was seen outside the house decides.
    private AuditVerdict witnessed() {
        long size = frontier.size();
        if (checkpoint.isPresent()) {
            TreeHead seen = checkpoint.get().head();
            if (seen.size() > size) {
                return new Broken(
                        size + 1,
                        OptionalLong.of(seen.size()),
                        Reason.OLD_COPY,
                        "an old copy, or one cut at the end: %d entries were witnessed at %s"
                                .formatted(seen.size(), seen.at()));
            }
            if (!rootAtCheckpoint.equals(Optional.of(seen.root()))) {
                return new Broken(
                        1,
                        OptionalLong.of(Math.max(1, seen.size())),
                        Reason.OTHER_HISTORY,
                        "these aren't the entries that were witnessed at %s".formatted(seen.at()));
            }
        }
        boolean shows = checkpoint.filter(c -> c.head().size() > 0 || size == 0).isPresent();
        if (keyGiven && shows) return new Proven(checkpoint.get().head(), size);
        return new ConsistentOnly(size, frontier.root(), keyGiven, shows);
    }

    private void noteRoot() {
        if (checkpoint.isPresent() && checkpoint.get().head().size() == frontier.size()) {
            rootAtCheckpoint = Optional.of(frontier.root());
        }
    }

    private Broken endless(byte[] cut) {
        return cut.length > ExportFormat.LONGEST
                ? bad(Reason.MALFORMED, "a line too long for any entry")
                : cutOff();
    }

    private Broken cutOff() {
        long declared = header.size();
        long witnessed = checkpoint.map(c -> c.head().size()).orElse(0L);
        long expected = Math.max(declared, witnessed);
        if (expected <= frontier.size()) {
            return after(Reason.CUT_OFF, "the closing checkpoint is missing or cut");
        }
        return new Broken(
                frontier.size() + 1,
                OptionalLong.of(expected),
                Reason.CUT_OFF,
                witnessed > declared
                        ? "the file ends here, %d entries were witnessed".formatted(witnessed)
                        : "the file ends here, its header declares %d entries".formatted(declared));
    }

    private Optional<Broken> whole(Reason reason, String detail) {
        return Optional.of(
                new Broken(1, OptionalLong.of(Math.max(1, header.size())), reason, detail));
    }

    private Broken bad(Reason reason, String detail) {
        return at(frontier.size() + 1, reason, detail);
    }

    private Broken at(long place, Reason reason, String detail) {
        return new Broken(place, OptionalLong.of(place), reason, detail);
    }

    private Broken after(Reason reason, String detail) {
        return new Broken(frontier.size() + 1, OptionalLong.empty(), reason, detail);
    }
}
