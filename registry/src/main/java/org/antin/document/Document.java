package org.antin.document;

import org.antin.kernel.Scope;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A document at the signing desk. Its bytes lie in the [Vault].
///
/// @param purpose what it is for; never changes
/// @param sha256 of the file as it is now, lower-case hex
/// @param size in bytes
/// @param version grows by one with each signature
public record Document(
        UUID id,
        String name,
        UUID organisation,
        Purpose purpose,
        DocumentStage stage,
        String sha256,
        long size,
        UUID uploadedBy,
        Instant uploadedAt,
        int version) {
    /// The same document with the next state of its file.
    Document signed(DocumentStage reached, String sha256, long size) {
        return new Document(
                id,
                name,
                organisation,
                purpose,
                reached,
                sha256,
                size,
                uploadedBy,
                uploadedAt,
                version + 1);
    }

    Scope scope() {
        return new Scope(organisation, null, List.of(uploadedBy));
    }
}
