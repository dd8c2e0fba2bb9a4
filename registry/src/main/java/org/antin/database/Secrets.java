package org.antin.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/// The passwords of the embedded database's roles: `DIR/secrets/ROLE.password`, owner-only.
final class Secrets {
    private static final int RANDOM_BYTES = 32;

    private final Path folder;

    Secrets(Path dataFolder) {
        this.folder = dataFolder.resolve("secrets");
    }

    /// Reads a role's password, or makes one when the cluster is about to be made.
    ///
    /// @param mayMake false once the cluster exists: a new password would only lock us out
    String password(String role, boolean mayMake) throws IOException, Cannot {
        Path file = folder.resolve(role + ".password");
        if (Files.exists(file)) return Files.readString(file).strip();
        if (!mayMake) {
            throw new Cannot(
                    file + " is missing, but the database is there: put it back from a backup");
        }
        if (!Files.exists(folder)) Files.createDirectory(folder, OwnerOnly.FOLDER);
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        write(file, password);
        return password;
    }

    /// Whole or not at all, and on the disk before the cluster learns it.
    private void write(Path file, String password) throws IOException {
        Path draft = folder.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try (FileChannel out =
                FileChannel.open(
                        draft,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        OwnerOnly.FILE)) {
            out.write(ByteBuffer.wrap((password + "\n").getBytes(StandardCharsets.US_ASCII)));
            out.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
