package org.antin.document;

import java.io.IOException;
import java.util.Optional;

/// Where the vault's bytes lie. Contents are named by their SHA-256 in lower-case hex; whether they
/// are what their name says is [Vault]'s question, not the place's.
interface VaultPlace {
    boolean has(String sha256) throws IOException;

    /// Keeps a content that isn't here. It outlasts a power cut from the return on, and is never
    /// seen by halves.
    ///
    /// @throws Away when the place doesn't answer; the content may have arrived nevertheless
    /// @throws IOException when the place doesn't take it
    void write(String sha256, byte[] content) throws IOException;

    /// The bytes under this name; empty when there are none.
    ///
    /// @throws IOException when they can't be read: nothing is said about whether they are there
    Optional<byte[]> read(String sha256) throws IOException;

    /// Takes a content away, if it is here, for good on return.
    void remove(String sha256) throws IOException;

    /// Whether the place can be read at all just now, whatever becomes of a single content.
    boolean answers();

    /// The place isn't reached, or doesn't let us in: nothing is known about what lies there.
    final class Away extends IOException {
        private static final long serialVersionUID = 1L;

        Away(String why, Throwable cause) {
            super(why, cause);
        }
    }
}
