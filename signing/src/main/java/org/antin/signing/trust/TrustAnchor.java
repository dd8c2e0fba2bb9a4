package org.antin.signing.trust;

import java.security.cert.X509Certificate;

/// A certificate somebody decided to trust, or to know by name as another provider's.
///
/// @param hosts where the state of certificates under it may be asked
public record TrustAnchor(X509Certificate certificate, Purpose purpose, HostRule hosts) {
    /// What a path that ends here means.
    public enum Purpose {
        /// A root of the Government's specialised certification (NĐ 130/2018).
        GOVERNMENT,
        /// A root of the practice CA: trusted only where someone named it, and said so in every
        /// verdict.
        PRACTICE,
        /// A root of another provider: signatures under it are "out of scope", not wrong (Điều
        /// 1.2).
        OTHER_PROVIDER
    }
}
