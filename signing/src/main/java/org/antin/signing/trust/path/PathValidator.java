package org.antin.signing.trust.path;

import org.antin.signing.trust.CertificateChain;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.StatusEvidence.State;
import org.antin.signing.trust.TrustStore;
import org.antin.signing.trust.path.CrlChecker.Held;
import org.antin.signing.trust.path.PathFinder.Outcome;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Validation of a certificate by RFC 5280 6 as a whole: a path to an anchor that passes every
/// check, the state of each certificate on it included. For a moment that isn't in the past; what a
/// signature made earlier is worth is judged with more history. What a key may be used for beyond
/// certificates and lists (extended key usage) is the caller's matter. Thread-safe.
public final class PathValidator {
    private static final int MOST_PATHS = 8;

    private final PathFinder paths;
    private final RevocationSource source;
    private final List<Held> lists;
    private final List<byte[]> ocspAnswers;

    /// @param certificates that may lie on the way or belong to signers of lists
    /// @param crls DER
    /// @param ocspAnswers DER of OCSPResponse or BasicOCSPResponse
    /// @param source who may be asked beyond that
    public PathValidator(
            TrustStore trust,
            Collection<X509Certificate> certificates,
            Collection<byte[]> crls,
            Collection<byte[]> ocspAnswers,
            RevocationSource source) {
        this.paths = new PathFinder(trust, certificates);
        this.source = source;
        this.lists = StatusFinder.read(crls);
        this.ocspAnswers = List.copyOf(ocspAnswers);
    }

    /// Valid when one path passes everything; undetermined when one might, for all that is known.
    public PathResult validate(X509Certificate certificate, PathSettings settings) {
        var statuses =
                new StatusFinder(
                        source, paths, lists, ocspAnswers, EvidencePolicy.ANY, settings.at());
        var faults = new ArrayList<PathFault>();
        for (Outcome outcome : paths.search(certificate, settings, MOST_PATHS)) {
            switch (outcome) {
                case Outcome.Found(var chain, var policies) -> {
                    PathFault fault = status(chain, settings, statuses);
                    if (fault == null) return new PathResult.Valid(chain, policies);
                    faults.add(fault);
                }
                case Outcome.Broken(_, var fault) -> faults.add(fault);
                case Outcome.NoAnchor(var fault) -> faults.add(fault);
                case Outcome.GaveUp() -> faults.add(new PathFault(PathCheck.TOO_COMPLEX, 0));
            }
        }
        return PathResult.of(
                faults.stream()
                        .filter(f -> f.check().open())
                        .findFirst()
                        .orElse(faults.getFirst()));
    }

    /// RFC 5280 6.1.3 (a)(3), from the anchor down.
    private static @Nullable PathFault status(
            CertificateChain chain, PathSettings settings, StatusFinder statuses) {
        for (int place = chain.certificates().size() - 2; place >= 0; place--) {
            State state = statuses.stateAt(chain, place, settings.at());
            if (state == null) return new PathFault(PathCheck.REVOCATION_UNKNOWN, place);
            if (state != State.GOOD) return new PathFault(PathCheck.REVOCATION, place);
        }
        return null;
    }
}
