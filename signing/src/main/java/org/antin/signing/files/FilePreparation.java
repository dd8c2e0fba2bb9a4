package org.antin.signing.files;

import org.antin.signing.make.Refusal;

/// What [FileSigner#prepare] answers.
public sealed interface FilePreparation {
    /// The token may sign now.
    record Ready(PreparedFile prepared) implements FilePreparation {}

    /// Nothing was prepared.
    record Refused(Refusal refusal) implements FilePreparation {}
}
