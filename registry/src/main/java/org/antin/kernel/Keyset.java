package org.antin.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// The place in a sorted list where the next page begins: the sort value and the id of the last row
/// shown. A page found this way costs the same however deep it lies, and rows added meanwhile shift
/// nothing.
///
/// @param value of the sort column, as text
/// @param id breaks ties
public record Keyset(String value, UUID id) {
    /// Opaque text for a link or an interface; holds nothing the row didn't show.
    public String token() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((id + value).getBytes(StandardCharsets.UTF_8));
    }

    /// Reads [#token] back; empty for anything else.
    public static Optional<Keyset> read(String token) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.length() < 36) return Optional.empty();
            return Optional.of(
                    new Keyset(text.substring(36), UUID.fromString(text.substring(0, 36))));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
