package org.antin.start;

import org.antin.database.EmbeddedDatabase;
import org.antin.database.UserCache;
import org.antin.practiceca.KeyPool;

import java.nio.file.Path;
import java.util.Optional;

/// Does at build time what would only slow a first start down: unpacks PostgreSQL, makes the
/// practice keys. Whatever it can't do here, the start does for itself.
public final class Prepare {
    private Prepare() {}

    public static void main(String[] arguments) {
        Optional<Path> cache = UserCache.folder();
        if (cache.isEmpty()) return;
        EmbeddedDatabase.unpack(cache.get()).ifPresent(System.err::println);
        KeyPool.at(practiceKeys(cache.get())).fill();
    }

    /// The keys that the practice certificates of this machine's demos share. Never committed, and
    /// worth nothing: their certificates say "practice".
    ///
    /// @param data the data folder, for a user without a cache folder
    static Path practiceKeys(Path data) {
        return UserCache.folder().orElse(data).resolve("practice-keys");
    }
}
