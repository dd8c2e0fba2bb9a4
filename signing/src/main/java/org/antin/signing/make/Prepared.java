package org.antin.signing.make;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A document with room for one signature, waiting for its token: what the server keeps between
/// [PdfSigner#prepare] and [PdfSigner#finish], as an object or as bytes.
///
/// It holds no secret. Whoever keeps it keeps it where only the server writes: [#fromBytes] notices
/// damage, not malice. Using a session once only is the keeper's part.
///
/// @param kind what the signature stands for
/// @param chain signer first
/// @param algorithm how the token signs
/// @param dtbs what the token signs: the signed attributes, DER (RFC 5652 section 5.4)
/// @param claimedTime the time the signature claims (entry M of the signature dictionary)
/// @param expiresAt after this nothing is finished any more
/// @param documentSha256 digest of the document as handed in, lower-case hex: what the session is
///   bound to
/// @param placement where a visible signature went
/// @param originalLength length of the document as handed in
/// @param contentsAt offset of the `<` before the room for the signature
/// @param contentsLength length of that room, `<` and `>` included
/// @param pdf the whole document, the room filled with zeros
public record Prepared(
        SignatureKind kind,
        List<X509Certificate> chain,
        SignatureAlgorithm algorithm,
        byte[] dtbs,
        Instant claimedTime,
        Instant expiresAt,
        String documentSha256,
        Optional<Placement> placement,
        int originalLength,
        int contentsAt,
        int contentsLength,
        byte[] pdf) {
    private static final int MAGIC = 0x41_54_50_31;

    public Prepared {
        chain = List.copyOf(chain);
    }

    /// SHA-256 of [#dtbs], for tokens that take a digest.
    public byte[] digest() {
        return Digests.sha256(dtbs);
    }

    /// The digest algorithm's name as interfaces show it.
    public String digestAlgorithm() {
        return "SHA-256";
    }

    /// Everything needed to finish, the document included, to be kept for the session.
    public byte[] toBytes() {
        return KeptBytes.write(
                MAGIC,
                out -> {
                    out.writeUTF(kind.name());
                    out.writeUTF(algorithm.name());
                    out.writeLong(claimedTime.toEpochMilli());
                    out.writeLong(expiresAt.toEpochMilli());
                    out.writeUTF(documentSha256);
                    out.writeInt(originalLength);
                    out.writeInt(contentsAt);
                    out.writeInt(contentsLength);
                    out.writeBoolean(placement.isPresent());
                    if (placement.isPresent()) write(out, placement.get());
                    KeptBytes.write(out, chain);
                    KeptBytes.write(out, dtbs);
                    KeptBytes.write(out, pdf);
                });
    }

    /// Reads what [#toBytes] wrote; empty if it isn't that, whole and intact.
    public static Optional<Prepared> fromBytes(byte[] kept) {
        return KeptBytes.read(MAGIC, kept, Prepared::read);
    }

    private static Prepared read(DataInputStream in) throws IOException {
        var kind = SignatureKind.valueOf(in.readUTF());
        var algorithm = SignatureAlgorithm.valueOf(in.readUTF());
        var claimed = Instant.ofEpochMilli(in.readLong());
        var expires = Instant.ofEpochMilli(in.readLong());
        String sha256 = in.readUTF();
        int originalLength = in.readInt();
        int contentsAt = in.readInt();
        int contentsLength = in.readInt();
        Optional<Placement> placement =
                in.readBoolean() ? Optional.of(readPlacement(in)) : Optional.empty();
        List<X509Certificate> chain = KeptBytes.chain(in);
        return new Prepared(
                kind,
                chain,
                algorithm,
                KeptBytes.bytes(in),
                claimed,
                expires,
                sha256,
                placement,
                originalLength,
                contentsAt,
                contentsLength,
                KeptBytes.bytes(in));
    }

    private static void write(DataOutputStream out, Placement at) throws IOException {
        out.writeInt(at.page());
        out.writeDouble(at.leftMm());
        out.writeDouble(at.topMm());
        out.writeDouble(at.widthMm());
        out.writeDouble(at.heightMm());
    }

    private static Placement readPlacement(DataInputStream in) throws IOException {
        return new Placement(
                in.readInt(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }

    /// Names the session without showing any of the document.
    @Override
    public String toString() {
        return "Prepared[%s, document %s, expires %s]".formatted(kind, documentSha256, expiresAt);
    }
}
