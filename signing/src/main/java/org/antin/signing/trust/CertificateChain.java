package org.antin.signing.trust;

import java.security.cert.X509Certificate;
import java.util.List;

/// A chain whose every signature was checked, from one certificate up to an anchor.
///
/// @param certificates the certificate asked about first, the anchor's last; a single one when the
///   certificate is itself an anchor
public record CertificateChain(List<X509Certificate> certificates, TrustAnchor anchor) {
    public CertificateChain {
        certificates = List.copyOf(certificates);
    }

    /// The issuer of the certificate at this place, the anchor's own being its own.
    public X509Certificate issuer(int of) {
        return certificates.get(Math.min(of + 1, certificates.size() - 1));
    }

    /// The CA certificates above the one at this place, up to the anchor.
    public List<X509Certificate> above(int of) {
        return certificates.subList(Math.min(of + 1, certificates.size()), certificates.size());
    }
}
