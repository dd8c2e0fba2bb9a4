package org.antin.certificate;

import java.security.cert.X509Certificate;
import java.util.List;

/// Where the register's trust begins (D1.2c). Each bean of this type adds its own: the government
/// roots an administrator installed; in practice mode, the practice root.
public interface TrustedIssuers {
    /// Self-signed roots.
    List<X509Certificate> roots();

    /// Issuing certificates known without being sent along.
    default List<X509Certificate> intermediates() {
        return List.of();
    }
}
