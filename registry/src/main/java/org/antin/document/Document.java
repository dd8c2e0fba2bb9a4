package org.antin.document;

import org.antin.kernel.Scope;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A document at the signing desk. Its bytes lie in the [Vault].
///
/// @param sha256 of the file as it is now, lower-case hex
/// @param size in bytes
/// @param version grows by one with each signature
public record Document(
        UUID id,
        String name,
        UUID organisation,
        DocumentStage stage,
        String sha256,
        long size,
        UUID uploadedBy,
        Instant uploadedAt,
        int version) {
    Scope scope() {
        return new Scope(organisation, null, List.of(uploadedBy));
    }
}
