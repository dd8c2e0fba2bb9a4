package org.antin.signing.check;

import org.antin.signing.check.facts.DocumentFacts;
import org.antin.signing.check.facts.DocumentReader;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustStore;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Checks one file after another: recognises it by content, gathers facts, judges them by the rules
/// of the day, reports. Thread-safe; stores nothing; never reads the register.
public final class Verifier {
    private static final System.Logger LOG = System.getLogger(Verifier.class.getName());

    private final Supplier<TrustStore> trust;
    private final RevocationSource revocation;
    private final InstantSource clock;
    private final Limits limits;
    private final LongSupplier nanos;
    private final boolean capacity;
    private final boolean inside;

    private Verifier(
            Supplier<TrustStore> trust,
            RevocationSource revocation,
            InstantSource clock,
            Limits limits,
            LongSupplier nanos,
            boolean capacity,
            boolean inside) {
        this.trust = trust;
        this.revocation = revocation;
        this.clock = clock;
        this.limits = limits;
        this.nanos = nanos;
        this.capacity = capacity;
        this.inside = inside;
    }

    /// @param revocation [RevocationSource#offline()] to go by the file alone
    public static Verifier of(TrustStore trust, RevocationSource revocation, InstantSource clock) {
        return of(() -> trust, revocation, clock);
    }

    /// @param trust asked anew for every file: what is trusted may change while the server runs
    /// @param revocation [RevocationSource#offline()] to go by the file alone
    public static Verifier of(
            Supplier<TrustStore> trust, RevocationSource revocation, InstantSource clock) {
        return new Verifier(
                trust, revocation, clock, Limits.standard(), System::nanoTime, false, true);
    }

    /// The same verifier with other bounds.
    public Verifier within(Limits bounds) {
        return new Verifier(trust, revocation, clock, bounds, nanos, capacity, inside);
    }

    /// The same verifier, which also compares the capacity printed in a PDF with the title on its
    /// signer's certificate (T05). The text of the pages is read for it: several times the work of
    /// the check itself.
    public Verifier comparingCapacity() {
        return new Verifier(trust, revocation, clock, limits, nanos, true, inside);
    }

    /// The same verifier going by a file's own signatures alone. Of documents inside an edXML
    /// message it only says that nobody looked at them.
    public Verifier outside() {
        return new Verifier(trust, revocation, clock, limits, nanos, capacity, false);
    }

    /// The same verifier going by another count of nanoseconds.
    Verifier ticking(LongSupplier other) {
        return new Verifier(trust, revocation, clock, limits, other, capacity, inside);
    }

    /// Checks a file on disk. Every failure is a report, never an exception.
    ///
    /// @param name what to call it in the report
    /// @param at what "now" means for the judgement; null for the clock's own
    public VerificationReport verify(String name, Path file, @Nullable Instant at) {
        try {
            if (Files.size(file) > limits.fileBytes()) return unreadable(name, Reason.TOO_LARGE);
            return verify(name, Files.readAllBytes(file), at);
        } catch (IOException e) {
            return unreadable(name, Reason.CANNOT_READ);
        }
    }

    /// Checks bytes at hand. The array isn't kept and must not change meanwhile.
    ///
    /// @param name what to call it in the report
    /// @param at what "now" means for the judgement; null for the clock's own
    public VerificationReport verify(String name, byte[] content, @Nullable Instant at) {
        return verify(
                name, content, deadline -> DocumentReader.read(content, limits, deadline), at);
    }

    /// Checks bytes at hand with what lies beside them.
    ///
    /// @param name what to call it in the report
    /// @param at what "now" means for the judgement; null for the clock's own
    public VerificationReport verify(
            String name, byte[] content, Beside beside, @Nullable Instant at) {
        return verify(
                name,
                content,
                deadline -> DocumentReader.read(content, beside, limits, deadline),
                at);
    }

    /// As [#verifyDetached(String, byte[], byte[], Instant)], of files on disk.
    public VerificationReport verifyDetached(
            String name, Path signature, Path content, @Nullable Instant at) {
        try {
            if (Files.size(signature) > limits.fileBytes()
                    || Files.size(content) > limits.fileBytes()) {
                return unreadable(name, Reason.TOO_LARGE);
            }
            return verifyDetached(
                    name, Files.readAllBytes(signature), Files.readAllBytes(content), at);
        } catch (IOException e) {
            return unreadable(name, Reason.CANNOT_READ);
        }
    }

    /// Checks a signature that lies in a file of its own, CMS or XML.
    ///
    /// @param name what to call it in the report
    /// @param content what it is said to sign
    /// @param at what "now" means for the judgement; null for the clock's own
    public VerificationReport verifyDetached(
            String name, byte[] signature, byte[] content, @Nullable Instant at) {
        if (content.length > limits.fileBytes()) return unreadable(name, Reason.TOO_LARGE);
        return verify(
                name,
                signature,
                deadline -> DocumentReader.readDetached(signature, content, limits, deadline),
                at);
    }

    /// The same verifier asking nobody.
    public Verifier offline() {
        return new Verifier(
                trust, RevocationSource.offline(), clock, limits, nanos, capacity, inside);
    }

    /// Where what a signature in a file of its own signs is said to lie
    /// ([DocumentReader#elsewhere]); nowhere when the file isn't one.
    public Set<String> elsewhere(byte[] content) {
        if (content.length > limits.fileBytes()) return Set.of();
        try {
            return DocumentReader.elsewhere(content, limits, new Deadline(limits.time(), nanos));
        } catch (StackOverflowError e) {
            return Set.of();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "reading " + sha256(content), e);
            return Set.of();
        }
    }

    private VerificationReport verify(
            String name,
            byte[] content,
            Function<Deadline, DocumentFacts> reading,
            @Nullable Instant at) {
        var deadline = new Deadline(limits.time(), nanos);
        return verify(name, content, reading, at, trust.get(), deadline);
    }

    private VerificationReport verify(
            String name,
            byte[] content,
            Function<Deadline, DocumentFacts> reading,
            @Nullable Instant at,
            TrustStore trusted,
            Deadline deadline) {
        long start = System.nanoTime();
        if (content.length > limits.fileBytes()) return unreadable(name, Reason.TOO_LARGE);
        String sha256 = sha256(content);
        DocumentFacts facts;
        try {
            facts = reading.apply(deadline);
        } catch (StackOverflowError e) {
            facts = DocumentFacts.unreadable(null, Reason.TOO_COMPLEX);
        } catch (RuntimeException e) {
            // A file must never stop those after it; what it did to the reader is for us to mend.
            LOG.log(System.Logger.Level.ERROR, "reading " + sha256, e);
            facts = DocumentFacts.unreadable(null, Reason.INTERNAL_FAULT);
        }
        Instant clockNow = clock.instant();
        Instant now = at == null ? clockNow : at;
        var remarks = new ArrayList<Reason>();
        if (!facts.signatures().isEmpty()) {
            if (trusted.isEmpty()) remarks.add(Reason.NO_TRUST);
            if (!revocation.online()) remarks.add(Reason.OFFLINE);
        }
        try {
            var judgement = Judge.judge(facts, trusted, revocation, now, clockNow, deadline);
            if (capacity) {
                judgement = CapacityCheck.of(judgement, facts.format(), content, deadline);
            }
            var enclosures = enclosures(content, facts, at, trusted, deadline);
            if (enclosures.secret()) {
                facts = DocumentFacts.unreadable(facts.format(), Reason.SECRECY_MARK);
                enclosures = Enclosures.NONE;
            }
            long millis = (System.nanoTime() - start) / 1_000_000;
            return Reporter.report(name, sha256, millis, facts, judgement, enclosures, remarks);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "judging " + sha256, e);
            return unreadable(name, Reason.INTERNAL_FAULT);
        }
    }

    private Enclosures enclosures(
            byte[] content,
            DocumentFacts facts,
            @Nullable Instant at,
            TrustStore trusted,
            Deadline deadline) {
        if (!inside) return Enclosures.leftOut(content, facts);
        return Enclosures.judged(
                content,
                facts,
                limits,
                (document, left) ->
                        document.unread() != null
                                ? unreadable(document.name(), document.unread())
                                : outside()
                                        .verify(
                                                document.name(),
                                                document.content(),
                                                until ->
                                                        DocumentReader.read(
                                                                document.content(), left, until),
                                                at,
                                                trusted,
                                                deadline));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private VerificationReport unreadable(String name, Reason reason) {
        var message = new Message(reason, Severity.ERROR, Words.of(reason));
        return new VerificationReport(
                name,
                null,
                FileVerdict.UNREADABLE,
                null,
                0,
                List.of(),
                List.of(),
                List.of(message),
                Words.say("conclusion.UNREADABLE") + " – " + message.text());
    }
}
