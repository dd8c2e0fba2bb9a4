package org.antin.signing.trust.path;

import org.antin.signing.trust.CertificateChain;
import org.antin.signing.trust.SignedWith;
import org.antin.signing.trust.StatusEvidence;
import org.antin.signing.trust.StatusEvidence.Kind;
import org.antin.signing.trust.StatusEvidence.State;
import org.jspecify.annotations.Nullable;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What lists of revoked certificates say about one certificate (RFC 5280 6.3.3): complete and
/// delta lists, lists cut by reason, lists kept by somebody else. Whether they are fresh enough is
/// for who asks.
final class CrlChecker {
    /// RFC 5280 5.3.1: a delta list takes a certificate off again.
    private static final int REMOVED = 8;

    private static final int MOST_SIGNERS = 16;
    private static final int MOST_SIGNATURES = 400;

    /// Who may sign lists.
    interface Signers {
        /// Certificates of this name that may belong to a signer.
        List<PathCertificate> named(CanonicalName name);

        /// Whether this certificate, whose key signed the list, is in order and under the same
        /// anchor (RFC 5280 6.3.3 (f)).
        boolean believed(PathCertificate signer, CertificateChain chain, int place, Crl list);
    }

    /// @param embedded whether the file itself carried it
    record Held(Crl crl, boolean embedded) {}

    private record Signed(Crl crl, PublicKey key) {}

    /// A list that may tell of a certificate, and what it is signed with.
    private record Usable(Crl crl, boolean embedded, List<SignedWith> signatures) {}

    private final Signers signers;
    private final Map<Signed, Boolean> signed = new HashMap<>();

    CrlChecker(Signers signers) {
        this.signers = signers;
    }

    /// What one list says.
    ///
    /// @param reasons which reasons it covers
    private record Told(StatusEvidence evidence, int reasons) {}

    List<StatusEvidence> about(List<Held> lists, CertificateChain chain, int place) {
        PathCertificate certificate = PathFinder.read(chain.certificates().get(place));
        if (certificate == null) return List.of();
        var deltas = new ArrayList<Usable>();
        var complete = new ArrayList<Usable>();
        for (Held held : lists) {
            var signatures = usable(held.crl(), certificate, chain, place);
            if (signatures == null) continue;
            (held.crl().base == null ? complete : deltas)
                    .add(new Usable(held.crl(), held.embedded(), signatures));
        }
        var told = new ArrayList<Told>();
        for (Usable list : complete) {
            int reasons = reasons(list.crl(), certificate);
            told(list, null, certificate, reasons).ifPresent(told::add);
            Usable delta = newest(deltas, list.crl());
            if (delta != null) told(list, delta, certificate, reasons).ifPresent(told::add);
        }
        for (Usable delta : deltas) {
            // Revoked is revoked, whether or not the list it changes is at hand.
            told(delta, null, certificate, 0)
                    .filter(t -> t.evidence().state() == State.REVOKED)
                    .filter(t -> !Objects.equals(t.evidence().reason(), REMOVED))
                    .ifPresent(told::add);
        }
        return together(told);
    }

    /// Whether changes to the lists at hand are announced and none of them is here (RFC 5280
    /// 5.2.6): "good" then only means "as of the last complete list".
    boolean changesMissing(List<Held> lists, CertificateChain chain, int place) {
        PathCertificate certificate = PathFinder.read(chain.certificates().get(place));
        if (certificate == null) return false;
        boolean announced = false;
        for (Held held : lists) {
            Crl list = held.crl();
            if (list.base != null || usable(list, certificate, chain, place) == null) continue;
            if (lists.stream().anyMatch(other -> follows(other.crl(), list))) return false;
            announced |= list.announcesChanges || certificate.announcesChanges;
        }
        return announced;
    }

    /// Whether this delta list tells what came after that one, be it nothing.
    private static boolean follows(Crl delta, Crl complete) {
        return delta.base != null
                && complete.number != null
                && delta.issuer.equals(complete.issuer)
                && complete.number.compareTo(delta.base) >= 0;
    }

    /// What a list is signed with that may tell of the certificate; null when it may not.
    private @Nullable List<SignedWith> usable(
            Crl crl, PathCertificate certificate, CertificateChain chain, int place) {
        return crl.understood && reasons(crl, certificate) != 0
                ? signedByOneBelieved(crl, certificate, chain, place)
                : null;
    }

    private static int reasons(Crl crl, PathCertificate certificate) {
        try {
            return CrlScope.reasons(crl, certificate);
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
            return 0;
        }
    }

    /// RFC 5280 6.3.3 (f), (g) and (h).
    private @Nullable List<SignedWith> signedByOneBelieved(
            Crl crl, PathCertificate certificate, CertificateChain chain, int place) {
        var candidates = new ArrayList<PathCertificate>();
        for (X509Certificate above : chain.above(place)) {
            PathCertificate authority = PathFinder.read(above);
            if (authority != null && authority.subject.equals(crl.issuer)) {
                candidates.add(authority);
            }
        }
        int authorities = candidates.size();
        candidates.addAll(signers.named(crl.issuer));
        for (int i = 0; i < Math.min(candidates.size(), MOST_SIGNERS); i++) {
            PathCertificate signer = candidates.get(i);
            PublicKey key = key(signer, chain);
            if (key == null || !signer.maySignLists() || !signedWith(crl, key)) continue;
            var own = new SignedWith(crl.algorithm, key);
            if (i < authorities) return List.of(own);
            // A list may speak of its own signer only where the issuer decided so.
            if (signer.equals(certificate) && !CrlScope.delegated(certificate, crl.issuer)) {
                continue;
            }
            if (signers.believed(signer, chain, place, crl)) {
                return appointed(own, signer, chain, place);
            }
        }
        return null;
    }

    /// With how the certificate of a signer of lists is itself signed, by an authority above.
    private static List<SignedWith> appointed(
            SignedWith own, PathCertificate signer, CertificateChain chain, int place) {
        for (X509Certificate above : chain.above(place)) {
            PathCertificate authority = PathFinder.read(above);
            if (authority != null && authority.subject.equals(signer.issuer)) {
                var appointment = signer.der.getSignatureAlgorithm();
                return List.of(own, new SignedWith(appointment, above.getPublicKey()));
            }
        }
        return List.of(own);
    }

    private boolean signedWith(Crl crl, PublicKey key) {
        var pair = new Signed(crl, key);
        Boolean before = signed.get(pair);
        if (before != null) return before;
        if (signed.size() >= MOST_SIGNATURES) return false;
        boolean holds = crl.signedWith(key);
        signed.put(pair, holds);
        return holds;
    }

    /// The signer's key, with the parameters it may borrow from above it in the chain.
    private static @Nullable PublicKey key(PathCertificate signer, CertificateChain chain) {
        PublicKey key = Signatures.key(signer);
        if (key == null || !Signatures.incomplete(key)) return key;
        List<X509Certificate> path = chain.certificates();
        PublicKey above = path.getLast().getPublicKey();
        for (int i = path.size() - 2; i >= 0; i--) {
            PublicKey own = path.get(i).getPublicKey();
            PublicKey whole = Signatures.incomplete(own) ? Signatures.completed(own, above) : own;
            if (whole == null) return null;
            if (path.get(i).equals(signer.x509)) return whole;
            above = whole;
        }
        return null;
    }

    /// RFC 5280 5.2.4 and 6.3.3 (c).
    private static @Nullable Usable newest(List<Usable> deltas, Crl complete) {
        return deltas.stream()
                .filter(d -> changes(d.crl(), complete))
                .max(Comparator.comparing(d -> d.crl().thisUpdate))
                .orElse(null);
    }

    private static boolean changes(Crl delta, Crl complete) {
        return delta.base != null
                && delta.number != null
                && complete.number != null
                && delta.issuer.equals(complete.issuer)
                && Objects.equals(delta.scope, complete.scope)
                && Arrays.equals(delta.authorityKey, complete.authorityKey)
                && complete.number.compareTo(delta.base) >= 0
                && complete.number.compareTo(delta.number) < 0;
    }

    /// RFC 5280 6.3.3 (i) to (k).
    private static Optional<Told> told(
            Usable list, @Nullable Usable delta, PathCertificate certificate, int reasons) {
        try {
            CrlEntries.Entry entry = entry(list.crl(), certificate);
            Crl newest = list.crl();
            boolean embedded = list.embedded();
            List<SignedWith> signatures = list.signatures();
            if (delta != null) {
                newest = delta.crl();
                embedded &= delta.embedded();
                signatures = both(signatures, delta.signatures());
                CrlEntries.Entry changed = entry(newest, certificate);
                if (changed != null) {
                    entry = Objects.equals(changed.reason(), REMOVED) ? null : changed;
                }
            }
            return Optional.of(new Told(evidence(newest, entry, embedded, signatures), reasons));
        } catch (UnreadableEntry e) {
            return Optional.empty();
        }
    }

    private static CrlEntries.@Nullable Entry entry(Crl crl, PathCertificate certificate)
            throws UnreadableEntry {
        return crl.entry(certificate.issuer, certificate.x509.getSerialNumber()).orElse(null);
    }

    private static StatusEvidence evidence(
            Crl crl,
            CrlEntries.@Nullable Entry entry,
            boolean embedded,
            List<SignedWith> signatures) {
        return new StatusEvidence(
                Kind.CRL,
                embedded,
                entry == null ? State.GOOD : State.REVOKED,
                crl.thisUpdate,
                crl.nextUpdate,
                null,
                entry == null ? null : entry.revokedAt(),
                entry == null ? null : entry.reason(),
                entry == null ? null : entry.invalidSince(),
                crl.expiredSince,
                signatures);
    }

    private static List<SignedWith> both(List<SignedWith> some, List<SignedWith> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    /// RFC 5280 6.3.3 (l): lists cut by reason say "good" only together.
    private static List<StatusEvidence> together(List<Told> told) {
        var evidence = new ArrayList<StatusEvidence>();
        var parts = new ArrayList<Told>();
        for (Told one : told) {
            boolean good = one.evidence().state() == State.GOOD;
            if (good && one.reasons() != CrlScope.ALL_REASONS) parts.add(one);
            else evidence.add(one.evidence());
        }
        parts.sort(Comparator.comparing((Told t) -> t.evidence().thisUpdate()).reversed());
        StatusEvidence sum = null;
        int covered = 0;
        for (Told part : parts) {
            if ((part.reasons() & ~covered) == 0) continue;
            covered |= part.reasons();
            sum = sum == null ? part.evidence() : weaker(sum, part.evidence());
        }
        if (sum != null && covered == CrlScope.ALL_REASONS) evidence.add(sum);
        return evidence;
    }

    /// Two lists together are as old as the older and last as long as the shorter-lived.
    private static StatusEvidence weaker(StatusEvidence a, StatusEvidence b) {
        Instant expired =
                a.expiredSince() == null || b.expiredSince() == null
                        ? null
                        : a.expiredSince().isAfter(b.expiredSince())
                                ? a.expiredSince()
                                : b.expiredSince();
        return new StatusEvidence(
                Kind.CRL,
                a.embedded() && b.embedded(),
                State.GOOD,
                a.thisUpdate().isBefore(b.thisUpdate()) ? a.thisUpdate() : b.thisUpdate(),
                earlier(a.nextUpdate(), b.nextUpdate()),
                null,
                null,
                null,
                null,
                expired,
                both(a.signatures(), b.signatures()));
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        return a == null || b == null ? null : a.isBefore(b) ? a : b;
    }
}
