package org.antin.signing.archive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes an archive package: a ZIP with the document, its evidence and metadata, a list of their
/// SHA-256 (as `sha256sum -c` reads it) and a manifest. Nothing in it is compressed and nothing
/// depends on the day, so the same content is the same file, byte for byte, and a check can't be
/// made to unpack more than it was handed.
public final class ArchivePackage {
    static final String FORMAT = "antin-archive/1";
    static final String MANIFEST = "manifest.txt";
    static final String HASHES = "hashes.txt";

    /// Beyond these nobody looks, so nobody writes.
    static final int MOST_ENTRIES = 20_000;

    static final long LARGEST = 190L << 20;

    /// Folders below, no way up, nothing a terminal would act on.
    private static final Pattern NAME =
            Pattern.compile(
                    "(?!.*(^|/)\\.{1,2}(/|$))[^/\\\\:\\p{Cntrl}]+(/[^/\\\\:\\p{Cntrl}]+){0,3}");

    private static final int LONGEST_NAME = 400;

    private ArchivePackage() {}

    /// One file of a package.
    public record Entry(String name, byte[] content) {}

    /// The package.
    ///
    /// @param document name of the entry that is the signed document
    /// @param made when it was put together
    public static byte[] of(String document, Instant made, List<Entry> entries) {
        if (!fits(entries)) {
            throw new IllegalArgumentException("too much for one package");
        }
        if (entries.stream().noneMatch(entry -> entry.name().equals(document))) {
            throw new IllegalArgumentException("the document isn't among the entries");
        }
        Set<String> names = new HashSet<>(Set.of(MANIFEST, HASHES));
        for (Entry entry : entries) {
            if (!harmless(entry.name()) || !names.add(entry.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("no name for an entry: " + entry.name());
            }
        }
        byte[] hashes = hashes(entries);
        var manifest =
                "%s\ndocument: %s\nhashes: %s\nmade: %s\n"
                        .formatted(FORMAT, document, Sha256.hex(hashes), made);
        return zip(manifest.getBytes(StandardCharsets.UTF_8), hashes, entries);
    }

    /// Whether a package holds them all.
    public static boolean fits(List<Entry> entries) {
        return entries.size() <= MOST_ENTRIES
                && entries.stream().mapToLong(entry -> entry.content().length).sum() <= LARGEST;
    }

    static boolean harmless(String name) {
        return name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
    }

    private static byte[] hashes(List<Entry> entries) {
        var lines = new StringBuilder();
        for (Entry entry : entries) {
            lines.append(Sha256.hex(entry.content()))
                    .append("  ")
                    .append(entry.name())
                    .append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] zip(byte[] manifest, byte[] hashes, List<Entry> entries) {
        var all =
                new ArrayList<>(List.of(new Entry(MANIFEST, manifest), new Entry(HASHES, hashes)));
        all.addAll(entries);
        return StoredZip.of(all);
    }
}
