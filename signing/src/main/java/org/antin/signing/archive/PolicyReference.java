package org.antin.signing.archive;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierId;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// The policy a certificate was issued under, and where its issuer's certification practice
/// statement stands (TT 41/2017 Điều 9; RFC 5280, 4.2.1.4).
///
/// @param policy object identifier
/// @param statements addresses of the statement; often none
public record PolicyReference(String policy, List<String> statements) {
    public PolicyReference {
        statements = List.copyOf(statements);
    }

    /// As the certificate states them; none when it states none or can't be read.
    public static List<PolicyReference> of(X509Certificate certificate) {
        byte[] value = certificate.getExtensionValue(Extension.certificatePolicies.getId());
        if (value == null) return List.of();
        var found = new ArrayList<PolicyReference>();
        try {
            byte[] inside = ASN1OctetString.getInstance(value).getOctets();
            var policies = CertificatePolicies.getInstance(ASN1Sequence.getInstance(inside));
            for (PolicyInformation one : policies.getPolicyInformation()) {
                found.add(new PolicyReference(one.getPolicyIdentifier().getId(), statements(one)));
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            return List.of();
        }
        return found;
    }

    private static List<String> statements(PolicyInformation policy) {
        var found = new ArrayList<String>();
        ASN1Sequence qualifiers = policy.getPolicyQualifiers();
        if (qualifiers == null) return found;
        for (ASN1Encodable one : qualifiers) {
            var qualifier = PolicyQualifierInfo.getInstance(one);
            if (PolicyQualifierId.id_qt_cps.equals(qualifier.getPolicyQualifierId())
                    && qualifier.getQualifier() instanceof ASN1String address) {
                found.add(address.getString());
            }
        }
        return found;
    }
}
