package org.antin.signing.check;

import org.antin.signing.trust.StatusEvidence;
import org.antin.signing.trust.StatusEvidence.State;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// What the evidence about one certificate comes to at one moment (T08, T10).
///
/// @param evidence the piece that decides; null when none does
record Standing(Word word, @Nullable StatusEvidence evidence) {
    /// Clocks differ by so much at most.
    static final Duration SKEW = Duration.ofMinutes(5);

    /// An answer that names no end counts as current for so long.
    private static final Duration UNDATED = Duration.ofHours(24);

    enum Word {
        GOOD,
        /// Revoked, suspended or mistrusted from before the moment or at it.
        REVOKED_BY_THEN,
        /// Revoked or suspended, but only after the moment.
        REVOKED_LATER,
        UNKNOWN
    }

    /// @param moment the trusted time of a signature, or now
    /// @param enough evidence that may say "good"
    /// @param latest evidence dated after this can't be genuine
    static Standing of(
            List<StatusEvidence> all,
            Instant moment,
            Predicate<StatusEvidence> enough,
            Instant latest) {
        List<StatusEvidence> usable =
                all.stream()
                        .filter(e -> e.state() != State.UNKNOWN)
                        .filter(e -> !e.thisUpdate().isAfter(latest.plus(SKEW)))
                        .sorted(Comparator.comparing(StatusEvidence::thisUpdate).reversed())
                        .toList();
        Standing revoked = revoked(usable, moment);
        if (revoked != null) return revoked;
        for (StatusEvidence e : usable) {
            if (e.state() == State.GOOD && enough.test(e)) return new Standing(Word.GOOD, e);
        }
        return new Standing(Word.UNKNOWN, usable.isEmpty() ? null : usable.getFirst());
    }

    /// What is revoked for good stays revoked, whatever an older or forgetful answer says. A
    /// suspension ends when newer evidence no longer shows it; whether it still held in between
    /// isn't known.
    private static @Nullable Standing revoked(List<StatusEvidence> newestFirst, Instant moment) {
        StatusEvidence decides = null;
        for (StatusEvidence e : newestFirst) {
            if (e.state() != State.REVOKED) continue;
            if (e.suspended() && !e.equals(newestFirst.getFirst())) {
                boolean within = !since(e).isAfter(moment);
                boolean over =
                        newestFirst.stream()
                                .anyMatch(
                                        n ->
                                                n.state() == State.GOOD
                                                        && n.thisUpdate().isAfter(e.thisUpdate())
                                                        && !n.thisUpdate().isAfter(moment));
                if (within && !over) return new Standing(Word.UNKNOWN, e);
                continue;
            }
            if (decides == null || since(e).isBefore(since(decides))) decides = e;
        }
        if (decides == null) return null;
        boolean byThen = !since(decides).isAfter(moment);
        return new Standing(byThen ? Word.REVOKED_BY_THEN : Word.REVOKED_LATER, decides);
    }

    /// Since when it is not to be relied on: revocation, or the day the key may have got out of
    /// hand (RFC 5280 5.3.2), whichever is earlier.
    private static Instant since(StatusEvidence e) {
        Instant revoked = e.revokedAt() == null ? e.thisUpdate() : e.revokedAt();
        Instant invalid = e.invalidSince();
        return invalid != null && invalid.isBefore(revoked) ? invalid : revoked;
    }

    /// T10: about a signature made at a trusted time only evidence from that time or later tells.
    /// Authorities print whole seconds.
    static Predicate<StatusEvidence> since(Instant trusted, X509Certificate certificate) {
        Instant second = Instant.ofEpochSecond(trusted.getEpochSecond());
        return e -> !e.thisUpdate().isBefore(second) && tells(e, certificate);
    }

    /// Evidence that is current at the moment, or from later.
    static Predicate<StatusEvidence> currentAt(Instant moment, X509Certificate certificate) {
        return e -> {
            Instant until = e.nextUpdate() == null ? e.thisUpdate().plus(UNDATED) : e.nextUpdate();
            return !until.isBefore(moment) && tells(e, certificate);
        };
    }

    private static boolean tells(StatusEvidence e, X509Certificate certificate) {
        return e.state() != State.UNKNOWN && e.tellsOf(certificate.getNotAfter().toInstant());
    }
}
