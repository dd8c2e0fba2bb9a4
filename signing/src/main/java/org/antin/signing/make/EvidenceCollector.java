package org.antin.signing.make;

import org.antin.signing.trust.CertificateChain;
import org.antin.signing.trust.Crypto;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Gathers what a later check needs to know of certificates: their issuers, and for each of them
/// below the root an OCSP answer or a list (TT 41/2017 Điều 9). What it gathers is judged by the
/// checker, not here.
public final class EvidenceCollector {
    private static final int LONGEST_CHAIN = 10;
    private static final int MOST = 50;

    private final RevocationSource source;
    private final TrustStore trust;

    /// @param source whom to ask
    /// @param trust completes chains whose root isn't at hand, and says which hosts may be asked;
    ///   may be empty
    public EvidenceCollector(RevocationSource source, TrustStore trust) {
        this.source = source;
        this.trust = trust;
    }

    /// What came of it.
    public sealed interface Collected {
        /// All of it.
        record Complete(Evidence evidence) implements Collected {}

        /// Nobody answers about this certificate, or its issuer isn't at hand.
        record Missing(X509Certificate about) implements Collected {}
    }

    /// @param signers the ends of the chains: who signed, who stamped
    /// @param atHand certificates that may lie above them
    /// @param since evidence older than this is of no use
    public Collected collect(
            Collection<X509Certificate> signers,
            Collection<X509Certificate> atHand,
            @Nullable Instant since) {
        var pool = new LinkedHashSet<>(atHand);
        pool.addAll(signers);
        pool.addAll(trust.known());
        trust.anchors().forEach(anchor -> pool.add(anchor.certificate()));
        var waiting = new ArrayDeque<>(signers);
        var kept = new LinkedHashSet<X509Certificate>();
        var asked = new HashSet<X509Certificate>();
        var crls = new ArrayList<byte[]>();
        var answers = new ArrayList<byte[]>();
        while (!waiting.isEmpty()) {
            CertificateChain chain = chain(waiting.removeFirst(), pool);
            List<X509Certificate> certificates = chain.certificates();
            kept.addAll(certificates);
            if (certificates.size() == 1 && !rooted(certificates.getFirst())) {
                return new Collected.Missing(certificates.getFirst());
            }
            for (int place = 0; place < certificates.size() - 1; place++) {
                X509Certificate about = certificates.get(place);
                if (!asked.add(about) || neverAsked(about)) continue;
                if (asked.size() > MOST) return new Collected.Missing(about);
                // A responder is asked about at a responder's, often itself, and nobody is believed
                // about himself: of one of those a list tells.
                if (answersForOthers(about) && crls.addAll(lists(chain, place))) continue;
                List<byte[]> online = source.ocsp(chain, place, since).evidence();
                if (!online.isEmpty()) {
                    answers.addAll(online);
                    online.forEach(answer -> responders(answer, pool, waiting));
                    continue;
                }
                if (!crls.addAll(lists(chain, place))) return new Collected.Missing(about);
            }
        }
        return new Collected.Complete(new Evidence(encoded(kept), crls, answers));
    }

    /// From a certificate upwards as far as issuers are at hand; the last one stands for the
    /// anchor, because whoever signs has chosen his own.
    public CertificateChain chain(X509Certificate of, Collection<X509Certificate> pool) {
        var certificates = new ArrayList<X509Certificate>(List.of(of));
        while (certificates.size() < LONGEST_CHAIN && anchor(certificates.getLast()).isEmpty()) {
            Optional<X509Certificate> issuer = issuer(certificates.getLast(), pool);
            if (issuer.isEmpty() || certificates.contains(issuer.get())) break;
            certificates.add(issuer.get());
        }
        X509Certificate top = certificates.getLast();
        return new CertificateChain(certificates, anchor(top).orElseGet(() -> ownAnchor(top)));
    }

    /// OCSP answers about one certificate, unchecked.
    ///
    /// @param since older ones are of no use
    public List<byte[]> answers(
            X509Certificate about, Collection<X509Certificate> pool, @Nullable Instant since) {
        return place(about, pool)
                .map(p -> source.ocsp(p.chain(), p.at(), since).evidence())
                .orElse(List.of());
    }

    /// Lists that tell of one certificate, unchecked.
    public List<byte[]> lists(X509Certificate about, Collection<X509Certificate> pool) {
        return place(about, pool)
                .map(p -> source.crl(p.chain(), p.at(), null).evidence())
                .orElse(List.of());
    }

    private record Place(CertificateChain chain, int at) {}

    /// Where it stands in the longest chain at hand: which hosts may be asked is said by the
    /// authorities of a chain, and an authority's own certificate is one of them there.
    private Optional<Place> place(X509Certificate about, Collection<X509Certificate> pool) {
        return pool.stream()
                .map(end -> chain(end, pool))
                .filter(chain -> chain.certificates().contains(about))
                .filter(chain -> !chain.certificates().getLast().equals(about))
                .map(chain -> new Place(chain, chain.certificates().indexOf(about)))
                .max(Comparator.comparingInt(Place::at));
    }

    /// The roots and issuers that complete chains.
    public TrustStore trust() {
        return trust;
    }

    /// An anchor for a chain of one's own.
    public static TrustAnchor ownAnchor(X509Certificate top) {
        var purpose =
                TrustStore.saysPractice(top)
                        ? TrustAnchor.Purpose.PRACTICE
                        : TrustAnchor.Purpose.GOVERNMENT;
        return new TrustAnchor(top, purpose, new HostRule.NamedByAuthorities());
    }

    private Optional<TrustAnchor> anchor(X509Certificate certificate) {
        return trust.anchors().stream()
                .filter(anchor -> anchor.certificate().equals(certificate))
                .findFirst();
    }

    private boolean rooted(X509Certificate certificate) {
        return anchor(certificate).isPresent() || issued(certificate, certificate);
    }

    private static Optional<X509Certificate> issuer(
            X509Certificate of, Collection<X509Certificate> pool) {
        return pool.stream().filter(candidate -> issued(candidate, of)).findFirst();
    }

    private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey(), Crypto.provider());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private List<byte[]> lists(CertificateChain chain, int place) {
        return source.crl(chain, place, null).evidence();
    }

    /// RFC 6960, 4.2.2.2.
    private static boolean answersForOthers(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes != null && purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId());
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    /// RFC 6960, 4.2.2.2.1: a responder's certificate may say that nobody need be asked about it.
    private static boolean neverAsked(X509Certificate certificate) {
        return certificate.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId())
                != null;
    }

    private static void responders(
            byte[] answer, Set<X509Certificate> pool, ArrayDeque<X509Certificate> waiting) {
        try {
            if (!(new OCSPResp(answer).getResponseObject() instanceof BasicOCSPResp basic)) return;
            for (X509CertificateHolder one : basic.getCerts()) {
                X509Certificate certificate = Crypto.certificate(one.getEncoded());
                if (pool.add(certificate)) waiting.add(certificate);
            }
        } catch (IOException | OCSPException | CertificateException e) {
            // The checker will say what such an answer is worth.
        }
    }

    private static List<byte[]> encoded(Collection<X509Certificate> certificates) {
        var all = new ArrayList<byte[]>();
        for (X509Certificate certificate : certificates) {
            try {
                all.add(certificate.getEncoded());
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("certificate without its bytes", e);
            }
        }
        return all;
    }
}
