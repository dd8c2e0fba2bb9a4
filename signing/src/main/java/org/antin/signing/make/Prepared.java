package org.antin.signing.make;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A document with room for one signature, waiting for its token: what the server keeps between
/// [PdfSigner#prepare] and [PdfSigner#finish].
public final class Prepared {
    private Prepared() {}

    /// What the token signs: the signed attributes, DER (RFC 5652 section 5.4).
    public byte[] dtbs() {
        throw new UnsupportedOperationException("not yet");
    }

    /// SHA-256 of [#dtbs], for tokens that take a digest.
    public byte[] digest() {
        throw new UnsupportedOperationException("not yet");
    }

    public SignatureAlgorithm algorithm() {
        throw new UnsupportedOperationException("not yet");
    }

    public SignatureKind kind() {
        throw new UnsupportedOperationException("not yet");
    }

    /// Signer first.
    public List<X509Certificate> chain() {
        throw new UnsupportedOperationException("not yet");
    }

    /// The time the signature claims (entry M of the signature dictionary).
    public Instant claimedTime() {
        throw new UnsupportedOperationException("not yet");
    }

    public Instant expiresAt() {
        throw new UnsupportedOperationException("not yet");
    }

    /// SHA-256 of the document as it was handed in, lower-case hex: what the session is bound to.
    public String documentSha256() {
        throw new UnsupportedOperationException("not yet");
    }

    /// Where a visible signature went.
    public Optional<Placement> placement() {
        throw new UnsupportedOperationException("not yet");
    }

    /// Everything needed to finish, the document included, to be kept for the session.
    public byte[] toBytes() {
        throw new UnsupportedOperationException("not yet");
    }

    /// Reads what [#toBytes] wrote; empty if it isn't that, whole and intact.
    public static Optional<Prepared> fromBytes(byte[] kept) {
        throw new UnsupportedOperationException("not yet");
    }
}
