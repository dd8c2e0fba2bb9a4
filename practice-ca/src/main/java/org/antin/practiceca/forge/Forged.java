package org.antin.practiceca.forge;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;

/// A forged certificate with everything a forger has.
///
/// @param keys of the certificate
/// @param chain the certificate first, then its issuers, the root last
public record Forged(KeyPair keys, List<X509Certificate> chain) {
    /// The forged certificate itself.
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /// No key in any log.
    @Override
    public String toString() {
        return "Forged[" + certificate().getSubjectX500Principal() + "]";
    }
}
