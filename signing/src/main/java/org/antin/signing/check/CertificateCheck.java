package org.antin.signing.check;

import org.antin.signing.make.Refusal;
import org.antin.signing.make.Refusal.Code;
import org.antin.signing.trust.CertificateChain;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.StatusEvidence;
import org.antin.signing.trust.TrustAnchor.Purpose;
import org.antin.signing.trust.TrustStore;
import org.antin.signing.trust.path.PathFinder;
import org.antin.signing.trust.path.StatusFinder;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// Whether a certificate is fit to sign with, before its token is asked (T06; TT 41/2017 Điều 7–8):
/// its path up to a trusted root by RFC 5280, and what the authorities say of it and of those above
/// it. Who doesn't answer in time stops nobody; what is known to be revoked never signs.
/// Thread-safe.
public final class CertificateCheck {
    private final Supplier<TrustStore> trust;
    private final RevocationSource source;
    private final InstantSource clock;
    private final Duration patience;

    private CertificateCheck(
            Supplier<TrustStore> trust,
            RevocationSource source,
            InstantSource clock,
            Duration patience) {
        this.trust = trust;
        this.source = source;
        this.clock = clock;
        this.patience = patience;
    }

    /// @param trust asked anew for every certificate
    /// @param patience for all questions about one signer together
    public static CertificateCheck of(
            Supplier<TrustStore> trust,
            RevocationSource source,
            InstantSource clock,
            Duration patience) {
        return new CertificateCheck(trust, source, clock, patience);
    }

    /// What came of it.
    public sealed interface Finding {
        /// A sound path, and everybody on it in order.
        record Good() implements Finding {}

        /// It must not sign.
        record Unfit(Refusal why) implements Finding {}

        /// It may sign, but this isn't known about it: nobody answered, or nothing is trusted here.
        record Unknown(Reason what) implements Finding {}
    }

    /// Looks at a signer's certificate. Asks over the network: not for inside a transaction.
    ///
    /// @param chain the signer's certificate, then others that may lie above it
    public Finding check(List<X509Certificate> chain) {
        Instant now = clock.instant();
        TrustStore trusted = trust.get();
        if (trusted.anchors().isEmpty()) return new Finding.Unknown(Reason.NO_TRUST);
        var paths = new PathFinder(trusted, chain);
        return switch (paths.find(chain.getFirst(), now)) {
            case PathFinder.Outcome.NoAnchor _ -> unfit(Code.CHAIN_UNTRUSTED);
            case PathFinder.Outcome.Broken(var path, var _)
                    when path.anchor().purpose() == Purpose.OTHER_PROVIDER ->
                    unfit(Code.CHAIN_UNTRUSTED);
            case PathFinder.Outcome.Broken(var _, var fault) ->
                    fault.check().open()
                            ? new Finding.Unknown(Reason.CHAIN_TOO_COMPLEX)
                            : unfit(Code.CHAIN_BROKEN);
            case PathFinder.Outcome.GaveUp() -> new Finding.Unknown(Reason.CHAIN_TOO_COMPLEX);
            case PathFinder.Outcome.Found(var path, var _) ->
                    path.anchor().purpose() == Purpose.OTHER_PROVIDER
                            ? unfit(Code.CHAIN_UNTRUSTED)
                            : status(path, paths, now);
        };
    }

    private Finding status(CertificateChain path, PathFinder paths, Instant now) {
        var bounded = new BoundedSource(source, Deadline.in(patience));
        var statuses =
                new StatusFinder(bounded, paths, List.of(), List.of(), EvidenceStrength::allows);
        boolean known = true;
        for (int place = 0; place < path.certificates().size() - 1; place++) {
            var enough = Standing.currentAt(now, path.certificates().get(place));
            var found = statuses.find(path, place, now, null, enough, true);
            var standing = Standing.of(found.evidence(), now, enough, now);
            switch (standing.word()) {
                case GOOD -> {}
                case UNKNOWN -> known = false;
                // One that ends tomorrow has been given up today.
                case REVOKED_BY_THEN, REVOKED_LATER -> {
                    return place == 0
                            ? unfit(Code.CERTIFICATE_REVOKED, since(standing.evidence()))
                            : unfit(Code.ISSUER_REVOKED);
                }
            }
        }
        return known ? new Finding.Good() : new Finding.Unknown(Reason.REVOCATION_UNKNOWN);
    }

    private static String since(@Nullable StatusEvidence evidence) {
        Instant at = evidence == null ? null : evidence.revokedAt();
        return at == null ? "?" : Words.moment(at);
    }

    private static Finding unfit(Code code, Object... args) {
        return new Finding.Unfit(Refusal.of(code, args));
    }
}
