package org.antin.auditlog;

import java.util.Base64;
import java.util.Optional;

/// Base64 with one spelling for each value. The JDK's decoder ignores unused trailing bits, so that
/// two texts give the same bytes; in a log where any changed byte must show, they may not.
final class StrictBase64 {
    private StrictBase64() {}

    static Optional<byte[]> decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Base64.getEncoder().encodeToString(bytes).equals(text)
                ? Optional.of(bytes)
                : Optional.empty();
    }
}
