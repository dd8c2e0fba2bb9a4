package org.antin.document;

import java.time.Instant;
import java.util.UUID;

/// A stored content that isn't what it was (Điều 7.2).
///
/// @param name the document's
public record Damage(
        UUID document, String name, String sha256, Vault.Standing standing, Instant foundAt) {}
