package org.antin.auditlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/// Signs tree heads with the log's Ed25519 key (RFC 8032). Safe for use by several threads.
///
/// The key file holds the private and the public key as PEM and is readable by its owner alone.
public final class HeadSigner {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /// Signs messages with one Ed25519 key. By RFC 8032 every right engine gives the same bytes.
    @FunctionalInterface
    public interface Engine {
        byte[] sign(byte[] message);
    }

    private final Engine engine;
    private final HeadVerifier verifier;

    private HeadSigner(Engine engine, HeadVerifier verifier) {
        this.engine = engine;
        this.verifier = verifier;
    }

    /// A key that lives only in this process: for tests and for trying things out.
    public static HeadSigner fresh() {
        KeyPair pair = generate();
        return new HeadSigner(
                jdk(pair.getPrivate().getEncoded()),
                HeadVerifier.ofSpki(pair.getPublic().getEncoded()).orElseThrow());
    }

    /// Opens the key file, or makes one when there is none.
    ///
    /// @throws IOException when it can't be read or made, isn't a key file, or others may read it
    public static HeadSigner openOrCreate(Path keyFile) throws IOException {
        return openOrCreate(keyFile, HeadSigner::jdk);
    }

    /// As [#openOrCreate(Path)], with another engine than the JDK's own, which takes half a
    /// millisecond for a signature.
    ///
    /// @param engines makes one for a private key (PKCS #8)
    public static HeadSigner openOrCreate(Path keyFile, Function<byte[], Engine> engines)
            throws IOException {
        if (Files.notExists(keyFile)) create(keyFile);
        return open(keyFile, engines);
    }

    /// Opens an existing key file.
    ///
    /// @throws IOException when it can't be read, isn't a key file, or others may read it
    public static HeadSigner open(Path keyFile) throws IOException {
        return open(keyFile, HeadSigner::jdk);
    }

    private static HeadSigner open(Path keyFile, Function<byte[], Engine> engines)
            throws IOException {
        if (posix(keyFile) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(keyFile))) {
            throw new IOException(
                    "the audit key " + keyFile + " is open to others; run: chmod 600 " + keyFile);
        }
        String text = Files.readString(keyFile, StandardCharsets.US_ASCII);
        var spki = Pem.block(text, Pem.PUBLIC_KEY).flatMap(HeadVerifier::ofSpki);
        var pkcs8 = Pem.block(text, Pem.PRIVATE_KEY);
        if (spki.isEmpty() || pkcs8.isEmpty()) throw notAKey(keyFile);
        HeadSigner signer;
        try {
            signer = new HeadSigner(engines.apply(pkcs8.get()), spki.get());
        } catch (IllegalArgumentException e) {
            throw notAKey(keyFile); // the cause could quote the key
        }
        var trial = new TreeHead("trial", 0, MerkleTree.emptyRoot(), Instant.EPOCH);
        if (!signer.verifier.verifies(signer.sign(trial))) {
            throw new IOException("the two keys in " + keyFile + " don't belong together");
        }
        return signer;
    }

    /// Signs a head.
    public SignedTreeHead sign(TreeHead head) {
        byte[] hint = verifier.hint(head.origin());
        byte[] signed = engine.sign(head.bytes());
        byte[] stamp = new byte[hint.length + signed.length];
        System.arraycopy(hint, 0, stamp, 0, hint.length);
        System.arraycopy(signed, 0, stamp, hint.length, signed.length);
        return new SignedTreeHead(head, Base64.getEncoder().encodeToString(stamp));
    }

    /// @throws IllegalArgumentException when it isn't an Ed25519 key
    private static Engine jdk(byte[] pkcs8) {
        try {
            var key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return message -> sign(key, message);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    private static byte[] sign(PrivateKey key, byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the audit key can't sign", e);
        }
    }

    /// The public side: for auditors, and for `--key` through [HeadVerifier#pem].
    public HeadVerifier verifier() {
        return verifier;
    }

    /// See [HeadVerifier#keyId].
    public String keyId() {
        return verifier.keyId();
    }

    /// Written beside and then moved, so that a crash never leaves half a key under the name.
    private static void create(Path keyFile) throws IOException {
        KeyPair pair = generate();
        String text =
                Pem.write(Pem.PRIVATE_KEY, pair.getPrivate().getEncoded())
                        + Pem.write(Pem.PUBLIC_KEY, pair.getPublic().getEncoded());
        Path folder = keyFile.toAbsolutePath().getParent();
        if (folder == null) throw new IOException(keyFile + " is no place for a key file");
        Files.createDirectories(folder);
        FileAttribute<?>[] attributes =
                posix(folder)
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                        : new FileAttribute<?>[0];
        Path beside = Files.createTempFile(folder, ".audit-key", ".new", attributes);
        try {
            try (var out = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) out.write(bytes);
                out.force(true);
            }
            Files.move(beside, keyFile);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 15 has Ed25519", e);
        }
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static IOException notAKey(Path keyFile) {
        return new IOException(keyFile + " isn't an audit key file (private and public key, PEM)");
    }

    @Override
    public String toString() {
        return "HeadSigner[" + keyId() + "]";
    }
}
