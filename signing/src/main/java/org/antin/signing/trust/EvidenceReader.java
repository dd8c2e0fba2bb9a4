package org.antin.signing.trust;

import org.antin.signing.trust.StatusEvidence.Kind;
import org.antin.signing.trust.StatusEvidence.State;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads CRLs (RFC 5280 5) as evidence about one certificate. What isn't signed by the issuer, is
/// about other certificates, or says things we don't understand, is no evidence.
final class EvidenceReader {
    private static final int CRL_SIGN = 6;
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD =
            Set.of(Extension.issuingDistributionPoint, Extension.authorityKeyIdentifier);

    private EvidenceReader() {}

    static Optional<StatusEvidence> crl(
            byte[] der, boolean embedded, X509Certificate certificate, X509Certificate issuer) {
        try {
            var crl = new X509CRLHolder(der);
            if (!about(crl, certificate, issuer)) return Optional.empty();
            boolean someReasons = false;
            var point = Extension.issuingDistributionPoint;
            if (crl.getExtension(point) != null) {
                var scope =
                        IssuingDistributionPoint.getInstance(
                                crl.getExtension(point).getParsedValue());
                if (!covers(scope, certificate)) return Optional.empty();
                someReasons = scope.getOnlySomeReasons() != null;
            }
            X509CRLEntryHolder entry = crl.getRevokedCertificate(certificate.getSerialNumber());
            // A list of some reasons only can't say "good".
            if (entry == null && someReasons) return Optional.empty();
            return Optional.of(evidence(crl, entry, embedded));
        } catch (IOException
                | OperatorCreationException
                | CertException
                | CertificateEncodingException
                | ParseException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException e) {
            return Optional.empty();
        }
    }

    private static boolean about(
            X509CRLHolder crl, X509Certificate certificate, X509Certificate issuer)
            throws OperatorCreationException, CertException, CertificateEncodingException {
        var holder = new JcaX509CertificateHolder(issuer);
        if (!crl.getIssuer().equals(holder.getSubject())
                || !crl.getIssuer().equals(new JcaX509CertificateHolder(certificate).getIssuer())) {
            return false;
        }
        for (Object oid : crl.getCriticalExtensionOIDs()) {
            if (!(oid instanceof ASN1ObjectIdentifier id) || !UNDERSTOOD.contains(id)) return false;
        }
        // A delta list alone says too little.
        if (crl.getExtension(Extension.deltaCRLIndicator) != null) return false;
        boolean[] usage = issuer.getKeyUsage();
        if (usage != null && !usage[CRL_SIGN]) return false;
        return crl.isSignatureValid(verifier(issuer));
    }

    static ContentVerifierProvider verifier(X509Certificate signer)
            throws OperatorCreationException {
        return new JcaContentVerifierProviderBuilder()
                .setProvider(Crypto.provider())
                .build(signer.getPublicKey());
    }

    private static boolean covers(IssuingDistributionPoint scope, X509Certificate certificate) {
        boolean authority = certificate.getBasicConstraints() >= 0;
        if (scope.isIndirectCRL() || scope.onlyContainsAttributeCerts()) return false;
        if (scope.onlyContainsCACerts() && !authority) return false;
        if (scope.onlyContainsUserCerts() && authority) return false;
        DistributionPointName name = scope.getDistributionPoint();
        if (name == null) return true;
        if (name.getType() != DistributionPointName.FULL_NAME) return false;
        List<String> own = Addresses.crl(certificate).stream().map(URI::toString).toList();
        for (GeneralName one : GeneralNames.getInstance(name.getName()).getNames()) {
            if (own.contains(one.getName().toString())) return true;
        }
        return false;
    }

    private static StatusEvidence evidence(
            X509CRLHolder crl, @Nullable X509CRLEntryHolder entry, boolean embedded)
            throws ParseException {
        Integer reason = null;
        if (entry != null && entry.getExtension(Extension.reasonCode) != null) {
            var code =
                    CRLReason.getInstance(
                            entry.getExtension(Extension.reasonCode).getParsedValue());
            reason = code.getValue().intValueExact();
        }
        return new StatusEvidence(
                Kind.CRL,
                embedded,
                entry == null ? State.GOOD : State.REVOKED,
                crl.getThisUpdate().toInstant(),
                moment(crl.getNextUpdate()),
                null,
                entry == null ? null : entry.getRevocationDate().toInstant(),
                reason,
                entry == null ? null : time(entry.getExtension(Extension.invalidityDate)),
                time(crl.getExtension(Extension.expiredCertsOnCRL)));
    }

    static @Nullable Instant moment(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    static @Nullable Instant time(@Nullable Extension extension) throws ParseException {
        if (extension == null) return null;
        ASN1Encodable value = extension.getParsedValue();
        return value instanceof ASN1GeneralizedTime time ? time.getDate().toInstant() : null;
    }

    static @Nullable Instant time(@Nullable Extensions extensions, ASN1ObjectIdentifier which)
            throws ParseException {
        return extensions == null ? null : time(extensions.getExtension(which));
    }
}
