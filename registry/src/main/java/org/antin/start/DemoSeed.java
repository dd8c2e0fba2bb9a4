package org.antin.start;

import org.antin.database.OwnerOnly;
import org.antin.kernel.Days;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A data folder the build's own start of the demo filled through the desks, kept for starts on no
/// data (ADR 0212).
///
/// It serves where filling would come to nearly the same: while it is fresh, because the demo's
/// dates follow the day it was filled, and where the practice authority has the address its
/// certificates name. Everywhere else the demo is filled as if there were no seed.
final class DemoSeed {
    /// In the seed: the day it was filled. Written last, so a seed without it is none.
    private static final String DAY = "demo-day";

    /// In a data folder: the copy has begun and isn't whole, nothing was ever served from it.
    private static final String UNFINISHED = "seeding";

    /// What is true of the seed and not of its copies: links name the copy's own server.
    private static final Set<String> ITS_OWN = Set.of(DAY, PublicUrl.FILE);

    /// What every held folder has, seeded or not.
    private static final Set<String> OWN = Set.of("lock", "logs");

    /// Days a seed stays fresh: a weekend. Later the stories of the demo are overdue.
    private static final int FRESH = 3;

    private final Path seed;
    private final Clock clock;

    /// @param seed where the build keeps it; needn't exist
    DemoSeed(Path seed, Clock clock) {
        this.seed = seed;
        this.clock = clock;
    }

    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), Days.ZONE);
    }

    /// Makes a just filled folder a seed.
    ///
    /// @param data filled, its server about to stop
    /// @param begun the day the filling began; if that is over, there will be no seed
    static void keep(Path data, LocalDate begun, Clock clock) throws IOException {
        if (today(clock).equals(begun)) Files.writeString(data.resolve(DAY), begun + "\n");
    }

    /// Copies the seed into a folder without data, if it serves there. All or nothing: what a copy
    /// that was cut off left is cleared first.
    ///
    /// @param data held by the caller
    /// @param authority address this start will put into certificates
    /// @return whether the folder is filled now
    boolean lay(Path data, String authority) throws IOException {
        var mark = data.resolve(UNFINISHED);
        if (Files.exists(mark)) {
            for (var left : entries(data)) if (!left.equals(mark)) OwnerOnly.sweep(left);
            Files.delete(mark);
        }
        if (!entries(data).isEmpty() || !serves(authority)) return false;
        Files.createFile(mark);
        force(data);
        for (var entry : entries(seed)) {
            if (!ITS_OWN.contains(entry.getFileName().toString())) copy(entry, data);
        }
        force(data);
        Files.delete(mark);
        force(data);
        return true;
    }

    private boolean serves(String authority) throws IOException {
        var day = seed.resolve(DAY);
        return Files.isReadable(day)
                && fresh(LocalDate.parse(Files.readString(day).strip()))
                && AuthorityAddress.USUAL.equals(authority)
                && !Files.exists(seed.resolve("postgres").resolve("postmaster.pid"))
                && readable();
    }

    private boolean fresh(LocalDate filled) {
        var age = ChronoUnit.DAYS.between(filled, today(clock));
        return age >= 0 && age <= FRESH;
    }

    /// Another user's seed isn't ours to read.
    private boolean readable() {
        try (var all = Files.walk(seed)) {
            return all.allMatch(Files::isReadable);
        } catch (IOException | UncheckedIOException closed) {
            return false;
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (var found = Files.list(folder)) {
            return found.filter(entry -> !OWN.contains(entry.getFileName().toString())).toList();
        }
    }

    /// With owner and rights (PostgreSQL insists on them), and on the disk when this returns.
    private static void copy(Path entry, Path into) throws IOException {
        var root = entry.getParent();
        if (root == null) throw new IOException(entry + " lies in no folder");
        var folders = new ArrayList<Path>();
        var files = new ArrayList<Path>();
        try (Stream<Path> all = Files.walk(entry)) {
            all.forEach(
                    each ->
                            (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS) ? folders : files)
                                    .add(each));
        }
        for (var folder : folders) copyOne(folder, into.resolve(root.relativize(folder)));
        try {
            files.parallelStream()
                    .forEach(
                            file -> {
                                try {
                                    var copy = into.resolve(root.relativize(file));
                                    copyOne(file, copy);
                                    force(copy);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (var folder : folders) force(into.resolve(root.relativize(folder)));
    }

    private static void copyOne(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }

    private static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
