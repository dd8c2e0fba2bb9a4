package org.antin.signing.trust.path;

import org.antin.signing.trust.Crypto;
import org.antin.signing.trust.SignedWith;
import org.antin.signing.trust.StatusEvidence;
import org.antin.signing.trust.StatusEvidence.Kind;
import org.antin.signing.trust.StatusEvidence.State;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/// Reads OCSP answers (RFC 6960) as evidence about one certificate. Only the issuer itself, or a
/// responder it delegated to by a certificate of its own making (4.2.2.2), is believed.
final class OcspReader {
    private OcspReader() {}

    /// What an answer says of one certificate.
    ///
    /// @param delegate who says it in the issuer's place, where somebody has yet to say that this
    ///   one's certificate isn't revoked (4.2.2.2.1); null when nobody need be asked
    record Answer(StatusEvidence evidence, @Nullable X509Certificate delegate) {}

    static Optional<Answer> answer(
            byte[] der, boolean embedded, X509Certificate certificate, X509Certificate issuer) {
        try {
            BasicOCSPResp basic = basic(der);
            if (basic == null) return Optional.empty();
            SingleResp about = about(basic, certificate, issuer);
            if (about == null) return Optional.empty();
            X509Certificate by = signer(basic, about, certificate, issuer);
            if (by == null) return Optional.empty();
            boolean settled = by.equals(issuer) || neverAsked(by);
            var evidence = evidence(basic, about, embedded, signatures(basic, by, issuer));
            return Optional.of(new Answer(evidence, settled ? null : by));
        } catch (IOException
                | OCSPException
                | OperatorCreationException
                | GeneralSecurityException
                | ParseException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException e) {
            return Optional.empty();
        }
    }

    private static @Nullable BasicOCSPResp basic(byte[] der) throws IOException, OCSPException {
        try {
            var response = new OCSPResp(der);
            if (response.getStatus() == OCSPResp.SUCCESSFUL
                    && response.getResponseObject() instanceof BasicOCSPResp basic) {
                return basic;
            }
            return null;
        } catch (IOException | IllegalArgumentException e) {
            // Some containers keep the inner part alone.
            return new BasicOCSPResp(BasicOCSPResponse.getInstance(der));
        }
    }

    private static @Nullable SingleResp about(
            BasicOCSPResp basic, X509Certificate certificate, X509Certificate issuer)
            throws CertificateException, OperatorCreationException, OCSPException {
        DigestCalculatorProvider digests =
                new JcaDigestCalculatorProviderBuilder().setProvider(Crypto.provider()).build();
        var holder = new JcaX509CertificateHolder(issuer);
        SingleResp newest = null;
        for (SingleResp single : basic.getResponses()) {
            if (single.getCertID().getSerialNumber().equals(certificate.getSerialNumber())
                    && single.getCertID().matchesIssuer(holder, digests)
                    && (newest == null || single.getThisUpdate().after(newest.getThisUpdate()))) {
                newest = single;
            }
        }
        return newest;
    }

    /// The issuer, or the one it delegated to, whose signature holds; null when there is neither.
    private static @Nullable X509Certificate signer(
            BasicOCSPResp basic,
            SingleResp about,
            X509Certificate certificate,
            X509Certificate issuer)
            throws GeneralSecurityException, OperatorCreationException, OCSPException {
        var responder = basic.getResponderId().toASN1Primitive();
        if (isResponder(responder, new JcaX509CertificateHolder(issuer))
                && basic.isSignatureValid(verifier(issuer))) {
            return issuer;
        }
        Instant produced = basic.getProducedAt().toInstant();
        Instant known = about.getThisUpdate().toInstant();
        for (X509CertificateHolder holder : basic.getCerts()) {
            if (!isResponder(responder, holder)) continue;
            X509Certificate delegate = certificate(holder);
            if (delegate != null
                    // Whoever has its key would say so.
                    && !delegate.equals(certificate)
                    && delegated(delegate, issuer, produced)
                    && !known.isAfter(delegate.getNotAfter().toInstant())
                    && basic.isSignatureValid(verifier(delegate))) {
                return delegate;
            }
        }
        return null;
    }

    private static List<SignedWith> signatures(
            BasicOCSPResp basic, X509Certificate by, X509Certificate issuer) {
        var own = new SignedWith(basic.getSignatureAlgorithmID(), by.getPublicKey());
        if (by.equals(issuer)) return List.of(own);
        var delegation = PathCertificate.of(by).der.getSignatureAlgorithm();
        return List.of(own, new SignedWith(delegation, issuer.getPublicKey()));
    }

    /// 4.2.2.2.1: to be trusted for as long as its certificate lasts.
    private static boolean neverAsked(X509Certificate delegate) {
        return delegate.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId())
                != null;
    }

    private static @Nullable X509Certificate certificate(X509CertificateHolder holder) {
        try {
            return Crypto.certificate(holder.getEncoded());
        } catch (IOException | CertificateException e) {
            return null;
        }
    }

    private static boolean isResponder(ResponderID id, X509CertificateHolder holder)
            throws GeneralSecurityException {
        if (id.getName() != null) return id.getName().equals(holder.getSubject());
        SubjectPublicKeyInfo key = holder.getSubjectPublicKeyInfo();
        byte[] hash = MessageDigest.getInstance("SHA-1").digest(key.getPublicKeyData().getBytes());
        return Arrays.equals(hash, id.getKeyHash());
    }

    private static boolean delegated(X509Certificate delegate, X509Certificate issuer, Instant at)
            throws CertificateParsingException {
        if (!delegate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()))
            return false;
        if (at.isBefore(delegate.getNotBefore().toInstant())
                || at.isAfter(delegate.getNotAfter().toInstant())) {
            return false;
        }
        var purposes = delegate.getExtendedKeyUsage();
        if (purposes == null || !purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId())) {
            return false;
        }
        try {
            delegate.verify(issuer.getPublicKey(), Crypto.provider());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static StatusEvidence evidence(
            BasicOCSPResp basic, SingleResp about, boolean embedded, List<SignedWith> signatures)
            throws ParseException {
        CertificateStatus status = about.getCertStatus();
        Instant revokedAt = null;
        Integer reason = null;
        StatusEvidence.State state =
                status == null
                        ? State.GOOD
                        : status instanceof RevokedStatus ? State.REVOKED : State.UNKNOWN;
        if (status instanceof RevokedStatus revoked) {
            revokedAt = revoked.getRevocationTime().toInstant();
            reason = revoked.hasRevocationReason() ? revoked.getRevocationReason() : null;
        }
        Extensions details = details(about);
        return new StatusEvidence(
                Kind.OCSP,
                embedded,
                state,
                about.getThisUpdate().toInstant(),
                moment(about.getNextUpdate()),
                basic.getProducedAt().toInstant(),
                revokedAt,
                reason,
                state == State.REVOKED ? time(details, Extension.invalidityDate) : null,
                time(details, OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff),
                signatures);
    }

    private static @Nullable Extensions details(SingleResp about) {
        var oids = about.getExtensionOIDs();
        if (oids.isEmpty()) return null;
        var all = new Extension[oids.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = about.getExtension((ASN1ObjectIdentifier) oids.get(i));
        }
        return new Extensions(all);
    }

    private static @Nullable Instant time(@Nullable Extensions details, ASN1ObjectIdentifier which)
            throws ParseException {
        return Crl.time(Crl.value(details, which));
    }

    private static @Nullable Instant moment(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static ContentVerifierProvider verifier(X509Certificate signer)
            throws OperatorCreationException {
        return new JcaContentVerifierProviderBuilder()
                .setProvider(Crypto.provider())
                .build(signer.getPublicKey());
    }
}
