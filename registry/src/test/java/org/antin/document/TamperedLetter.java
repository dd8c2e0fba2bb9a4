package org.antin.document;

import org.antin.practiceca.KeyPool;
import org.antin.practiceca.Subject;
import org.antin.practiceca.forge.Forge;
import org.antin.practiceca.forge.Forged;
import org.antin.signing.files.FilePreparation;
import org.antin.signing.files.FileSigner;
import org.antin.signing.files.Packaging;
import org.antin.signing.make.Appearance;
import org.antin.signing.make.Completion;
import org.antin.signing.make.Grade;
import org.antin.signing.make.Limits;
import org.antin.signing.make.Order;
import org.antin.signing.make.SignatureKind;
import org.antin.testkit.Repository;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// A letter of two pages, really signed by a forger's certificate and then changed by an
/// incremental update.
public final class TamperedLetter implements AutoCloseable {
    private final Forge forge;
    private final byte[] signed;

    private TamperedLetter(Forge forge, byte[] signed) {
        this.forge = forge;
        this.signed = signed;
    }

    /// @param dir not there yet, or empty
    public static TamperedLetter in(Path dir, Clock clock) throws IOException {
        var pool = KeyPool.at(Repository.root().resolve("target/practice-keys"));
        var forge = Forge.in(dir.resolve("forge"), URI.create("http://127.0.0.1:1/"), clock, pool);
        var who =
                new Subject.Individual(
                        "Nguyễn Văn Thành",
                        "Chủ tịch",
                        "Ủy ban nhân dân xã Cẩm Bình",
                        "Ủy ban nhân dân tỉnh Hà Tĩnh",
                        "Hà Tĩnh",
                        null,
                        null);
        return new TamperedLetter(forge, sign(letter(), forge.genuine(who), clock));
    }

    public byte[] signed() {
        return signed.clone();
    }

    /// Another sum on that page.
    ///
    /// @param page from 1
    public byte[] changedOnPage(int page) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(signed)) {
            var sheet = document.getPage(page - 1);
            write(document, sheet, "Pay 999,000,000");
            sheet.getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
        }
        return out.toByteArray();
    }

    private static byte[] letter() throws IOException {
        try (var document = new PDDocument()) {
            for (var words : List.of("First page", "Pay 100")) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                write(document, page, words);
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void write(PDDocument document, PDPage page, String words) throws IOException {
        var mode = PDPageContentStream.AppendMode.OVERWRITE;
        try (var content = new PDPageContentStream(document, page, mode, true)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 24);
            content.newLineAtOffset(72, 700);
            content.showText(words);
            content.endText();
        }
    }

    private static byte[] sign(byte[] letter, Forged who, Clock clock) {
        var software = new FileSigner(clock, Limits.USUAL);
        var chain = new ArrayList<>(who.chain());
        var order = new Order(SignatureKind.LEADER, chain, new Appearance.Invisible()).judged();
        var prepared =
                switch (software.prepare("thu.pdf", letter, Packaging.PDF, order)) {
                    case FilePreparation.Ready(var ready) -> ready;
                    case FilePreparation.Refused(var why) -> throw new AssertionError(why);
                };
        byte[] value;
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(who.keys().getPrivate());
            signature.update(prepared.dtbs());
            value = signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return switch (software.finish(prepared, value, new Grade.Basic())) {
            case Completion.Signed(var file, var _) -> file;
            case Completion.Refused(var why) -> throw new AssertionError(why);
        };
    }

    /// How many dots of a picture are dark.
    static long dark(BufferedImage picture) {
        long dark = 0;
        for (int y = 0; y < picture.getHeight(); y++)
            for (int x = 0; x < picture.getWidth(); x++)
                if ((picture.getRGB(x, y) & 0xFFFFFF) < 0x404040) dark++;
        return dark;
    }

    /// How many pictures stand on the pages of a paper.
    static int pictures(byte[] pdf) throws IOException {
        int pictures = 0;
        try (var document = Loader.loadPDF(pdf)) {
            for (var page : document.getPages()) {
                for (var name : page.getResources().getXObjectNames())
                    if (page.getResources().isImageXObject(name)) pictures++;
            }
        }
        return pictures;
    }

    @Override
    public void close() {
        forge.close();
    }
}
