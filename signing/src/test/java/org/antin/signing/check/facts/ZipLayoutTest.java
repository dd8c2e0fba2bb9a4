package org.antin.signing.check.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// How containers are laid out.
class ZipLayoutTest {
    private static byte[] zip(Charset letters, String comment, String... names) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, letters)) {
            zip.setComment(comment);
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static ZipLayout layout(byte[] zip) {
        return ZipLayout.of(zip, Limits.standard());
    }

    @Test
    @DisplayName("APPNOTE 4.3.16: the remark at the end may look like a directory's end")
    void remark() {
        String end = "PK\u0005\u0006" + "\0".repeat(18);
        var layout = layout(zip(StandardCharsets.ISO_8859_1, end + "and more", "a.txt"));
        assertThat(layout.unreadable()).isNull();
        assertThat(layout.fault()).isNull();
        assertThat(layout.entries()).containsOnlyKeys("a.txt");
    }

    @Test
    @DisplayName("APPNOTE D: names in the letters of DOS are read, and still may not differ twice")
    void oldNames() {
        Charset dos = Charset.forName("IBM437");
        var layout = layout(zip(dos, "", "Beschl\u00fcsse.txt", "a.txt"));
        assertThat(layout.unreadable()).isNull();
        assertThat(layout.fault()).isNull();
        assertThat(layout.entries()).containsOnlyKeys("Beschl\u00fcsse.txt", "a.txt");
        var doubled = layout(zip(dos, "", "\u00fc.txt", "A.txt", "a.txt"));
        assertThat(doubled.fault()).isEqualTo(Reason.CONTAINER_STRUCTURE);
    }

    private static byte[] stored(Map<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                var sum = new CRC32();
                sum.update(file.getValue());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static int find(byte[] in, int from, String what) {
        byte[] bytes = what.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = from; i <= in.length - bytes.length; i++) {
            if (Arrays.equals(in, i, i + bytes.length, bytes, 0, bytes.length)) return i;
        }
        throw new AssertionError("not there");
    }

    @Test
    @DisplayName("The directory leads to another file of that name than the entries as they come")
    void hiddenEntry() {
        byte[] evil = stored(Map.of("b.txt", "Pay 999".getBytes(StandardCharsets.UTF_8)));
        var files = new LinkedHashMap<String, byte[]>();
        files.put("a.bin", Arrays.copyOf(evil, find(evil, 0, "PK\u0001\u0002")));
        files.put("b.txt", "Pay 100".getBytes(StandardCharsets.UTF_8));
        byte[] zip = stored(files);
        assertThat(layout(zip).fault()).isNull();
        int line = find(zip, find(zip, 0, "PK\u0001\u0002") + 4, "PK\u0001\u0002");
        // Its entry for b.txt: to the one that lies in a.bin.
        int hidden = 30 + "a.bin".length();
        for (int i = 0; i < 4; i++) zip[line + 42 + i] = (byte) (hidden >> 8 * i);
        assertThat(layout(zip).fault()).isEqualTo(Reason.CONTAINER_STRUCTURE);
    }

    @Test
    @DisplayName("A directory that lies at the end of all numbers is none")
    void farAway() {
        byte[] zip = zip(StandardCharsets.UTF_8, "", "a.txt");
        int end = find(zip, 0, "PK\u0005\u0006");
        for (int i = 0; i < 4; i++) zip[end + 16 + i] = (byte) (i == 3 ? 0x7F : 0xFF);
        assertThat(layout(zip).unreadable()).isEqualTo(Reason.MALFORMED);
    }
}
