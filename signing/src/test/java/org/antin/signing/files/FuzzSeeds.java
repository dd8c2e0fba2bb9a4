package org.antin.signing.files;

import org.antin.signing.check.Limits;
import org.antin.signing.check.facts.DocumentReader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.bouncycastle.cms.CMSSignedData;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/// Writes the first inputs of every fuzz target into a folder: signed by us, a few kilobytes each.
/// Run by hand when a format is added; what it wrote is in the repository.
final class FuzzSeeds {
    private static final byte[] TEXT = "Công văn số 12/UBND".getBytes(StandardCharsets.UTF_8);

    private final Path into;
    private final Desk desk;

    private FuzzSeeds(Path into, Desk desk) {
        this.into = into;
        this.desk = desk;
    }

    public static void main(String[] arguments) throws Exception {
        var into = Path.of(arguments[0]);
        try (var desk = new Desk(Files.createTempDirectory("seeds"))) {
            new FuzzSeeds(into, desk).write();
        }
    }

    private void write() throws Exception {
        chain();
        file("pdf", "basic.pdf", letter(), Packaging.PDF, "B");
        file("pdf", "stamped.pdf", letter(), Packaging.PDF, "T");
        byte[] archived = file("pdf", "archive.pdf", letter(), Packaging.PDF, "LTA");
        file("cms", "basic.p7m", TEXT, Packaging.CMS, "B");
        byte[] cms = file("cms", "stamped.p7m", TEXT, Packaging.CMS, "T");
        file("cms", "archive.p7m", TEXT, Packaging.CMS, "LTA");
        byte[] xml = "<CongVan><So>12</So></CongVan>".getBytes(StandardCharsets.UTF_8);
        file("xml", "basic.xml", xml, Packaging.XML, "B");
        file("xml", "archive.xml", xml, Packaging.XML, "LTA");
        file("asic", "basic.asice", TEXT, Packaging.CONTAINER, "B");
        file("asic", "stamped.asice", TEXT, Packaging.CONTAINER, "T");
        byte[] json = "{\"so\":12}".getBytes(StandardCharsets.UTF_8);
        file("json", "basic.json", json, Packaging.JSON, "B");
        file("json", "stamped.json", json, Packaging.JSON, "T");
        file("ooxml", "basic.docx", Letters.docx("số 12"), Packaging.OFFICE, "B");
        evidence(archived, cms);
        records();
    }

    /// One page with one line, in a font every reader has.
    private static byte[] letter() throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var page = new PDPage();
            document.addPage(page);
            try (var text = new PDPageContentStream(document, page)) {
                text.beginText();
                text.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                text.newLineAtOffset(72, 700);
                text.showText("So 12");
                text.endText();
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private void chain() throws Exception {
        X509Certificate leaf = desk.chain.getFirst();
        put("chain", "leaf.cer", leaf.getEncoded());
        put("chain", "issuing.cer", desk.server.ca().issuing().getEncoded());
        put("chain", "root.cer", desk.server.ca().root().getEncoded());
        put("certificate", "leaf.cer", leaf.getEncoded());
        put("certificate", "root.cer", desk.server.ca().root().getEncoded());
        put("certificate", "ocsp.cer", desk.server.ca().ocspResponder().getEncoded());
    }

    private void evidence(byte[] archived, byte[] cms) throws Exception {
        var facts = DocumentReader.read(archived, Limits.standard());
        int number = 0;
        for (byte[] crl : facts.crls()) put("crl", "list-" + number++ + ".crl", crl);
        for (byte[] answer : facts.ocspAnswers())
            put("ocsp", "answer-" + number++ + ".ors", answer);
        put("crl", "issuing.crl", desk.server.ca().crl());
        var signer = new CMSSignedData(cms).getSignerInfos().getSigners().iterator().next();
        for (var attribute : signer.getUnsignedAttributes().toASN1Structure().getAttributes()) {
            byte[] token = attribute.getAttributeValues()[0].toASN1Primitive().getEncoded();
            put("stamp", "token-" + number++ + ".tst", token);
        }
    }

    /// Beside a file that is read quickly: a first evidence record, one renewed by a time stamp,
    /// one with a new tree of hashes; and what lies beside the file under the last.
    private void records() throws Exception {
        try (var kept = new RecordDesk(Files.createTempDirectory("record"))) {
            var first = kept.kept(kept.desk.sign("a.p7m", TEXT, Packaging.CMS, "B"));
            kept.pass(Duration.ofDays(30));
            var renewed = kept.renewed(first);
            kept.pass(Duration.ofDays(30));
            var anew = kept.renewed(renewed, (digest, _) -> !digest.equals("SHA-256"));
            put("record", "first.ers", first.beside().evidenceRecord());
            put("record", "renewed.ers", renewed.beside().evidenceRecord());
            put("record", "anew.ers", anew.beside().evidenceRecord());
            put("kept", "file.p7m", anew.file());
            put("kept", "root.cer", kept.desk.server.ca().root().getEncoded());
            var beside = anew.beside();
            pieces(beside.receipts(), ".tst");
            pieces(beside.certificates(), ".cer");
            pieces(beside.crls(), ".crl");
            pieces(beside.ocspAnswers(), ".ors");
        }
    }

    private void pieces(List<byte[]> contents, String ending) throws IOException {
        int number = 0;
        for (byte[] one : contents) put("kept", "beside-" + number++ + ending, one);
    }

    private byte[] file(String target, String name, byte[] content, Packaging how, String level)
            throws IOException {
        byte[] signed = desk.sign(name, content, how, level);
        put(target, name, signed);
        return signed;
    }

    private void put(String target, String name, byte[] bytes) throws IOException {
        var folder = Files.createDirectories(into.resolve(target));
        Files.write(folder.resolve(name), bytes);
    }
}
