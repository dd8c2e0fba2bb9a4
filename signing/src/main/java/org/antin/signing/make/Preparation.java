package org.antin.signing.make;

/// What [PdfSigner#prepare] answers.
public sealed interface Preparation {
    /// The token may sign now.
    record Ready(Prepared prepared) implements Preparation {}

    /// Nothing was prepared.
    record Refused(Refusal refusal) implements Preparation {}
}
