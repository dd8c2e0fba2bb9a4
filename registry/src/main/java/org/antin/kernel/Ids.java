package org.antin.kernel;

import java.util.Optional;
import java.util.UUID;

/// Identifiers as they come from outside: typed, sent or in an address.
public final class Ids {
    private Ids() {}

    /// Empty when the text is no UUID (RFC 9562, 4).
    public static Optional<UUID> of(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
