package org.antin.signing.trust.path;

import org.antin.signing.trust.CertificateChain;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustAnchor.Purpose;
import org.antin.signing.trust.TrustStore;
import org.jspecify.annotations.Nullable;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Finds the path from a certificate to an anchor among the certificates at hand (TT 41/2017 Điều
/// 8: up to the root), and checks it by RFC 5280 6.1, revocation left aside. Nothing is fetched to
/// build a path: an address in a certificate that doesn't chain to a root yet isn't asked.
///
/// The nearest paths come first (RFC 4158 3.2): how far each name is from an anchor is counted
/// beforehand, so that neither loops nor a thousand cross certificates lead astray. A search that
/// still doesn't end within its bounds says so.
public final class PathFinder {
    private static final int LONGEST = 12;
    private static final int MOST_SIGNATURES = 250;
    private static final int MOST_PATHS = 64;
    private static final int MOST_PARTS = 2_000;
    private static final int MOST_CERTIFICATES = 20_000;

    /// How many steps an authority named as anchor beside its own root counts as, so that a path up
    /// to the root is preferred, and how many another provider's root does.
    private static final int SUBORDINATE = 50;

    private static final int OTHER_PROVIDER = 25;

    private final Map<X509Certificate, TrustAnchor> anchors = new HashMap<>();
    private final Map<CanonicalName, List<PathCertificate>> bySubject = new HashMap<>();
    private final Map<CanonicalName, Integer> distances = new HashMap<>();

    /// @param pool certificates that may lie on the way; nobody vouches for them. What can't be
    ///   read is left out, and so is all beyond the first 20,000
    public PathFinder(TrustStore trust, Collection<X509Certificate> pool) {
        var all = new LinkedHashSet<X509Certificate>();
        for (TrustAnchor anchor : trust.anchors()) {
            PathCertificate certificate = read(anchor.certificate());
            if (certificate == null) continue;
            anchors.putIfAbsent(certificate.x509, anchor);
            all.add(certificate.x509);
        }
        all.addAll(trust.known());
        all.addAll(pool);
        var byIssuer = new HashMap<CanonicalName, List<PathCertificate>>();
        all.stream()
                .limit(MOST_CERTIFICATES)
                .forEach(
                        one -> {
                            PathCertificate certificate = read(one);
                            if (certificate == null) return;
                            bySubject
                                    .computeIfAbsent(certificate.subject, _ -> new ArrayList<>())
                                    .add(certificate);
                            byIssuer.computeIfAbsent(certificate.issuer, _ -> new ArrayList<>())
                                    .add(certificate);
                        });
        measure(byIssuer);
    }

    /// Counts how many certificates lie between each name and the nearest anchor, going by names.
    private void measure(Map<CanonicalName, List<PathCertificate>> byIssuer) {
        var next = new ArrayDeque<CanonicalName>();
        for (X509Certificate anchor : anchors.keySet()) {
            PathCertificate certificate = read(anchor);
            if (certificate != null && distances.putIfAbsent(certificate.subject, 0) == null) {
                next.add(certificate.subject);
            }
        }
        while (!next.isEmpty()) {
            CanonicalName name = next.remove();
            int distance = distances.getOrDefault(name, 0) + 1;
            for (PathCertificate issued : byIssuer.getOrDefault(name, List.of())) {
                if (distances.putIfAbsent(issued.subject, distance) == null) {
                    next.add(issued.subject);
                }
            }
        }
    }

    static @Nullable PathCertificate read(X509Certificate certificate) {
        try {
            return PathCertificate.of(certificate);
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
            return null;
        }
    }

    /// What came of a search.
    public sealed interface Outcome {
        /// A path that passes every check but those of revocation.
        ///
        /// @param policies see [PathResult.Valid#policies]
        record Found(CertificateChain chain, java.util.Set<String> policies) implements Outcome {}

        /// There is a path, but the nearest one breaks a rule.
        record Broken(CertificateChain chain, PathFault fault) implements Outcome {}

        /// There is none.
        ///
        /// @param fault [PathCheck#NO_PATH]; or [PathCheck#SIGNATURE] when an issuer is at hand but
        ///   didn't sign
        record NoAnchor(PathFault fault) implements Outcome {}

        /// The search ended at its bounds without a sound path.
        record GaveUp() implements Outcome {}
    }

    /// The best path there is for this certificate, any policy accepted.
    ///
    /// @param at the moment the path must hold; the certificate's own validity is judged elsewhere,
    ///   so outside it the nearest moment inside counts
    public Outcome find(X509Certificate certificate, Instant at) {
        return find(certificate, PathSettings.at(within(certificate, at)));
    }

    /// The best path there is for this certificate under these settings, its own validity included.
    public Outcome find(X509Certificate certificate, PathSettings settings) {
        List<Outcome> all = search(certificate, settings, 1);
        return all.getFirst();
    }

    /// Up to so many sound paths, the nearest first; a single other outcome when there is none.
    List<Outcome> search(X509Certificate certificate, PathSettings settings, int most) {
        PathCertificate target = read(certificate);
        if (target == null) {
            return List.of(new Outcome.NoAnchor(new PathFault(PathCheck.MALFORMED, 0)));
        }
        return new Search(settings, most).from(target);
    }

    /// Certificates with this subject, as they came.
    List<PathCertificate> named(CanonicalName subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    private static Instant within(X509Certificate certificate, Instant at) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        return at.isBefore(from) ? from : at.isAfter(to) ? to : at;
    }

    /// A way up so far.
    ///
    /// @param end the anchor when it is complete; null while it goes on
    /// @param cost steps so far and still to go
    private record Way(
            List<PathCertificate> upward, @Nullable TrustAnchor end, int cost, int order) {}

    private final class Search {
        private final PathSettings settings;
        private final int most;
        private final Signatures signatures = new Signatures(MOST_SIGNATURES);
        private final PriorityQueue<Way> ways =
                new PriorityQueue<>(
                        Comparator.comparingInt(Way::cost)
                                .thenComparing(way -> -way.upward().size())
                                .thenComparing(Way::order));
        private final List<Outcome> sound = new ArrayList<>();
        private Outcome.@Nullable Broken broken;
        private PathFault none = new PathFault(PathCheck.NO_PATH, 0);
        private int parts;
        private int paths;
        private boolean gaveUp;

        Search(PathSettings settings, int most) {
            this.settings = settings;
            this.most = most;
        }

        List<Outcome> from(PathCertificate target) {
            push(List.of(target), 0);
            while (!ways.isEmpty() && sound.size() < most && !gaveUp) {
                Way way = ways.remove();
                if (!lastStepSigned(way.upward())) continue;
                if (way.end() != null) complete(way.upward(), way.end());
                else goOn(way.upward());
            }
            if (!sound.isEmpty()) return sound;
            if (gaveUp || signatures.exhausted()) return List.of(new Outcome.GaveUp());
            return List.of(broken == null ? new Outcome.NoAnchor(none) : broken);
        }

        private void push(List<PathCertificate> upward, int extra) {
            PathCertificate top = upward.getLast();
            TrustAnchor anchor = anchors.get(top.x509);
            int length = upward.size();
            if (anchor != null) {
                int more = top.selfIssued() ? 0 : SUBORDINATE;
                if (anchor.purpose() == Purpose.OTHER_PROVIDER) more += OTHER_PROVIDER;
                ways.add(new Way(upward, anchor, length + more, parts++));
                if (top.selfIssued()) return;
            }
            Integer distance = distances.get(top.issuer);
            if (distance == null || length >= LONGEST) return;
            ways.add(new Way(upward, null, length + distance + 1 + extra, parts++));
            if (parts > MOST_PARTS) gaveUp = true;
        }

        private void goOn(List<PathCertificate> upward) {
            PathCertificate top = upward.getLast();
            for (PathCertificate candidate : bySubject.getOrDefault(top.issuer, List.of())) {
                if (gaveUp || loops(upward, candidate)) continue;
                var further = new ArrayList<>(upward);
                further.add(candidate);
                push(List.copyOf(further), unlikely(candidate, top) ? 1 : 0);
            }
        }

        /// A signature is only verified once its way is the next to be followed. A key whose
        /// parameters are above it can only be tried once the path is whole.
        private boolean lastStepSigned(List<PathCertificate> upward) {
            if (upward.size() < 2) return true;
            PublicKey key = Signatures.key(upward.getLast());
            PathCertificate subject = upward.get(upward.size() - 2);
            boolean signed =
                    key != null && (Signatures.incomplete(key) || signatures.holds(subject, key));
            if (!signed) none = new PathFault(PathCheck.SIGNATURE, upward.size() - 2);
            return signed;
        }

        private void complete(List<PathCertificate> upward, TrustAnchor anchor) {
            if (++paths > MOST_PATHS) {
                gaveUp = true;
                return;
            }
            var chain = new CertificateChain(upward.stream().map(one -> one.x509).toList(), anchor);
            var finding = PathRules.check(upward, settings, signatures);
            PathFault fault = finding.fault();
            if (fault == null) sound.add(new Outcome.Found(chain, finding.policies()));
            else if (fault.check() == PathCheck.TOO_COMPLEX) gaveUp = true;
            else if (broken == null) broken = new Outcome.Broken(chain, fault);
        }
    }

    /// RFC 4158 2.4.2: the same name with the same key a second time leads nowhere new.
    private static boolean loops(List<PathCertificate> upward, PathCertificate candidate) {
        for (PathCertificate one : upward) {
            if (one.equals(candidate)) return true;
            boolean sameKey =
                    one.der
                            .getSubjectPublicKeyInfo()
                            .equals(candidate.der.getSubjectPublicKeyInfo());
            if (sameKey && one.subject.equals(candidate.subject)) return true;
        }
        return false;
    }

    /// Key identifiers are a hint only (RFC 4158 3.5.12): those that differ are tried last.
    private static boolean unlikely(PathCertificate issuer, PathCertificate subject) {
        return subject.authorityKey != null
                && issuer.subjectKey != null
                && !Arrays.equals(subject.authorityKey, issuer.subjectKey);
    }
}
