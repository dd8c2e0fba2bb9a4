package org.antin.practiceca;

import java.security.KeyPair;
import java.security.cert.X509Certificate;

/// A token to be made.
///
/// @param serial number of the device: 1 to 64 letters, digits and hyphens (ASCII)
/// @param keys go onto the token
/// @param certificate for that public key
public record TokenOrder(String serial, KeyPair keys, X509Certificate certificate) {
    public TokenOrder {
        TokenFolder.checked(serial);
        if (!keys.getPublic().equals(certificate.getPublicKey())) {
            throw new IllegalArgumentException("the certificate is for another key");
        }
    }

    /// No key in any log.
    @Override
    public String toString() {
        return "TokenOrder[" + serial + "]";
    }
}
