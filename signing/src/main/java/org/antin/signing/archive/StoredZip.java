package org.antin.signing.archive;

import org.antin.signing.archive.ArchivePackage.Entry;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/// A ZIP in its plainest form (APPNOTE 6.3, 4.3): entries stored one behind the other, their
/// directory, its end. Written by hand, because a check years later compares every byte, and a
/// library may lay out the same content in another way by then.
public final class StoredZip {
    private static final short VERSION = 10;
    private static final short UTF_8_NAMES = 1 << 11;

    /// 1 January 1980, the first day a ZIP knows: nothing in a package tells the time but its
    /// manifest.
    private static final short FIRST_DAY = 1 << 5 | 1;

    private static final int SIZE_COMES_LATER = 1 << 3;

    private static final int LOCAL = 0x04034b50;
    private static final int DIRECTORY = 0x02014b50;
    private static final int END = 0x06054b50;

    private StoredZip() {}

    public static byte[] of(List<Entry> entries) {
        var files = new ByteArrayOutputStream(1 << 17);
        var directory = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
            int at = files.size();
            var local = room(30).putInt(LOCAL);
            common(local, name, entry.content());
            files.writeBytes(local.array());
            files.writeBytes(name);
            files.writeBytes(entry.content());

            var listed = room(46).putInt(DIRECTORY).putShort(VERSION);
            common(listed, name, entry.content());
            // No comment, first disk, no attributes: ten zero bytes and two more.
            listed.position(42);
            listed.putInt(at);
            directory.writeBytes(listed.array());
            directory.writeBytes(name);
        }
        var end = room(22).putInt(END).putInt(0);
        end.putShort((short) entries.size()).putShort((short) entries.size());
        end.putInt(directory.size()).putInt(files.size()).putShort((short) 0);
        files.writeBytes(directory.toByteArray());
        files.writeBytes(end.array());
        return files.toByteArray();
    }

    /// The entries as they lie in the file, up to where they end; `sound` is false when what lies
    /// there is no entry or isn't stored as it is. Check sums are left to the list of hashes, and
    /// the directory to whoever compares the file with what [#of] would write.
    record Read(List<Entry> entries, boolean sound) {}

    static Read read(byte[] bytes) {
        var entries = new ArrayList<Entry>();
        var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= 4 && in.getInt(in.position()) == LOCAL) {
            int at = in.position();
            if (in.remaining() < 30 || entries.size() > ArchivePackage.MOST_ENTRIES) {
                return new Read(entries, false);
            }
            boolean told = (in.getShort(at + 6) & SIZE_COMES_LATER) == 0;
            int packed = in.getInt(at + 18);
            int size = in.getInt(at + 22);
            int name = Short.toUnsignedInt(in.getShort(at + 26));
            int extra = Short.toUnsignedInt(in.getShort(at + 28));
            if (!told || in.getShort(at + 8) != 0 || size < 0 || packed != size) {
                return new Read(entries, false);
            }
            if ((long) name + extra + size > in.remaining() - 30) return new Read(entries, false);
            int from = at + 30 + name + extra;
            entries.add(
                    new Entry(
                            new String(bytes, at + 30, name, StandardCharsets.UTF_8),
                            Arrays.copyOfRange(bytes, from, from + size)));
            in.position(from + size);
        }
        boolean directory = in.remaining() >= 4 && in.getInt(in.position()) == DIRECTORY;
        return new Read(entries, directory);
    }

    /// What an entry's own head and its line in the directory have in common.
    private static void common(ByteBuffer head, byte[] name, byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        head.putShort(VERSION).putShort(UTF_8_NAMES).putShort((short) 0);
        head.putShort((short) 0).putShort(FIRST_DAY).putInt((int) crc.getValue());
        head.putInt(content.length).putInt(content.length);
        head.putShort((short) name.length).putShort((short) 0);
    }

    private static ByteBuffer room(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
