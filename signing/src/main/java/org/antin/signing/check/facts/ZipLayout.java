package org.antin.signing.check.facts;

import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Unpacks a ZIP container once, bounded, and says what is wrong with how it is laid out. Readers
/// differ on whether they go by the directory at its end or by the entries as they come; a
/// container where the two tell different stories is a lie to one of them.
///
/// @param entries files by name, in the order they lie in the file
/// @param fault null when the layout is sound
/// @param unreadable why it can't be unpacked at all; null when it can
record ZipLayout(Map<String, byte[]> entries, @Nullable Reason fault, @Nullable Reason unreadable) {
    private static final int ENTRY = 0x04034b50;
    private static final int ENTRY_SIZE = 30;
    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int DIRECTORY_ENTRY_SIZE = 46;
    private static final int DIRECTORY_END = 0x06054b50;
    private static final int DIRECTORY_END_SIZE = 22;

    static boolean looksLike(byte[] bytes) {
        return bytes.length > 30
                && bytes[0] == 'P'
                && bytes[1] == 'K'
                && bytes[2] == 3
                && bytes[3] == 4;
    }

    /// APPNOTE D: names are UTF-8 or, of old programs, in the letters of DOS.
    static ZipLayout of(byte[] bytes, Limits limits) {
        Map<String, Listed> listed = directory(bytes, StandardCharsets.UTF_8);
        if (listed == null) return unreadable(Reason.MALFORMED);
        if (listed.keySet().stream().noneMatch(name -> name.indexOf('\uFFFD') >= 0)) {
            return of(bytes, limits, listed, StandardCharsets.UTF_8);
        }
        Charset dos = Charset.forName("IBM437");
        Map<String, Listed> old = directory(bytes, dos);
        return old == null ? unreadable(Reason.MALFORMED) : of(bytes, limits, old, dos);
    }

    private static ZipLayout of(
            byte[] bytes, Limits limits, Map<String, Listed> listed, Charset letters) {
        var entries = new LinkedHashMap<String, byte[]>();
        var folded = new HashSet<String>();
        boolean bad = false;
        long total = 0;
        try (var in = new ZipInputStream(new ByteArrayInputStream(bytes), letters)) {
            byte[] piece = new byte[8192];
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entries.size() >= limits.objects()) return unreadable(Reason.TOO_COMPLEX);
                String name = entry.getName();
                bad |= !harmless(name) || !folded.add(name.toLowerCase(Locale.ROOT));
                var out = new ByteArrayOutputStream();
                for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                    total += n;
                    if (total > limits.unpackedBytes()) return unreadable(Reason.TOO_COMPLEX);
                    out.write(piece, 0, n);
                }
                if (!entry.isDirectory()) entries.put(name, out.toByteArray());
            }
        } catch (IOException | IllegalArgumentException e) {
            return unreadable(Reason.MALFORMED);
        }
        var files = new HashMap<>(listed);
        files.keySet().removeIf(name -> name.endsWith("/"));
        bad |= !files.keySet().equals(entries.keySet());
        for (var file : files.entrySet()) {
            byte[] read = entries.get(file.getKey());
            bad |= read == null || !file.getValue().holds(bytes, read);
        }
        return new ZipLayout(entries, bad ? Reason.CONTAINER_STRUCTURE : null, null);
    }

    private static ZipLayout unreadable(Reason why) {
        return new ZipLayout(Map.of(), null, why);
    }

    /// No way out of the container, no name two systems read differently.
    private static boolean harmless(String name) {
        if (name.isEmpty() || name.startsWith("/") || name.contains("\\") || name.contains(":")) {
            return false;
        }
        for (String part : name.split("/", -1)) {
            if (part.equals("..") || part.equals(".")) return false;
        }
        return name.chars().noneMatch(Character::isISOControl);
    }

    /// An entry of the directory.
    ///
    /// @param line where it lies in the directory
    /// @param at where it says that the entry lies
    private record Listed(int line, int at, int method, int packed, int size) {
        /// Whether who goes by the directory finds what was read from the entries as they come.
        boolean holds(byte[] zip, byte[] read) {
            if (at < 0 || at > zip.length - ENTRY_SIZE || int32(zip, at) != ENTRY) return false;
            int name = int16(zip, line + 28);
            int from = at + ENTRY_SIZE + name + int16(zip, at + 28);
            if (int16(zip, at + 8) != method || int16(zip, at + 26) != name || from > zip.length)
                return false;
            int named = line + DIRECTORY_ENTRY_SIZE;
            int own = at + ENTRY_SIZE;
            if (!Arrays.equals(zip, named, named + name, zip, own, own + name)) return false;
            if (size != read.length || packed < 0 || from + (long) packed > zip.length)
                return false;
            return switch (method) {
                case ZipEntry.STORED ->
                        packed == size
                                && Arrays.equals(zip, from, from + packed, read, 0, read.length);
                case ZipEntry.DEFLATED -> inflated(zip, from, packed, read);
                default -> false;
            };
        }

        private static boolean inflated(byte[] zip, int from, int packed, byte[] read) {
            var inflater = new Inflater(true);
            try {
                inflater.setInput(zip, from, packed);
                byte[] piece = new byte[8192];
                int at = 0;
                while (!inflater.finished()) {
                    int n = inflater.inflate(piece);
                    if (n == 0 && !inflater.finished()) return false;
                    if (at + n > read.length || !Arrays.equals(piece, 0, n, read, at, at + n))
                        return false;
                    at += n;
                }
                return at == read.length && inflater.getRemaining() == 0;
            } catch (DataFormatException e) {
                return false;
            } finally {
                inflater.end();
            }
        }
    }

    /// What the directory at the end lists; null when there is none, or it names one twice.
    private static @Nullable Map<String, Listed> directory(byte[] bytes, Charset letters) {
        int end = -1;
        for (int i = bytes.length - DIRECTORY_END_SIZE; i >= 0 && end < 0; i--) {
            // The remark behind it may hold anything, the look of a directory's end as well.
            boolean last = i + DIRECTORY_END_SIZE + int16(bytes, i + 20) == bytes.length;
            if (last && int32(bytes, i) == DIRECTORY_END) end = i;
        }
        if (end < 0) return null;
        int count = int16(bytes, end + 10);
        int at = int32(bytes, end + 16);
        var names = new HashMap<String, Listed>();
        for (int i = 0; i < count; i++) {
            if (at < 0 || at > bytes.length - DIRECTORY_ENTRY_SIZE) return null;
            if (int32(bytes, at) != DIRECTORY_ENTRY) return null;
            int length = int16(bytes, at + 28);
            if (at + DIRECTORY_ENTRY_SIZE + length > bytes.length) return null;
            String name = new String(bytes, at + DIRECTORY_ENTRY_SIZE, length, letters);
            var one =
                    new Listed(
                            at,
                            int32(bytes, at + 42),
                            int16(bytes, at + 10),
                            int32(bytes, at + 20),
                            int32(bytes, at + 24));
            if (names.put(name, one) != null) return null;
            at += DIRECTORY_ENTRY_SIZE + length + int16(bytes, at + 30) + int16(bytes, at + 32);
        }
        return names;
    }

    private static int int16(byte[] b, int at) {
        return b[at] & 0xFF | (b[at + 1] & 0xFF) << 8;
    }

    private static int int32(byte[] b, int at) {
        return int16(b, at) | int16(b, at + 2) << 16;
    }
}
