package org.antin.signing.trust;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The addresses a certificate names (RFC 5280 4.2.1.13, 4.2.1.15, 4.2.2.1, 4.2.2.2). Only http and
/// https; an extension that can't be read names none.
final class Addresses {
    private static final int MOST = 10;

    private Addresses() {}

    static List<URI> ocsp(X509Certificate certificate) {
        return access(certificate, Extension.authorityInfoAccess, AccessDescription.id_ad_ocsp);
    }

    static List<URI> crl(X509Certificate certificate) {
        return points(extension(certificate, Extension.cRLDistributionPoints));
    }

    /// Where changes since the last complete list are told (RFC 5280 4.2.1.15).
    static List<URI> freshest(X509Certificate certificate) {
        return points(extension(certificate, Extension.freshestCRL));
    }

    /// The same, as a list itself says (RFC 5280 5.2.6).
    static List<URI> freshest(byte[] list) {
        try {
            var extension = new X509CRLHolder(list).getExtension(Extension.freshestCRL);
            return extension == null ? List.of() : points(extension.getParsedValue());
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            return List.of();
        }
    }

    private static List<URI> points(@Nullable ASN1Encodable value) {
        var found = new ArrayList<URI>();
        if (value == null) return found;
        try {
            for (DistributionPoint point :
                    CRLDistPoint.getInstance(value).getDistributionPoints()) {
                DistributionPointName name = point.getDistributionPoint();
                if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
                    for (GeneralName one : GeneralNames.getInstance(name.getName()).getNames()) {
                        add(found, one);
                    }
                }
            }
        } catch (IllegalArgumentException | ClassCastException e) {
            return List.of();
        }
        return found;
    }

    /// Every address it names, of whatever use.
    static List<URI> all(X509Certificate certificate) {
        return Stream.of(
                        access(certificate, Extension.authorityInfoAccess, null),
                        access(certificate, Extension.subjectInfoAccess, null),
                        crl(certificate),
                        freshest(certificate))
                .flatMap(List::stream)
                .toList();
    }

    private static List<URI> access(
            X509Certificate certificate,
            ASN1ObjectIdentifier extension,
            @Nullable ASN1ObjectIdentifier method) {
        var found = new ArrayList<URI>();
        if (!(extension(certificate, extension) instanceof Object value)) return found;
        try {
            for (AccessDescription one :
                    AuthorityInformationAccess.getInstance(value).getAccessDescriptions()) {
                if (method == null || method.equals(one.getAccessMethod())) {
                    add(found, one.getAccessLocation());
                }
            }
        } catch (IllegalArgumentException | ClassCastException e) {
            return List.of();
        }
        return found;
    }

    private static void add(List<URI> found, GeneralName name) {
        if (found.size() >= MOST || name.getTagNo() != GeneralName.uniformResourceIdentifier)
            return;
        ASN1Encodable text = name.getName();
        if (!(text instanceof ASN1IA5String address)) return;
        try {
            URI uri = new URI(address.getString());
            String scheme = String.valueOf(uri.getScheme());
            boolean web = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
            if (web && uri.getHost() != null && uri.getUserInfo() == null) found.add(uri);
        } catch (URISyntaxException e) {
            // Not an address anybody could ask.
        }
    }

    static @Nullable ASN1Encodable extension(
            X509Certificate certificate, ASN1ObjectIdentifier which) {
        byte[] wrapped = certificate.getExtensionValue(which.getId());
        if (wrapped == null) return null;
        try {
            return JcaX509ExtensionUtils.parseExtensionValue(wrapped);
        } catch (IOException e) {
            return null;
        }
    }
}
