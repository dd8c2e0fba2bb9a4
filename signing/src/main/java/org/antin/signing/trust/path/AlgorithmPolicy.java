package org.antin.signing.trust.path;

import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

import java.security.PublicKey;

/// Which algorithms and keys a caller relies on (T27). Kept apart from validation: RFC 5280 has no
/// opinion on them.
public interface AlgorithmPolicy {
    /// Whatever can be verified. For callers that judge algorithms themselves.
    AlgorithmPolicy ANY = (_, _) -> true;

    /// @param signature how a certificate is signed
    /// @param signer the key it is signed with
    boolean allows(AlgorithmIdentifier signature, PublicKey signer);
}
