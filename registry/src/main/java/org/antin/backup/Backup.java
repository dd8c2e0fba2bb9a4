package org.antin.backup;

import org.antin.database.Cannot;
import org.antin.database.DataCopy;
import org.antin.database.OwnerOnly;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes a backup: `DIR/data` with the copies and `DIR/SHA256SUMS`, which `sha256sum -c` reads too.
final class Backup {
    static final String DATA = "data";
    static final String LIST = "SHA256SUMS";

    private Backup() {}

    /// What was copied.
    ///
    /// @param bytes of all files together
    record Size(int files, long bytes) {}

    /// @param data a data folder, served or not
    /// @param place of the backup; nothing lies there yet
    /// @throws Cannot when it can't be made; then nothing is left of it
    static Size make(Path data, Path place) throws IOException, Cannot {
        try (var draft = Draft.of(place)) {
            var shelf = new Shelf(draft.folder());
            Files.createDirectory(draft.folder().resolve(DATA), OwnerOnly.FOLDER);
            DataCopy.of(data, shelf);
            Stock.write(
                    new ByteArrayInputStream(shelf.list.toByteArray()),
                    draft.folder().resolve(LIST));
            draft.finish();
            return new Size(shelf.files, shelf.bytes);
        }
    }

    private static final class Shelf implements DataCopy.Sink {
        private final Path folder;
        private final ByteArrayOutputStream list = new ByteArrayOutputStream();
        private int files;
        private long bytes;

        Shelf(Path folder) {
            this.folder = folder;
        }

        @Override
        public void folder(String name) throws IOException {
            Files.createDirectories(place(name), OwnerOnly.FOLDER);
        }

        @Override
        public void file(Path file, String name) throws IOException {
            note(Stock.copy(file, place(name)), name);
        }

        @Override
        public void text(String text, String name) throws IOException {
            var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            note(Stock.write(bytes, place(name)), name);
        }

        private void note(String hash, String name) throws IOException {
            list.write(Stock.line(hash, DATA + "/" + name));
            files++;
            bytes += Files.size(place(name));
        }

        private Path place(String name) {
            return folder.resolve(DATA).resolve(name);
        }
    }
}
