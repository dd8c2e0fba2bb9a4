package org.antin.signing.archive;

import org.antin.signing.archive.ArchivePackage.Entry;
import org.antin.signing.archive.ArchiveVerdict.Fault;
import org.antin.signing.archive.ArchiveVerdict.Kind;
import org.antin.signing.check.Beside;
import org.antin.signing.check.Verifier;
import org.antin.signing.files.LastingFile;
import org.antin.signing.make.LastingPdf.Stamp;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Checks an archive package by itself: every hash, nothing missing and nothing more, then the
/// document's signatures with what the package holds. Unpacks nothing to the disk and inflates
/// nothing.
public final class ArchiveChecker {
    private static final long LARGEST = 200L << 20;
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) {2}(.+)");
    private static final Pattern MANIFEST =
            Pattern.compile(
                    Pattern.quote(ArchivePackage.FORMAT)
                            + "\ndocument: (.+)\nhashes: ([0-9a-f]{64})\nmade: (.+)\n");

    /// What lies beside a document that has no room for its evidence.
    private static final String RECORD = "evidence/record.ers";

    private static final String RECEIPTS = "evidence/receipt/";
    private static final String CERTIFICATES = "evidence/certificates/";
    private static final String CRLS = "evidence/crls/";
    private static final String ANSWERS = "evidence/ocsp/";

    private final Verifier verifier;
    private final InstantSource clock;

    /// @param verifier that asks nobody
    public ArchiveChecker(Verifier verifier, InstantSource clock) {
        // What is kept proves its own signatures; documents inside are kept for themselves.
        this.verifier = verifier.outside();
        this.clock = clock;
    }

    /// Signatures are judged at the time of the newest time stamp: what is known of certificates is
    /// as old as that, and nobody can be asked for more. The stamp itself must still be one that
    /// lasts.
    ///
    /// @param at judge at this moment instead; null for the newest time stamp's
    /// @throws IOException when the file can't be read
    public ArchiveVerdict check(Path file, @Nullable Instant at) throws IOException {
        if (Files.size(file) > LARGEST) return broken(Kind.NOT_A_PACKAGE, "");
        return check(Files.readAllBytes(file), at);
    }

    /// As [#check(Path, Instant)], of bytes at hand.
    public ArchiveVerdict check(byte[] bytes, @Nullable Instant at) {
        var faults = new ArrayList<Fault>();
        Map<String, byte[]> entries = read(bytes, faults);
        byte[] manifest = entries.remove(ArchivePackage.MANIFEST);
        byte[] hashes = entries.remove(ArchivePackage.HASHES);
        if (manifest == null || hashes == null) {
            faults.add(
                    manifest == null && entries.isEmpty()
                            ? new Fault(Kind.NOT_A_PACKAGE, "")
                            : new Fault(
                                    manifest == null ? Kind.MANIFEST : Kind.HASHES,
                                    manifest == null
                                            ? ArchivePackage.MANIFEST
                                            : ArchivePackage.HASHES));
            return new ArchiveVerdict(
                    entries.size(), faults.stream().distinct().toList(), null, null, null);
        }
        var said = MANIFEST.matcher(text(manifest));
        boolean readable = said.matches();
        if (!readable) faults.add(new Fault(Kind.MANIFEST, ArchivePackage.MANIFEST));
        else if (!said.group(2).equals(Sha256.hex(hashes))) {
            faults.add(new Fault(Kind.HASHES, ArchivePackage.HASHES));
        }
        compare(entries, text(hashes), faults);
        if (faults.isEmpty() && !Arrays.equals(bytes, again(manifest, hashes, entries))) {
            faults.add(new Fault(Kind.LAYOUT, ""));
        }
        String document = readable ? said.group(1) : "";
        byte[] content = entries.get(document);
        if (readable && content == null) {
            var missing = new Fault(Kind.MISSING, document);
            if (!faults.contains(missing)) faults.add(missing);
        }
        return content == null
                ? new ArchiveVerdict(entries.size(), faults, null, null, null)
                : judged(entries.size(), faults, document, content, beside(entries), at);
    }

    /// Without a record over them nothing says that the pieces are those it was kept with: the
    /// document carries its own.
    private static Beside beside(Map<String, byte[]> entries) {
        byte[] record = entries.get(RECORD);
        if (record == null) return Beside.NOTHING;
        return new Beside(
                record,
                under(RECEIPTS, entries),
                under(CERTIFICATES, entries),
                under(CRLS, entries),
                under(ANSWERS, entries));
    }

    private static List<byte[]> under(String folder, Map<String, byte[]> entries) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(folder))
                .map(Map.Entry::getValue)
                .toList();
    }

    private ArchiveVerdict judged(
            int entries,
            List<Fault> faults,
            String name,
            byte[] content,
            Beside beside,
            @Nullable Instant at) {
        var newest =
                LastingFile.stamps(content, beside).stream().max(Comparator.comparing(Stamp::time));
        Instant moment = at == null ? newest.map(Stamp::time).orElse(null) : at;
        Instant ends =
                newest.map(Stamp::authority)
                        .map(authority -> authority.getNotAfter().toInstant())
                        .orElse(null);
        boolean over = ends != null && at == null && clock.instant().isAfter(ends);
        return new ArchiveVerdict(
                entries,
                faults,
                verifier.verify(name, content, beside, moment),
                moment,
                over ? ends : null);
    }

    private static Map<String, byte[]> read(byte[] bytes, List<Fault> faults) {
        var entries = new LinkedHashMap<String, byte[]>();
        Set<String> folded = new HashSet<>();
        // Stored as they are: nothing in a package can be larger than the package.
        StoredZip.Read read = StoredZip.read(bytes);
        if (!read.sound()) faults.add(new Fault(Kind.NOT_A_PACKAGE, ""));
        for (Entry entry : read.entries()) {
            String name = entry.name();
            if (ArchivePackage.harmless(name) && folded.add(name.toLowerCase(Locale.ROOT))) {
                entries.put(name, entry.content());
            } else {
                faults.add(new Fault(Kind.NAME, name));
            }
        }
        return entries;
    }

    private static void compare(Map<String, byte[]> entries, String list, List<Fault> faults) {
        Set<String> listed = new HashSet<>();
        for (String line : list.split("\n", -1)) {
            if (line.isEmpty()) continue;
            var said = LINE.matcher(line);
            if (!said.matches() || !listed.add(said.group(2))) {
                faults.add(new Fault(Kind.HASHES, ArchivePackage.HASHES));
                continue;
            }
            byte[] content = entries.get(said.group(2));
            if (content == null) faults.add(new Fault(Kind.MISSING, said.group(2)));
            else if (!Sha256.hex(content).equals(said.group(1))) {
                faults.add(new Fault(Kind.CHANGED, said.group(2)));
            }
        }
        for (String name : entries.keySet()) {
            if (!listed.contains(name)) faults.add(new Fault(Kind.ADDED, name));
        }
    }

    /// The writer's own file of this content: whatever lies between, before or behind the entries,
    /// or differs in the directory at the end, shows.
    private static byte[] again(byte[] manifest, byte[] hashes, Map<String, byte[]> entries) {
        return ArchivePackage.zip(
                manifest,
                hashes,
                entries.entrySet().stream()
                        .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static ArchiveVerdict broken(Kind kind, String entry) {
        return new ArchiveVerdict(0, List.of(new Fault(kind, entry)), null, null, null);
    }
}
