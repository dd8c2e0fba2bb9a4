package org.antin.signing.files;

import org.antin.signing.make.KeptBytes;
import org.antin.signing.make.Prepared;
import org.antin.signing.make.SignatureAlgorithm;
import org.antin.signing.make.SignatureKind;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A file of any kind waiting for its token: what is kept between [FileSigner#prepare] and
/// [FileSigner#finish], as an object or as bytes. It holds no secret; using it once only, and for
/// the person it was made for, is the keeper's part.
///
/// @param packaging what it becomes
/// @param name the file's name, as containers and detached signatures write it down
/// @param kind what the signature stands for
/// @param chain signer first
/// @param algorithm how the token signs
/// @param dtbs what the token signs
/// @param claimedTime the time the signature claims
/// @param expiresAt after this nothing is finished any more
/// @param documentSha256 digest of the file as handed in, lower-case hex: what the session is bound
///   to
/// @param content the file as handed in; of a PDF, its own session
public record PreparedFile(
        Packaging packaging,
        String name,
        SignatureKind kind,
        List<X509Certificate> chain,
        SignatureAlgorithm algorithm,
        byte[] dtbs,
        Instant claimedTime,
        Instant expiresAt,
        String documentSha256,
        byte[] content) {
    private static final int MAGIC = 0x41_54_46_31;

    public PreparedFile {
        chain = List.copyOf(chain);
    }

    /// What is seen of it, where there is a page to see it on: a PDF's own session.
    public Optional<Prepared> page() {
        return packaging == Packaging.PDF ? Prepared.fromBytes(content) : Optional.empty();
    }

    /// SHA-256 of [#dtbs], for tokens that take a digest.
    public byte[] digest() {
        return FileSigner.newSha256().digest(dtbs);
    }

    /// The digest algorithm's name as interfaces show it.
    public String digestAlgorithm() {
        return "SHA-256";
    }

    /// Everything needed to finish, to be kept for the session.
    public byte[] toBytes() {
        return KeptBytes.write(
                MAGIC,
                out -> {
                    out.writeUTF(packaging.name());
                    out.writeUTF(name);
                    out.writeUTF(kind.name());
                    KeptBytes.write(out, chain);
                    out.writeUTF(algorithm.name());
                    KeptBytes.write(out, dtbs);
                    out.writeLong(claimedTime.toEpochMilli());
                    out.writeLong(expiresAt.toEpochMilli());
                    out.writeUTF(documentSha256);
                    KeptBytes.write(out, content);
                });
    }

    /// Reads what [#toBytes] wrote; empty if it isn't that, whole and intact.
    public static Optional<PreparedFile> fromBytes(byte[] kept) {
        return KeptBytes.read(
                MAGIC,
                kept,
                in ->
                        new PreparedFile(
                                Packaging.valueOf(in.readUTF()),
                                in.readUTF(),
                                SignatureKind.valueOf(in.readUTF()),
                                KeptBytes.chain(in),
                                SignatureAlgorithm.valueOf(in.readUTF()),
                                KeptBytes.bytes(in),
                                Instant.ofEpochMilli(in.readLong()),
                                Instant.ofEpochMilli(in.readLong()),
                                in.readUTF(),
                                KeptBytes.bytes(in)));
    }

    /// Names the session without showing any of the file.
    @Override
    public String toString() {
        return "PreparedFile[%s, %s, document %s, expires %s]"
                .formatted(packaging, kind, documentSha256, expiresAt);
    }
}
