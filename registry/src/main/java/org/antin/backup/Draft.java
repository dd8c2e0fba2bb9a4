package org.antin.backup;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

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
        var draft = Files.createTempDirectory(parent, wanted.getFileName() + ".new-", Stock.FOLDER);
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
    public void close() throws IOException {
        if (done) return;
        Files.walkFileTree(
                draft,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes is)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path folder, @Nullable IOException failed) throws IOException {
                        Files.delete(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
