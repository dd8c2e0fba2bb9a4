package org.antin.signing.trust;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the chain from a certificate to an anchor among the certificates at hand (TT 41/2017 Điều
/// 8: up to the root). Nothing is fetched to build a chain: an address in a certificate that
/// doesn't chain to a root yet isn't asked.
public final class ChainFinder {
    private static final int LONGEST = 10;
    private static final int MOST_TRIES = 200;

    private final TrustStore trust;
    private final Set<X509Certificate> pool;

    /// @param pool certificates the file carries; nobody vouches for them
    public ChainFinder(TrustStore trust, Collection<X509Certificate> pool) {
        this.trust = trust;
        this.pool = new LinkedHashSet<>();
        for (TrustAnchor anchor : trust.anchors()) this.pool.add(anchor.certificate());
        this.pool.addAll(pool);
    }

    /// What came of the search.
    public sealed interface Outcome {
        record Found(CertificateChain chain) implements Outcome {}

        /// There is a chain, but it breaks a rule of RFC 5280 6.1: a CA that isn't one, too long,
        /// out of its names, a CA certificate not valid then.
        record Broken(CertificateChain chain) implements Outcome {}

        record NoAnchor() implements Outcome {}
    }

    /// The best chain there is for this certificate.
    ///
    /// @param at the moment the chain must hold; the certificate's own validity is judged elsewhere
    public Outcome find(X509Certificate certificate, Instant at) {
        var search = new Search(within(certificate, at));
        search.climb(new ArrayList<>(List.of(certificate)));
        if (search.sound != null) return new Outcome.Found(search.sound);
        if (search.broken != null) return new Outcome.Broken(search.broken);
        return new Outcome.NoAnchor();
    }

    /// The moment itself, or the nearest at which the certificate was valid.
    private static Instant within(X509Certificate certificate, Instant at) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        return at.isBefore(from) ? from : at.isAfter(to) ? to : at;
    }

    private final class Search {
        private final Instant at;
        private int tries;
        private @Nullable CertificateChain sound;
        private @Nullable CertificateChain broken;

        Search(Instant at) {
            this.at = at;
        }

        /// Goes on above an anchor where it can: a sub CA named as an anchor beside its root is
        /// checked up to the root.
        void climb(List<X509Certificate> path) {
            X509Certificate top = path.getLast();
            if (path.size() <= LONGEST) {
                for (X509Certificate candidate : pool) {
                    if (sound != null || tries > MOST_TRIES) return;
                    if (path.contains(candidate) || !mayIssue(candidate, top)) continue;
                    tries++;
                    if (!signed(top, candidate)) continue;
                    path.addLast(candidate);
                    climb(path);
                    path.removeLast();
                }
            }
            if (sound != null) return;
            TrustAnchor anchor = anchor(top);
            if (anchor == null) return;
            var chain = new CertificateChain(path, anchor);
            if (holds(chain, at)) sound = chain;
            else if (broken == null) broken = chain;
        }
    }

    private @Nullable TrustAnchor anchor(X509Certificate certificate) {
        for (TrustAnchor anchor : trust.anchors()) {
            if (anchor.certificate().equals(certificate)) return anchor;
        }
        return null;
    }

    private static boolean mayIssue(X509Certificate issuer, X509Certificate subject) {
        if (!issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal()))
            return false;
        byte[] wanted = authorityKey(subject);
        byte[] offered = subjectKey(issuer);
        return wanted == null || offered == null || Arrays.equals(wanted, offered);
    }

    private static byte @Nullable [] authorityKey(X509Certificate certificate) {
        try {
            var value = Addresses.extension(certificate, Extension.authorityKeyIdentifier);
            return value == null
                    ? null
                    : AuthorityKeyIdentifier.getInstance(value).getKeyIdentifierOctets();
        } catch (IllegalArgumentException | ClassCastException e) {
            return null;
        }
    }

    private static byte @Nullable [] subjectKey(X509Certificate certificate) {
        var value = Addresses.extension(certificate, Extension.subjectKeyIdentifier);
        return value instanceof ASN1OctetString
                ? SubjectKeyIdentifier.getInstance(value).getKeyIdentifier()
                : null;
    }

    private static boolean signed(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey(), Crypto.provider());
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /// RFC 5280 6.1, revocation left aside: that is judged with its own evidence.
    private static boolean holds(CertificateChain chain, Instant at) {
        if (chain.certificates().size() == 1) return true;
        try {
            var path =
                    CertificateFactory.getInstance("X.509")
                            .generateCertPath(
                                    chain.certificates()
                                            .subList(0, chain.certificates().size() - 1));
            var anchor = new java.security.cert.TrustAnchor(chain.certificates().getLast(), null);
            var parameters = new PKIXParameters(Set.of(anchor));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return true;
        } catch (CertPathValidatorException e) {
            return false;
        } catch (CertificateException
                | InvalidAlgorithmParameterException
                | NoSuchAlgorithmException e) {
            return false;
        }
    }
}
