package org.antin.database;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// How to run PostgreSQL, which refuses to run as root (ADR 0071).
enum Unprivileged {
    /// We aren't root: nothing to do.
    AS_WE_ARE(List.of()),
    /// A user namespace without a mapping: PostgreSQL sees no root, its files stay root's.
    NAMESPACE(List.of("unshare", "--user", "--")),
    /// Where namespaces are forbidden (many containers): the user `nobody`, who gets the files.
    NOBODY(
            List.of(
                    "setpriv",
                    "--reuid=65534",
                    "--regid=65534",
                    "--clear-groups",
                    "--inh-caps=-all",
                    "--"));

    static final int NOBODY_ID = 65534;

    private final List<String> prefix;

    Unprivileged(List<String> prefix) {
        this.prefix = prefix;
    }

    /// Finds the way that works on this machine.
    static Unprivileged detect() throws IOException {
        if (!isRoot()) return AS_WE_ARE;
        return runs(NAMESPACE.command("true")) ? NAMESPACE : NOBODY;
    }

    static boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    /// The command line that runs a program this way, in a session of its own: a Ctrl-C at the
    /// terminal reaches the server, which then stops PostgreSQL in good order.
    List<String> command(String program, String... arguments) {
        var line = new ArrayList<String>(List.of("setsid"));
        line.addAll(prefix);
        line.add(program);
        line.addAll(List.of(arguments));
        return line;
    }

    /// Where the programs lie: in the user's cache, or in the data folder if that can't be (no home
    /// folder, or one that `nobody` may not enter).
    PostgresPrograms programs(Path dataFolder) throws IOException, Cannot {
        Optional<Path> cache = this == NOBODY ? Optional.empty() : UserCache.folder();
        if (cache.isPresent()) return PostgresPrograms.in(cache.get());
        if (this == NOBODY) {
            // Passing through is enough; the folder's list of names stays its owner's.
            Files.setPosixFilePermissions(dataFolder, PosixFilePermissions.fromString("rwx--x--x"));
            if (!runs(command("test", "-x", dataFolder.toString()))) {
                throw new Cannot(
                        "PostgreSQL doesn't run as root, and the user nobody can't enter "
                                + dataFolder
                                + ": start as an ordinary user, or name a folder under /var/lib"
                                + " with --data");
            }
        }
        return PostgresPrograms.in(dataFolder.resolve("programs"));
    }

    /// Sees to it that PostgreSQL may use a folder and all in it.
    ///
    /// As root the files may pass between root and `nobody`, when the machine begins or ceases to
    /// allow namespaces. A folder that belongs to a person is never taken from them.
    void give(Path folder) throws IOException, Cannot {
        int owner = (Integer) Files.getAttribute(folder, "unix:uid");
        int wanted =
                switch (this) {
                    case AS_WE_ARE ->
                            (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
                    case NAMESPACE -> 0;
                    case NOBODY -> NOBODY_ID;
                };
        if (owner == wanted) return;
        if (this == AS_WE_ARE || (owner != 0 && owner != NOBODY_ID)) {
            throw new Cannot(
                    folder
                            + " belongs to the user "
                            + Files.getOwner(folder).getName()
                            + ": start as that user, or name another folder with --data");
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path at, BasicFileAttributes facts)
                            throws IOException {
                        own(at, wanted);
                        return FileVisitResult.CONTINUE;
                    }

                    /// The top folder comes last: an interrupted hand-over is begun again.
                    @Override
                    public FileVisitResult postVisitDirectory(Path at, @Nullable IOException failed)
                            throws IOException {
                        own(at, wanted);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static void own(Path path, int id) throws IOException {
        for (String who : Set.of("unix:uid", "unix:gid")) {
            Files.setAttribute(path, who, id, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static boolean runs(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
