package org.antin.signing.make;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// Signs PDFs in three steps, so that the key never leaves its token (PAdES, ETSI EN 319 142-1,
/// levels B and T): [#prepare] here, sign elsewhere, [#finish] here. Safe for use by many threads.
public final class PdfSigner {
    @SuppressWarnings("UnusedVariable")
    private final InstantSource clock;

    @SuppressWarnings("UnusedVariable")
    private final Limits limits;

    public PdfSigner(InstantSource clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /// As [#prepare(byte[], Order)]; a file over the limit is refused before any of it is read.
    ///
    /// @throws IOException if the file can't be read
    public Preparation prepare(Path pdf, Order order) throws IOException {
        throw new UnsupportedOperationException("not yet");
    }

    /// Checks document, certificate and place, and writes everything but the signature itself.
    public Preparation prepare(byte[] pdf, Order order) {
        throw new UnsupportedOperationException("not yet");
    }

    /// Puts the token's signature value in.
    ///
    /// @param signatureValue PKCS #1 block for RSA; DER for ECDSA
    /// @param timeStamper makes it level T; empty for level B
    public Completion finish(
            Prepared prepared, byte[] signatureValue, Optional<TimeStamper> timeStamper) {
        throw new UnsupportedOperationException("not yet");
    }
}
