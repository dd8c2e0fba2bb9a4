package org.antin.signing.check;

import org.antin.signing.check.Judgement.OfTimestamp;
import org.antin.signing.check.facts.TimestampFacts;
import org.antin.signing.trust.CertificateChain;
import org.antin.signing.trust.StatusEvidence;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.path.PathFinder;
import org.antin.signing.trust.path.StatusFinder;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Judges time stamps, the youngest first: one that is proven may keep alive an older one whose
/// certificate has ended since (ETSI EN 319 102-1, 5.6).
final class TimeJudge {
    /// RFC 3161 4: after these a token from before the revocation still holds.
    private static final Set<Integer> HARMLESS = Set.of(0, 3, 4, 5);

    private static final Duration ORDER = Duration.ofMinutes(1);

    private final PathFinder chains;
    private final StatusFinder statuses;
    private final Instant now;
    private final Instant latest;
    private final Deadline deadline;
    private final List<OfTimestamp> judged = new ArrayList<>();

    /// @param latest nothing genuine is dated after this
    TimeJudge(
            PathFinder chains,
            StatusFinder statuses,
            Instant now,
            Instant latest,
            Deadline deadline) {
        this.chains = chains;
        this.statuses = statuses;
        this.now = now;
        this.latest = latest;
        this.deadline = deadline;
    }

    /// In the order the facts came in.
    List<OfTimestamp> judge(List<TimestampFacts> all) {
        var done = new IdentityHashMap<TimestampFacts, OfTimestamp>();
        all.stream()
                .sorted(
                        Comparator.comparing(
                                        TimestampFacts::time,
                                        Comparator.nullsFirst(Comparator.naturalOrder()))
                                .reversed())
                .forEach(
                        stamp -> {
                            OfTimestamp one = judge(stamp);
                            judged.add(one);
                            done.put(stamp, one);
                        });
        return all.stream().map(done::get).toList();
    }

    /// The earliest proven time at which what has this id existed; null when none is proven.
    static @Nullable Instant proven(String id, List<OfTimestamp> judged) {
        return judged.stream()
                .filter(j -> j.verdict() == Verdict.VALID)
                .filter(j -> j.facts().type() != TimestampType.CONTENT)
                .filter(j -> j.facts().covers().contains(id))
                .map(j -> j.facts().time())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /// Whether a time stamp says it is older than another one it contains.
    static boolean disordered(List<TimestampFacts> all) {
        for (TimestampFacts outer : all) {
            for (TimestampFacts inner : all) {
                if (outer.covers().contains(inner.id())
                        && outer.time() != null
                        && inner.time() != null
                        && outer.time().plus(ORDER).isBefore(inner.time())) {
                    return true;
                }
            }
        }
        return false;
    }

    private OfTimestamp judge(TimestampFacts stamp) {
        if (!stamp.intact()) return broken(stamp, Reason.TIMESTAMP_BROKEN);
        if (deadline.passed()) return open(stamp, Reason.TIME_LIMIT);
        X509Certificate authority = stamp.authority();
        Instant time = stamp.time();
        if (authority == null || time == null) return open(stamp, Reason.NO_SIGNING_CERTIFICATE);
        if (time.isAfter(latest.plus(Standing.SKEW))) return open(stamp, Reason.TIMESTAMP_ORDER);
        Instant seen = proven(stamp.id(), judged);
        Instant control = seen == null ? now : seen;
        if (control.isBefore(time)) control = time;
        return switch (chains.find(authority, control)) {
            case PathFinder.Outcome.NoAnchor _ -> open(stamp, Reason.UNTRUSTED);
            case PathFinder.Outcome.GaveUp() -> open(stamp, Reason.CHAIN_TOO_COMPLEX);
            case PathFinder.Outcome.Broken _ -> open(stamp, Reason.CHAIN_INVALID);
            case PathFinder.Outcome.Found(var chain, _) -> judge(stamp, chain, time, control);
        };
    }

    private OfTimestamp judge(
            TimestampFacts stamp, CertificateChain chain, Instant time, Instant control) {
        X509Certificate authority = chain.certificates().getFirst();
        if (chain.anchor().purpose() == TrustAnchor.Purpose.OTHER_PROVIDER) {
            return open(stamp, Reason.OUT_OF_SCOPE);
        }
        if (!KeyUses.stampsTime(authority)) return open(stamp, Reason.KEY_USAGE);
        if (time.isBefore(authority.getNotBefore().toInstant())) {
            return broken(stamp, Reason.NOT_YET_VALID);
        }
        Instant end = authority.getNotAfter().toInstant();
        if (time.isAfter(end)) return broken(stamp, Reason.EXPIRED_BEFORE);
        if (control.isAfter(end)) return open(stamp, Reason.EXPIRED_NO_TIME);
        for (int i = 0; i < chain.certificates().size() - 1; i++) {
            OfTimestamp fault = status(stamp, chain, i, time, control);
            if (fault != null) return fault;
        }
        RuleSet rules = RuleSet.at(time);
        RuleSet.Strength strength = rules.strength(stamp.algorithms());
        RuleSet.Strength above = rules.strength(chain);
        return switch (above.compareTo(strength) > 0 ? above : strength) {
            case BROKEN -> open(stamp, Reason.WEAK_ALGORITHM);
            case WEAK ->
                    rules.refusesWeak()
                            ? open(stamp, Reason.WEAK_ALGORITHM)
                            : new OfTimestamp(stamp, Verdict.VALID, Reason.OK);
            case UNKNOWN -> open(stamp, Reason.UNKNOWN_ALGORITHM);
            case GOOD -> new OfTimestamp(stamp, Verdict.VALID, Reason.OK);
        };
    }

    private @Nullable OfTimestamp status(
            TimestampFacts stamp,
            CertificateChain chain,
            int place,
            Instant time,
            Instant control) {
        var enough = Standing.currentAt(control, chain.certificates().get(place));
        var found = statuses.find(chain, place, control, null, enough, false);
        var standing = Standing.of(found.evidence(), control, enough, latest);
        StatusEvidence evidence = standing.evidence();
        return switch (standing.word()) {
            case GOOD, REVOKED_LATER -> null;
            case UNKNOWN ->
                    open(
                            stamp,
                            deadline.passed()
                                    ? Reason.TIME_LIMIT
                                    : found.weak()
                                            ? Reason.WEAK_ALGORITHM
                                            : Reason.REVOCATION_UNKNOWN);
            case REVOKED_BY_THEN -> {
                if (place > 0) yield open(stamp, Reason.CA_REVOKED);
                var atStamping = Standing.of(found.evidence(), time, enough, latest);
                if (atStamping.word() == Standing.Word.REVOKED_BY_THEN) {
                    yield broken(stamp, Reason.REVOKED_BEFORE);
                }
                boolean harmless =
                        evidence != null
                                && evidence.reason() != null
                                && HARMLESS.contains(evidence.reason());
                yield harmless ? null : open(stamp, Reason.REVOKED_NO_TIME);
            }
        };
    }

    private static OfTimestamp open(TimestampFacts stamp, Reason reason) {
        return new OfTimestamp(stamp, Verdict.INDETERMINATE, reason);
    }

    private static OfTimestamp broken(TimestampFacts stamp, Reason reason) {
        return new OfTimestamp(stamp, Verdict.INVALID, reason);
    }
}
