package org.antin.signing.check.facts;

import org.antin.signing.check.Integrity;
import org.antin.signing.check.Reason;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;

/// What cryptography says of one signature.
///
/// @param signer null when there is no certificate to go by
/// @param fault null when intact
record Proof(
        @Nullable X509Certificate signer,
        Integrity integrity,
        @Nullable Reason fault,
        Algorithms algorithms) {
    /// Rejected for this reason, whatever else was found.
    Proof broken(Reason why) {
        return new Proof(signer, Integrity.BROKEN, why, algorithms);
    }
}
