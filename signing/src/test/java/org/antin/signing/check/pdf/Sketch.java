package org.antin.signing.check.pdf;

import org.antin.signing.check.Deadline;
import org.antin.signing.check.Limits;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Writes small PDFs by hand, revision by revision, with signatures whose structure is right and
/// whose cryptography isn't there: what `check.pdf` looks at, and nothing else.
final class Sketch {
    private static final int ROOM = 64;
    private static final int REAL_ROOM = 16_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TreeMap<Integer, Integer> offsets = new TreeMap<>();
    private String trailer = "";
    private int previous = -1;
    private int rangeAt = -1;
    private int contentsAt;
    private int size = 1;
    private int room = ROOM;
    private UnaryOperator<byte[]> signer;

    Sketch() {
        text("%PDF-1.7\n");
    }

    /// One page with a text field, signed once in field 7; object 9 is the signature.
    ///
    /// @param signatureExtra further entries of the signature dictionary
    /// @param fieldExtra further entries of its field
    static Sketch signed(String signatureExtra, String fieldExtra) {
        return letter(fieldExtra).signature(9, signatureExtra).end();
    }

    static Sketch signed() {
        return signed("", "");
    }

    static Sketch letter(String fieldExtra) {
        return new Sketch()
                        .object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R>>")
                        .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>>")
                        .object(
                                3,
                                "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 6 0 R>>>>"
                                        + "/Annots[7 0 R 8 0 R 11 0 R 12 0 R]>>")
                        .stream(4, "", "BT /F 12 Tf 72 700 Td (Pay 100) Tj ET")
                        .object(5, "<</Fields[7 0 R 8 0 R 12 0 R]/SigFlags 3>>")
                        .object(6, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
                        .object(
                                7,
                                "<</Type/Annot/Subtype/Widget/FT/Sig/T(one)/Rect[0 0 0 0]/P 3 0 R/V 9 0 R"
                                        + fieldExtra
                                        + ">>")
                        .object(8, noteField("old", 10))
                        .stream(10, "/Type/XObject/Subtype/Form/BBox[0 0 100 20]", "(old) Tj")
                        .object(
                                11,
                                "<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(remark)/P 3 0 R>>")
                        .object(
                                12,
                                "<</Type/Annot/Subtype/Widget/FT/Sig/T(two)/Rect[400 50 500 100]/P 3 0 R>>");
    }

    /// Signatures put in from here on are real.
    ///
    /// @param maker makes the CMS over these bytes
    Sketch signedBy(UnaryOperator<byte[]> maker) {
        signer = maker;
        room = REAL_ROOM;
        return this;
    }

    static String noteField(String value, int appearance) {
        return "<</Type/Annot/Subtype/Widget/FT/Tx/T(note)/Rect[72 600 172 620]/P 3 0 R/V("
                + value
                + ")/AP<</N "
                + appearance
                + " 0 R>>>>";
    }

    Sketch text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    Sketch object(int number, String body) {
        offsets.put(number, out.size());
        size = Math.max(size, number + 1);
        return text(number + " 0 obj\n" + body + "\nendobj\n");
    }

    /// An object the cross-reference doesn't list.
    Sketch stray(int number, String body) {
        return text(number + " 0 obj\n" + body + "\nendobj\n");
    }

    Sketch stream(int number, String entries, String data) {
        return object(
                number,
                "<</Length " + data.length() + entries + ">>\nstream\n" + data + "\nendstream");
    }

    /// A signature over the revision now being written.
    Sketch signature(int number, String extra) {
        offsets.put(number, out.size());
        size = Math.max(size, number + 1);
        text(
                number
                        + " 0 obj\n<</Type/Sig/SubFilter/ETSI.CAdES.detached/M(D:20261123090000+07'00')");
        text(extra + "/ByteRange[");
        rangeAt = out.size();
        text("0 0000000000 0000000000 0000000000]/Contents");
        contentsAt = out.size();
        return text("<" + "0".repeat(room) + ">>>\nendobj\n");
    }

    /// Lists an object where it isn't being written now.
    Sketch pointing(int number, int offset) {
        offsets.put(number, offset);
        return this;
    }

    Sketch trailer(String entries) {
        trailer = entries;
        return this;
    }

    int position() {
        return out.size();
    }

    /// Closes the revision, and signs it if a signature was put in.
    Sketch end() {
        int table = out.size();
        text("xref\n");
        offsets.forEach(
                (number, offset) -> text(number + " 1\n" + "%010d 00000 n \n".formatted(offset)));
        text("trailer\n<</Size " + size + (trailer.contains("/Root") ? "" : "/Root 1 0 R"));
        if (previous >= 0 && !trailer.contains("/Prev")) text("/Prev " + previous);
        text(trailer + ">>\nstartxref\n" + table + "\n%%EOF\n");
        previous = table;
        offsets.clear();
        trailer = "";
        if (rangeAt >= 0) {
            byte[] bytes = out.toByteArray();
            int gapEnd = contentsAt + room + 2;
            byte[] range =
                    "0 %010d %010d %010d"
                            .formatted(contentsAt, gapEnd, bytes.length - gapEnd)
                            .getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(range, 0, bytes, rangeAt, range.length);
            if (signer != null) fill(bytes, gapEnd);
            out.reset();
            out.writeBytes(bytes);
            rangeAt = -1;
        }
        return this;
    }

    private void fill(byte[] bytes, int gapEnd) {
        var signed = new ByteArrayOutputStream();
        signed.write(bytes, 0, contentsAt);
        signed.write(bytes, gapEnd, bytes.length - gapEnd);
        byte[] value =
                HexFormat.of()
                        .formatHex(signer.apply(signed.toByteArray()))
                        .getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(value, 0, bytes, contentsAt + 1, value.length);
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    List<PdfSignature> signatures() throws PdfTrouble {
        return signatures(bytes());
    }

    static List<PdfSignature> signatures(byte[] bytes) throws PdfTrouble {
        return survey(bytes).signatures();
    }

    static PdfSignatures.Survey survey(byte[] bytes) throws PdfTrouble {
        return PdfSignatures.of(
                new PdfFile(bytes, Limits.standard(), Deadline.in(Limits.standard().time())), 100);
    }

    /// That of the field "one".
    PdfSignature only() throws PdfTrouble {
        return signatures().stream().filter(s -> s.field().equals("one")).findFirst().orElseThrow();
    }
}
