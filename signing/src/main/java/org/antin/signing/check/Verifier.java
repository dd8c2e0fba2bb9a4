package org.antin.signing.check;

import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustStore;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Checks one file after another: recognises it by content, gathers facts, judges them by the rules
/// of the day, reports. Thread-safe; stores nothing; never reads the register.
public final class Verifier {
    private final TrustStore trust;
    private final RevocationSource revocation;
    private final InstantSource clock;
    private final Limits limits;

    private Verifier(
            TrustStore trust, RevocationSource revocation, InstantSource clock, Limits limits) {
        this.trust = trust;
        this.revocation = revocation;
        this.clock = clock;
        this.limits = limits;
    }

    /// @param revocation [RevocationSource#offline()] to go by the file alone
    public static Verifier of(TrustStore trust, RevocationSource revocation, InstantSource clock) {
        return new Verifier(trust, revocation, clock, Limits.standard());
    }

    /// The same verifier with other bounds.
    public Verifier within(Limits bounds) {
        return new Verifier(trust, revocation, clock, bounds);
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
    public VerificationReport verify(String name, byte[] content, @Nullable Instant at) {
        if (content.length > limits.fileBytes()) return unreadable(name, Reason.TOO_LARGE);
        return unreadable(name, Reason.NOT_SUPPORTED);
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
