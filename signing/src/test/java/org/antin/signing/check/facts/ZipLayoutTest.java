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
}
