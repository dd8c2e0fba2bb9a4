package org.antin.audit;

import org.antin.auditlog.HeadSigner;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

import java.io.IOException;

/// Ed25519 (RFC 8032) by BouncyCastle, several times quicker than the JDK's own: every line of the
/// log carries a signed head, and the lock on the log is held while it is signed.
final class QuickSigning {
    private QuickSigning() {}

    /// @param pkcs8 the private key
    /// @throws IllegalArgumentException when it isn't an Ed25519 key
    static HeadSigner.Engine of(byte[] pkcs8) {
        try {
            if (PrivateKeyFactory.createKey(pkcs8) instanceof Ed25519PrivateKeyParameters key)
                return message -> sign(key, message);
        } catch (IOException e) {
            // said below; the cause could quote the key
        }
        throw new IllegalArgumentException("not an Ed25519 key");
    }

    private static byte[] sign(Ed25519PrivateKeyParameters key, byte[] message) {
        var signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }
}
