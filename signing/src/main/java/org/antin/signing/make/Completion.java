package org.antin.signing.make;

import java.time.Instant;
import java.util.Optional;

/// What [PdfSigner#finish] answers.
public sealed interface Completion {
    /// The document is signed, and the value was checked against the certificate.
    ///
    /// @param file the whole signed file; of a PDF, what was handed in is its strict prefix (T26)
    /// @param stampedAt the time-stamp authority's time from level T on; empty at level B
    record Signed(byte[] file, Optional<Instant> stampedAt) implements Completion {}

    /// Nothing was signed.
    record Refused(Refusal refusal) implements Completion {}
}
