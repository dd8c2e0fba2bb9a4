package org.antin.signing.trust.path;

import org.jspecify.annotations.Nullable;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// RFC 5280 6.1 for one path, revocation left aside (that is [PathValidator]'s). One method a
/// check, in the order of the text; the first that fails is the answer.
final class PathRules {
    private final List<PathCertificate> path;
    private final PathSettings settings;
    private final Signatures signatures;
    private final int n;

    // RFC 5280 6.1.2
    private final PolicyGraph policies = new PolicyGraph();
    private final PermittedNames names = new PermittedNames();
    private int explicitPolicy;
    private int inhibitAny;
    private int policyMapping;
    private int maxPathLength;
    private @Nullable PublicKey workingKey;
    private CanonicalName workingName;
    private Set<String> holding = Set.of();

    private PathRules(List<PathCertificate> upward, PathSettings settings, Signatures signatures) {
        this.path = upward;
        this.settings = settings;
        this.signatures = signatures;
        this.n = upward.size() - 1;
        this.explicitPolicy = settings.explicitPolicy() ? 0 : n + 1;
        this.inhibitAny = settings.inhibitAny() ? 0 : n + 1;
        this.policyMapping = settings.inhibitMapping() ? 0 : n + 1;
        this.maxPathLength = n;
        PathCertificate anchor = upward.getLast();
        this.workingKey = Signatures.key(anchor);
        this.workingName = anchor.subject;
    }

    /// What came of it.
    ///
    /// @param fault null when every check passed
    /// @param policies see [PathResult.Valid#policies]
    record Finding(@Nullable PathFault fault, Set<String> policies) {}

    /// @param upward the certificate asked about first, the anchor's last; at least one
    static Finding check(
            List<PathCertificate> upward, PathSettings settings, Signatures signatures) {
        var rules = new PathRules(upward, settings, signatures);
        PathFault fault = rules.check();
        return new Finding(fault, fault == null ? rules.holding : Set.of());
    }

    private @Nullable PathFault check() {
        PathCheck failed = anchorsBounds(path.getLast());
        if (failed != null) return new PathFault(failed, n);
        for (int place = n - 1; place >= 0; place--) {
            PathCertificate certificate = path.get(place);
            failed = basic(certificate, place);
            if (failed == null) failed = place > 0 ? prepare(certificate) : wrapUp(certificate);
            if (failed != null) return new PathFault(failed, place);
        }
        return null;
    }

    /// An anchor that comes as a certificate may bind what is below it (RFC 5937 3.2).
    private @Nullable PathCheck anchorsBounds(PathCertificate anchor) {
        if (anchor.malformed) return PathCheck.MALFORMED;
        if (anchor.pathLength != null) maxPathLength = Math.min(maxPathLength, anchor.pathLength);
        return anchor.nameConstraints == null ? null : names.narrow(anchor.nameConstraints);
    }

    /// RFC 5280 6.1.3.
    private @Nullable PathCheck basic(PathCertificate certificate, int place) {
        if (certificate.malformed || twoAlgorithms(certificate)) return PathCheck.MALFORMED;
        if (!certificate.issuer.equals(workingName) || workingName.isEmpty()) {
            return PathCheck.NAME_CHAINING; // (a)(4)
        }
        if (!signed(certificate)) { // (a)(1)
            return signatures.exhausted() ? PathCheck.TOO_COMPLEX : PathCheck.SIGNATURE;
        }
        if (!algorithmAllowed(certificate)) return PathCheck.ALGORITHM;
        if (!validAt(certificate, settings.at())) return PathCheck.VALIDITY; // (a)(2)
        if (!certificate.selfIssued() || place == 0) { // (b), (c)
            PathCheck outside = names.check(certificate);
            if (outside != null) return outside;
        }
        boolean anyCounts = inhibitAny > 0 || (place > 0 && certificate.selfIssued());
        policies.descend(certificate.policies, anyCounts); // (d), (e)
        return explicitPolicy > 0 || !policies.isEmpty() ? null : PathCheck.POLICY; // (f)
    }

    /// RFC 5280 4.1.1.2: the algorithm inside the signed part is the one outside.
    private static boolean twoAlgorithms(PathCertificate certificate) {
        return !certificate
                .der
                .getSignatureAlgorithm()
                .equals(certificate.der.getTBSCertificate().getSignature());
    }

    private boolean signed(PathCertificate certificate) {
        return workingKey != null && signatures.holds(certificate, workingKey);
    }

    private boolean algorithmAllowed(PathCertificate certificate) {
        return workingKey != null
                && settings.algorithms()
                        .allows(certificate.der.getSignatureAlgorithm(), workingKey);
    }

    static boolean validAt(PathCertificate certificate, Instant at) {
        Date moment = Date.from(at);
        return !moment.before(certificate.x509.getNotBefore())
                && !moment.after(certificate.x509.getNotAfter());
    }

    /// RFC 5280 6.1.4.
    private @Nullable PathCheck prepare(PathCertificate certificate) {
        if (mapsAny(certificate.mappings)) return PathCheck.POLICY_MAPPING; // (a)
        if (!certificate.mappings.isEmpty()) { // (b)
            policies.map(certificate.mappings, policyMapping > 0);
        }
        workingName = certificate.subject; // (c)
        workingKey = keyBelow(certificate); // (d), (e), (f)
        if (certificate.nameConstraints != null) { // (g)
            PathCheck wrong = names.narrow(certificate.nameConstraints);
            if (wrong != null) return wrong;
        }
        countDown(certificate); // (h), (i), (j)
        if (!isAuthority(certificate)) return PathCheck.BASIC_CONSTRAINTS; // (k)
        if (!certificate.selfIssued() && maxPathLength-- <= 0) { // (l)
            return PathCheck.PATH_LENGTH;
        }
        if (certificate.pathLength != null) { // (m)
            maxPathLength = Math.min(maxPathLength, certificate.pathLength);
        }
        if (!certificate.maySignCertificates()) return PathCheck.KEY_USAGE; // (n)
        return certificate.criticalUnknown ? PathCheck.CRITICAL_EXTENSION : null; // (o)
    }

    private static boolean mapsAny(Map<String, Set<String>> mappings) {
        return mappings.containsKey(PolicyGraph.ANY)
                || mappings.values().stream().anyMatch(to -> to.contains(PolicyGraph.ANY));
    }

    private @Nullable PublicKey keyBelow(PathCertificate certificate) {
        PublicKey key = Signatures.key(certificate);
        if (key == null || workingKey == null || !Signatures.incomplete(key)) return key;
        return Signatures.completed(key, workingKey);
    }

    private void countDown(PathCertificate certificate) {
        if (!certificate.selfIssued()) { // (h)
            explicitPolicy = Math.max(0, explicitPolicy - 1);
            policyMapping = Math.max(0, policyMapping - 1);
            inhibitAny = Math.max(0, inhibitAny - 1);
        }
        if (certificate.requireExplicit != null) { // (i)(1)
            explicitPolicy = Math.min(explicitPolicy, certificate.requireExplicit);
        }
        if (certificate.inhibitMapping != null) { // (i)(2)
            policyMapping = Math.min(policyMapping, certificate.inhibitMapping);
        }
        if (certificate.inhibitAny != null) { // (j)
            inhibitAny = Math.min(inhibitAny, certificate.inhibitAny);
        }
    }

    /// Only a version 3 certificate can say so.
    private static boolean isAuthority(PathCertificate certificate) {
        return certificate.x509.getVersion() == 3 && certificate.authority;
    }

    /// RFC 5280 6.1.5.
    private @Nullable PathCheck wrapUp(PathCertificate certificate) {
        explicitPolicy = Math.max(0, explicitPolicy - 1); // (a)
        if (certificate.requireExplicit != null && certificate.requireExplicit == 0) {
            explicitPolicy = 0; // (b)
        }
        if (certificate.criticalUnknown) return PathCheck.CRITICAL_EXTENSION; // (f)
        holding = policies.holding(settings.policies()); // (g)
        return explicitPolicy > 0 || !holding.isEmpty() ? null : PathCheck.POLICY;
    }
}
