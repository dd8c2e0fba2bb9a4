package org.antin.signing.trust.path;

import org.antin.signing.trust.Crypto;
import org.antin.signing.trust.Remembered;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A certificate as a path needs to see it (RFC 5280 4): everything read once, and whether all of
/// it could be. Equal when the certificates are.
final class PathCertificate {
    /// Extensions whose meaning is carried out here or, for the last, by who asks (6.1.4 (o)).
    private static final Set<ASN1ObjectIdentifier> PROCESSED =
            Set.of(
                    Extension.basicConstraints,
                    Extension.keyUsage,
                    Extension.certificatePolicies,
                    Extension.policyMappings,
                    Extension.policyConstraints,
                    Extension.inhibitAnyPolicy,
                    Extension.nameConstraints,
                    Extension.subjectAlternativeName,
                    Extension.cRLDistributionPoints,
                    Extension.authorityKeyIdentifier,
                    Extension.subjectKeyIdentifier,
                    Extension.extendedKeyUsage);

    private static final Remembered<X509Certificate, PathCertificate> READ = new Remembered<>(4000);

    private static final BigInteger MOST_CERTIFICATES = BigInteger.valueOf(1 << 16);

    final X509Certificate x509;
    final Certificate der;
    final CanonicalName subject;
    final CanonicalName issuer;

    boolean malformed;
    boolean criticalUnknown;
    boolean authority;
    @Nullable Integer pathLength;
    @Nullable KeyUsage keyUsage;
    @Nullable Set<String> policies;
    Map<String, Set<String>> mappings = Map.of();
    @Nullable Integer requireExplicit;
    @Nullable Integer inhibitMapping;
    @Nullable Integer inhibitAny;
    @Nullable NameConstraints nameConstraints;
    List<GeneralName> alternativeNames = List.of();
    List<DistributionPoint> distributionPoints = List.of();

    /// Whether it says that changes since the last complete list are told (4.2.1.15).
    boolean announcesChanges;

    byte @Nullable [] subjectKey;
    byte @Nullable [] authorityKey;

    private PathCertificate(X509Certificate x509, Certificate der) {
        this.x509 = x509;
        this.der = der;
        this.subject = CanonicalName.of(der.getSubject());
        this.issuer = CanonicalName.of(der.getIssuer());
    }

    /// @throws IllegalArgumentException when it is no certificate at all; a fault in an extension
    ///   only makes it `malformed`
    static PathCertificate of(X509Certificate certificate) {
        return READ.get(certificate, PathCertificate::parsed);
    }

    private static PathCertificate parsed(X509Certificate certificate) {
        try {
            byte[] encoded = certificate.getEncoded();
            var der = Certificate.getInstance(encoded);
            var parsed = new PathCertificate(Crypto.certificate(encoded), der);
            try {
                parsed.read(der.getTBSCertificate().getExtensions());
            } catch (IllegalArgumentException
                    | IllegalStateException
                    | ClassCastException
                    | ArithmeticException e) {
                parsed.malformed = true;
            }
            return parsed;
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("not a certificate", e);
        } catch (CertificateException e) {
            throw new IllegalArgumentException("not a certificate", e);
        }
    }

    /// RFC 5280 6.1: the same name as subject and issuer, as in a change of keys or of policy.
    boolean selfIssued() {
        return subject.equals(issuer);
    }

    boolean maySignCertificates() {
        return keyUsage == null || keyUsage.hasUsages(KeyUsage.keyCertSign);
    }

    boolean maySignLists() {
        return keyUsage == null || keyUsage.hasUsages(KeyUsage.cRLSign);
    }

    private void read(@Nullable Extensions extensions) {
        if (extensions == null) return;
        for (ASN1ObjectIdentifier oid : extensions.getExtensionOIDs()) {
            Extension extension = extensions.getExtension(oid);
            if (extension.isCritical() && !PROCESSED.contains(oid)) criticalUnknown = true;
            announcesChanges |= oid.equals(Extension.freshestCRL);
            if (PROCESSED.contains(oid)) read(oid, extension.getParsedValue());
        }
    }

    private void read(ASN1ObjectIdentifier oid, ASN1Encodable value) {
        if (oid.equals(Extension.basicConstraints)) { // 4.2.1.9
            var constraints = BasicConstraints.getInstance(value);
            authority = constraints.isCA();
            pathLength = skip(constraints.getPathLenConstraintInteger());
            malformed |= pathLength != null && !authority;
        } else if (oid.equals(Extension.keyUsage)) { // 4.2.1.3
            keyUsage = KeyUsage.getInstance(value);
        } else if (oid.equals(Extension.certificatePolicies)) { // 4.2.1.4
            policies = policies(value);
        } else if (oid.equals(Extension.policyMappings)) { // 4.2.1.5
            mappings = PolicyGraph.gather(pairs(value));
            malformed |= mappings.isEmpty();
        } else if (oid.equals(Extension.policyConstraints)) { // 4.2.1.11
            var constraints = PolicyConstraints.getInstance(value);
            requireExplicit = skip(constraints.getRequireExplicitPolicyMapping());
            inhibitMapping = skip(constraints.getInhibitPolicyMapping());
            malformed |= requireExplicit == null && inhibitMapping == null;
        } else if (oid.equals(Extension.inhibitAnyPolicy)) { // 4.2.1.14
            inhibitAny = skip(ASN1Integer.getInstance(value));
        } else if (oid.equals(Extension.nameConstraints)) { // 4.2.1.10
            nameConstraints = NameConstraints.getInstance(value);
        } else if (oid.equals(Extension.subjectAlternativeName)) { // 4.2.1.6
            alternativeNames = List.of(GeneralNames.getInstance(value).getNames());
            malformed |= alternativeNames.isEmpty();
        } else if (oid.equals(Extension.cRLDistributionPoints)) { // 4.2.1.13
            distributionPoints = List.of(CRLDistPoint.getInstance(value).getDistributionPoints());
        } else if (oid.equals(Extension.subjectKeyIdentifier)) { // 4.2.1.2
            subjectKey = ASN1OctetString.getInstance(value).getOctets();
        } else if (oid.equals(Extension.authorityKeyIdentifier)) { // 4.2.1.1
            authorityKey = AuthorityKeyIdentifier.getInstance(value).getKeyIdentifierOctets();
        }
    }

    /// Certificates to skip; a number no path can reach stands for all beyond it.
    private static @Nullable Integer skip(@Nullable ASN1Integer number) {
        if (number == null) return null;
        if (number.getValue().signum() < 0) throw new IllegalArgumentException("below zero");
        return number.getValue().min(MOST_CERTIFICATES).intValueExact();
    }

    private static @Nullable Integer skip(@Nullable BigInteger number) {
        return number == null ? null : skip(new ASN1Integer(number));
    }

    private static Set<String> policies(ASN1Encodable value) {
        var found = new HashSet<String>();
        for (PolicyInformation one :
                CertificatePolicies.getInstance(value).getPolicyInformation()) {
            if (!found.add(one.getPolicyIdentifier().getId())) {
                throw new IllegalArgumentException("a policy listed twice");
            }
        }
        if (found.isEmpty()) throw new IllegalArgumentException("no policy");
        return found;
    }

    private static List<Map.Entry<String, String>> pairs(ASN1Encodable value) {
        var pairs = new ArrayList<Map.Entry<String, String>>();
        for (ASN1Encodable one : ASN1Sequence.getInstance(value)) {
            var pair = ASN1Sequence.getInstance(one);
            if (pair.size() != 2) throw new IllegalArgumentException("not a pair");
            pairs.add(
                    Map.entry(
                            ASN1ObjectIdentifier.getInstance(pair.getObjectAt(0)).getId(),
                            ASN1ObjectIdentifier.getInstance(pair.getObjectAt(1)).getId()));
        }
        return pairs;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathCertificate that && x509.equals(that.x509);
    }

    @Override
    public int hashCode() {
        return x509.hashCode();
    }
}
