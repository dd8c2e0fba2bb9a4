package org.antin.signing.files;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Files to sign.
final class Letters {
    private Letters() {}

    static byte[] pdf() {
        try (var in = Letters.class.getResourceAsStream("/letters/cong-van.pdf")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
