package org.antin.auditlog;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Checks heads against one Ed25519 public key. Safe for use by several threads.
public final class HeadVerifier {
    private static final int RAW_KEY = 32;
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final PublicKey key;

    private HeadVerifier(PublicKey key) {
        this.key = key;
    }

    /// Reads a public key: PEM (`BEGIN PUBLIC KEY`) or DER, a SubjectPublicKeyInfo with an Ed25519
    /// key (RFC 8410). Empty when it is anything else.
    public static Optional<HeadVerifier> of(byte[] pemOrDer) {
        String text = new String(pemOrDer, StandardCharsets.ISO_8859_1);
        return Pem.block(text, Pem.PUBLIC_KEY)
                .or(() -> Optional.of(pemOrDer))
                .flatMap(HeadVerifier::ofSpki);
    }

    static Optional<HeadVerifier> ofSpki(byte[] spki) {
        // Ed25519 has one spelling (RFC 8410 section 4); the JDK alone would also take others.
        if (spki.length != SPKI_PREFIX.length + RAW_KEY
                || !Arrays.equals(
                        spki, 0, SPKI_PREFIX.length, SPKI_PREFIX, 0, SPKI_PREFIX.length)) {
            return Optional.empty();
        }
        try {
            var factory = KeyFactory.getInstance("Ed25519");
            return Optional.of(
                    new HeadVerifier(factory.generatePublic(new X509EncodedKeySpec(spki))));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /// Lower-case hex of the SHA-256 of the key's SubjectPublicKeyInfo.
    public String keyId() {
        return HexFormat.of().formatHex(MerkleTree.sha256().digest(spki()));
    }

    /// The key as DER, SubjectPublicKeyInfo.
    public byte[] spki() {
        return key.getEncoded();
    }

    /// The key as PEM: the file that an auditor is given.
    public String pem() {
        return Pem.write(Pem.PUBLIC_KEY, spki());
    }

    /// Whether this key signed this head.
    public boolean verifies(SignedTreeHead signed) {
        if (!Arrays.equals(signed.hint(), hint(signed.head().origin()))) return false;
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(signed.head().bytes());
            return check.verify(signed.rawSignature());
        } catch (GeneralSecurityException e) {
            return false; // a signature that can't even be read isn't one
        }
    }

    /// C2SP signed-note: the first 4 bytes of SHA-256(name || LF || 0x01 || raw public key).
    byte[] hint(String origin) {
        MessageDigest sha256 = MerkleTree.sha256();
        sha256.update(origin.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) '\n');
        sha256.update((byte) 1);
        sha256.update(spki(), SPKI_PREFIX.length, RAW_KEY);
        return Arrays.copyOf(sha256.digest(), 4);
    }
}
