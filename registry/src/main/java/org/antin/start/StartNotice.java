package org.antin.start;

import java.util.Optional;

/// Something the person who started the server must be told once it answers, such as the first
/// administrator's set-up link. Any bean of this type is asked after each start.
@FunctionalInterface
public interface StartNotice {
    /// @param publicUrl of this installation, without a slash at its end
    /// @return one line, or nothing
    Optional<String> line(String publicUrl);
}
