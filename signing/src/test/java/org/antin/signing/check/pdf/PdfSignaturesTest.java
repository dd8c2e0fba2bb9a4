package org.antin.signing.check.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.antin.signing.check.Deadline;
import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.Deflater;

/// ISO 32000-2, 12.8.1: what a byte range must be; and files made to make a reader suffer.
@Timeout(20)
class PdfSignaturesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Deadline ENOUGH = Deadline.in(MINUTE);

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Reason faultOf(String text) throws PdfTrouble {
        return Sketch.signatures(latin(text)).getFirst().fault();
    }

    /// The signed sketch with its byte range written anew; all numbers keep their ten digits.
    private static String withRange(long a, long b, long c, long d) {
        String text = latin(Sketch.signed().bytes());
        return text.replaceFirst(
                "ByteRange\\[[^]]*]", "ByteRange[%d %010d %010d %010d]".formatted(a, b, c, d));
    }

    private static long[] range() {
        var m =
                Pattern.compile("ByteRange\\[(\\d+) (\\d+) (\\d+) (\\d+)]")
                        .matcher(latin(Sketch.signed().bytes()));
        assertThat(m.find()).isTrue();
        return new long[] {
            Long.parseLong(m.group(1)),
            Long.parseLong(m.group(2)),
            Long.parseLong(m.group(3)),
            Long.parseLong(m.group(4))
        };
    }

    @Test
    @DisplayName("byte range: from 0, the gap exactly Contents, to the end of a revision")
    void byteRange() throws PdfTrouble {
        long[] r = range();
        assertThat(faultOf(withRange(r[0], r[1], r[2], r[3]))).isNull();
        assertThat(faultOf(withRange(1, r[1], r[2], r[3]))).isEqualTo(Reason.BYTE_RANGE);
        assertThat(faultOf(withRange(0, r[1] - 1, r[2], r[3]))).isEqualTo(Reason.BYTE_RANGE);
        assertThat(faultOf(withRange(0, r[1] + 1, r[2], r[3]))).isEqualTo(Reason.BYTE_RANGE);
        assertThat(faultOf(withRange(0, r[1], r[2] + 1, r[3] - 1))).isEqualTo(Reason.BYTE_RANGE);
        assertThat(faultOf(withRange(0, r[1], r[2] - 1, r[3] + 1))).isEqualTo(Reason.BYTE_RANGE);
        assertThat(faultOf(withRange(0, r[1], r[2], r[3] - 9))).isEqualTo(Reason.BYTE_RANGE);
        assertThat(faultOf(withRange(0, r[1], r[2], r[3] + 9))).isEqualTo(Reason.BYTE_RANGE);
        assertThat(faultOf(withRange(0, r[2], r[1], r[3]))).isEqualTo(Reason.BYTE_RANGE);
        assertThat(faultOf(withRange(0, r[1], 4_294_967_296L + r[2], r[3])))
                .isEqualTo(Reason.BYTE_RANGE);
    }

    @Test
    @DisplayName("byte range: one pair, three numbers, none, names: refused")
    void rangesOfOtherShapes() throws PdfTrouble {
        String text = latin(Sketch.signed().bytes());
        for (String shape :
                new String[] {"[0 9]", "[0 1 2]", "[]", "[/a /b /c /d]", " null", " 9"}) {
            String padded = shape + " ".repeat(36 - shape.length());
            assertThat(faultOf(text.replaceFirst("\\[0 \\d{10} \\d{10} \\d{10}]", padded)))
                    .as(shape)
                    .isEqualTo(Reason.BYTE_RANGE);
        }
    }

    @Test
    @DisplayName("bytes of the gap: only hexadecimal digits between the brackets")
    void onlyDigitsInTheGap() throws PdfTrouble {
        String text = latin(Sketch.signed().bytes());
        assertThat(faultOf(text.replace("<000", "<0 0"))).isEqualTo(Reason.BYTE_RANGE);
    }

    @Test
    @DisplayName("two signatures over the same bytes: the second one lies")
    void overlap() throws PdfTrouble {
        var sketch =
                Sketch.signed()
                        .object(
                                12,
                                "<</Type/Annot/Subtype/Widget/FT/Sig/T(two)/Rect[0 0 0 0]/V 13 0 R>>");
        sketch.signature(13, "").end();
        String text = latin(sketch.bytes());
        var second = sketch.signatures().getLast();
        assertThat(second.fault()).isNull();
        // The second claims to leave out a stretch that begins inside the first one's bytes.
        String mark = "%010d %010d".formatted(second.range().gapStart(), second.range().gapEnd());
        String lie =
                "%010d %010d".formatted(second.range().gapStart() - 900, second.range().gapEnd());
        assertThat(Sketch.signatures(latin(text.replace(mark, lie))).getLast().fault())
                .isEqualTo(Reason.BYTE_RANGE);
    }

    @Test
    @DisplayName("a key given twice in the signature dictionary: readers differ on which counts")
    void doubledKey() throws PdfTrouble {
        assertThat(Sketch.signed("/SubFilter/adbe.pkcs7.detached", "").only().fault())
                .isEqualTo(Reason.SIGNATURE_STRUCTURE);
    }

    @Test
    @DisplayName(
            "signature spoofing: a copy of the dictionary elsewhere, with the range of the first")
    void copiedDictionary() throws PdfTrouble {
        var sketch = Sketch.signed();
        String text = latin(sketch.bytes());
        int at = text.indexOf("<</Type/Sig/");
        String dictionary = text.substring(at, text.indexOf(">>>", at) + 3);
        var spoofed = sketch.object(9, dictionary).end().only();
        assertThat(spoofed.fault()).isEqualTo(Reason.BYTE_RANGE);
    }

    @Test
    @DisplayName("the signed state must hold the signature: a field that pointed elsewhere then")
    void notInItsOwnRevision() throws PdfTrouble {
        var sketch =
                Sketch.letter("")
                        .object(
                                7,
                                "<</Type/Annot/Subtype/Widget/FT/Sig/T(one)/Rect[0 0 0 0]/P 3 0 R>>")
                        .signature(9, "")
                        .end()
                        .object(
                                7,
                                "<</Type/Annot/Subtype/Widget/FT/Sig/T(one)/Rect[0 0 0 0]/P 3 0 R"
                                        + "/V 9 0 R>>")
                        .end();
        assertThat(sketch.only().fault()).isEqualTo(Reason.SIGNATURE_STRUCTURE);
    }

    @Test
    @DisplayName("a signature taken out by a later update is noticed")
    void removed() throws PdfTrouble {
        assertThat(Sketch.survey(Sketch.signed().bytes()).removed()).isFalse();
        // Past the first 2048 bytes, where a linearised file keeps a table of its own.
        var signed = Sketch.letter("").stream(30, "", " ".repeat(3000)).signature(9, "").end();
        var gone = signed.object(5, "<</Fields[8 0 R 12 0 R]>>").end();
        assertThat(gone.signatures()).isEmpty();
        assertThat(Sketch.survey(gone.bytes()).removed()).isTrue();
    }

    @Test
    @DisplayName("universal forgery: a signature value that is no dictionary is noticed")
    void valueThatIsNone() throws PdfTrouble {
        var sketch = Sketch.signed().object(9, "(signed by the minister)").end();
        assertThat(sketch.signatures()).isEmpty();
        assertThat(Sketch.survey(sketch.bytes()).unreadable()).isTrue();
    }

    @Test
    @DisplayName("loops: of tables, fields, pages, references, lengths; no hang, no crash")
    void loops() throws PdfTrouble {
        String previous = latin(Sketch.signed().bytes());
        int table = previous.lastIndexOf("xref\n", previous.lastIndexOf("startxref") - 1);
        Sketch.signed().object(20, "null").trailer("/Prev " + table).end().only();
        var tables = Sketch.signed();
        tables.object(20, "null").trailer("/Prev " + (tables.position() + 22)).end().only();
        var fields = Sketch.signed().object(7, "<</FT/Sig/T(one)/V 9 0 R/Kids[7 0 R]>>").end();
        assertThat(fields.only().laterChanges()).isNotNull();
        var pages = Sketch.signed().object(2, "<</Type/Pages/Kids[2 0 R]/Count 1>>").end();
        assertThat(pages.only().changes()).isNotEmpty();
        assertThat(Sketch.signed().object(4, "4 0 R").end().only().changes()).isNotEmpty();
        assertThat(
                        Sketch.signed()
                                .object(4, "<</Length 4 0 R>>\nstream\nx\nendstream")
                                .end()
                                .only()
                                .changes())
                .isNotEmpty();
    }

    @Test
    @DisplayName("limits: nesting, objects, packed streams; refused in bounded time and memory")
    void limits() {
        String deep = "[".repeat(200_000) + "]".repeat(200_000);
        assertRefused(Sketch.letter("").object(5, deep).signature(9, "").end());
        var many = new StringBuilder("[");
        for (int i = 0; i < 300_000; i++) many.append("7 0 R ");
        var tight = new Limits(1 << 20, 1 << 20, 1000, 50, 10, MINUTE);
        var wide = Sketch.letter("").object(5, "<</Fields " + many + "]>>").signature(9, "").end();
        var trouble =
                catchThrowableOfType(
                        PdfTrouble.class,
                        () -> PdfSignatures.of(new PdfFile(wide.bytes(), tight, ENOUGH), 10));
        assertThat(trouble.reason()).isEqualTo(Reason.TOO_COMPLEX);
    }

    private static void assertRefused(Sketch sketch) {
        try {
            assertThat(sketch.signatures()).isEmpty();
        } catch (PdfTrouble e) {
            assertThat(e.reason()).isIn(Reason.TOO_COMPLEX, Reason.MALFORMED);
        }
    }

    @Test
    @DisplayName("a structure stream that unpacks to gigabytes is cut off")
    void bomb() {
        byte[] packed = deflated(new byte[1 << 24]);
        String head =
                "%PDF-1.7\n1 0 obj\n<</Type/XRef/Filter/FlateDecode/W[1 4 2]/Size 9999999/Root 2 0 R/Length "
                        + packed.length
                        + ">>\nstream\n";
        String tail = "\nendstream\nendobj\nstartxref\n9\n%%EOF\n";
        byte[] file = concat(latin(head), packed, latin(tail));
        var tight = new Limits(1 << 24, 1 << 20, 10_000, 50, 10, MINUTE);
        var trouble =
                catchThrowableOfType(
                        PdfTrouble.class,
                        () -> PdfSignatures.of(new PdfFile(file, tight, ENOUGH), 10));
        assertThat(trouble.reason()).isEqualTo(Reason.TOO_COMPLEX);
    }

    private static byte[] deflated(byte[] bytes) {
        try (var deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] out = new byte[bytes.length];
            int length = deflater.deflate(out);
            return Arrays.copyOf(out, length);
        }
    }

    private static byte[] concat(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) out.writeBytes(part);
        return out.toByteArray();
    }

    @Test
    @DisplayName("any prefix of a signed file, and any single byte gone: an answer, no crash")
    void truncated() {
        byte[] bytes = Sketch.signed().bytes();
        for (int length = 0; length < bytes.length; length += 7) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertAnswers(cut);
            byte[] gap = concat(cut, Arrays.copyOfRange(bytes, length + 1, bytes.length));
            assertAnswers(gap);
        }
    }

    private static void assertAnswers(byte[] bytes) {
        try {
            assertThat(Sketch.signatures(bytes)).isNotNull();
        } catch (PdfTrouble e) {
            assertThat(e.reason()).isNotNull();
        }
    }
}
