package org.antin.backup;

import org.antin.database.OwnerOnly;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A folder in the making, beside the place it will have: it gets its name when it is whole and on
/// the disk, and is gone if it doesn't come to that.
final class Draft implements AutoCloseable {
    private final Path place;
    private final Path draft;
    private boolean done;

    private Draft(Path place, Path draft) {
        this.place = place;
        this.draft = draft;
    }

    /// @param place doesn't exist, or is an empty folder
    /// @throws DirectoryNotEmptyException if something lies there
    static Draft of(Path place) throws IOException {
        var wanted = place.toAbsolutePath().normalize();
        if (Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)) {
            if (!Files.isDirectory(wanted)) throw new FileAlreadyExistsException(wanted.toString());
            try (var inside = Files.list(wanted)) {
                if (inside.findAny().isPresent())
                    throw new DirectoryNotEmptyException(wanted.toString());
            }
        }
        var parent = wanted.getParent();
        if (parent == null) throw new FileAlreadyExistsException(wanted.toString());
        Files.createDirectories(parent);
        var draft =
                Files.createTempDirectory(parent, wanted.getFileName() + ".new-", OwnerOnly.FOLDER);
        return new Draft(wanted, draft);
    }

    Path folder() {
        return draft;
    }

    /// Gives it its name.
    void finish() throws IOException {
        Stock.force(draft);
        Files.deleteIfExists(place); // empty
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        done = true;
    }

    @Override
    public void close() {
        if (!done) OwnerOnly.sweep(draft);
    }
}
