package org.antin.signing.check.facts;

import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    private static final int DIRECTORY_ENTRY = 0x02014b50;
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
        Set<String> listed = directory(bytes, StandardCharsets.UTF_8);
        if (listed == null) return unreadable(Reason.MALFORMED);
        if (listed.stream().noneMatch(name -> name.indexOf('\uFFFD') >= 0)) {
            return of(bytes, limits, listed, StandardCharsets.UTF_8);
        }
        Charset dos = Charset.forName("IBM437");
        Set<String> old = directory(bytes, dos);
        return old == null ? unreadable(Reason.MALFORMED) : of(bytes, limits, old, dos);
    }

    private static ZipLayout of(byte[] bytes, Limits limits, Set<String> listed, Charset letters) {
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
        var files = new HashSet<String>();
        for (String name : listed) if (!name.endsWith("/")) files.add(name);
        bad |= !files.equals(entries.keySet());
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

    /// The names in the directory at the end; null when there is none, or it names one twice.
    private static @Nullable Set<String> directory(byte[] bytes, Charset letters) {
        int end = -1;
        for (int i = bytes.length - DIRECTORY_END_SIZE; i >= 0 && end < 0; i--) {
            // The remark behind it may hold anything, the look of a directory's end as well.
            boolean last = i + DIRECTORY_END_SIZE + int16(bytes, i + 20) == bytes.length;
            if (last && int32(bytes, i) == DIRECTORY_END) end = i;
        }
        if (end < 0) return null;
        int count = int16(bytes, end + 10);
        int at = int32(bytes, end + 16);
        var names = new HashSet<String>();
        for (int i = 0; i < count; i++) {
            if (at < 0 || at + 46 > bytes.length || int32(bytes, at) != DIRECTORY_ENTRY)
                return null;
            int length = int16(bytes, at + 28);
            if (at + 46 + length > bytes.length) return null;
            String name = new String(bytes, at + 46, length, letters);
            if (!names.add(name)) return null;
            at += 46 + length + int16(bytes, at + 30) + int16(bytes, at + 32);
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
