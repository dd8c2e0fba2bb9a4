package org.antin.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The folder for what can be made again: unpacked programs, practice keys.
///
/// Never the temporary folder: a cleaner of `/tmp` must not pull a program from under a running
/// server.
public final class UserCache {
    private UserCache() {}

    /// `$XDG_CACHE_HOME/antin` or `~/.cache/antin`, made if need be; empty if the user has no home
    /// folder or may not write there.
    public static Optional<Path> folder() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        String home = System.getenv("HOME");
        if (home == null || home.isBlank()) home = System.getProperty("user.home", "");
        Path cache =
                xdg != null && xdg.startsWith("/") ? Path.of(xdg) : Path.of(home).resolve(".cache");
        if (!cache.isAbsolute()) return Optional.empty();
        try {
            Path antin = Files.createDirectories(cache.resolve("antin"));
            return Files.isWritable(antin) ? Optional.of(antin) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
