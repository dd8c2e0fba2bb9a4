package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.signing.Workshop;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Reason;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.make.Sheet;
import org.antin.signing.make.WrittenMark;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustStore;
import org.antin.testkit.Needs;
import org.antin.testkit.PlainSignatures;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Secrecy marks in files that have no pages (Điều 1.1.b, T01).
class WrittenMarkTest {
    @TempDir static Path dir;

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MẬT", "T U Y Ệ T  M Ậ T", "Độ mật: TỐI MẬT", " mật độ "})
    @DisplayName("D1.1b, T01: a paragraph, cell, value or line that is nothing but the mark")
    void found(String text) {
        boolean mark = !text.equals(" mật độ ");
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        assertThat(WrittenMark.find(Letters.docx(text)).isPresent()).isEqualTo(mark);
        assertThat(WrittenMark.find(Letters.docx(decomposed)).isPresent()).isEqualTo(mark);
        assertThat(WrittenMark.find(Letters.xlsx(text)).isPresent()).isEqualTo(mark);
        assertThat(WrittenMark.find(utf8("<a><b>" + text + "</b></a>")).isPresent())
                .isEqualTo(mark);
        assertThat(WrittenMark.find(utf8("{\"a\":\"" + text + "\"}")).isPresent()).isEqualTo(mark);
        assertThat(WrittenMark.find(utf8("UBND\n" + text + "\nCông văn")).isPresent())
                .isEqualTo(mark);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mật", "Mật ong rừng", "BẢO MẬT", "VĂN BẢN MẬT ĐƯỢC GIẢI MẬT", "12"})
    @DisplayName("T01: honey, and words that only contain the mark, are none")
    void notFound(String text) {
        assertThat(WrittenMark.find(Letters.docx(text))).isEmpty();
        assertThat(WrittenMark.find(Letters.xlsx(text))).isEmpty();
        assertThat(WrittenMark.find(utf8("<a>" + text + "</a>"))).isEmpty();
        assertThat(WrittenMark.find(utf8("{\"a\":\"" + text + "\"}"))).isEmpty();
    }

    @Test
    @Needs
    @DisplayName("D1.1b: what a container, a CMS or a JWS encloses is looked into, also by a check")
    void enclosed() {
        try (var shop = new Workshop(dir.resolve("enclosed"))) {
            var signer = new AnySigner(shop.honest, shop.now());
            var secret = Letters.docx("TUYỆT MẬT");
            var plain = Letters.docx("Số 12");
            for (var packaging :
                    new Packaging[] {Packaging.CONTAINER, Packaging.CMS, Packaging.JSON}) {
                var signed = signer.sign(secret, packaging);
                assertThat(WrittenMark.find(signed)).as(packaging.name()).contains("Tuyệt mật");
                assertThat(shop.check(signed))
                        .as(packaging.name())
                        .returns(FileVerdict.UNREADABLE, VerificationReport::verdict)
                        .satisfies(r -> assertThat(r.says(Reason.SECRECY_MARK)).isTrue());
                var open = signer.sign(plain, packaging);
                assertThat(WrittenMark.find(open)).as(packaging.name()).isEmpty();
                assertThat(shop.check(open).verdict())
                        .as(packaging.name())
                        .isEqualTo(FileVerdict.VALID);
            }
            var key = shop.honest.keys().getPrivate();
            var compact = PlainSignatures.jws(secret, key, shop.honest.chain());
            assertThat(WrittenMark.find(compact)).as("compact JWS").contains("Tuyệt mật");
            assertThat(WrittenMark.find(PlainSignatures.jws(plain, key, shop.honest.chain())))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SO", "TỐI MẬT"})
    @DisplayName("D1.1b: a check of what isn't a PDF says nothing of it but the mark")
    void checked(String text) {
        boolean mark = text.equals("TỐI MẬT");
        var verifier =
                Verifier.of(TrustStore.none(), RevocationSource.offline(), InstantSource.system());
        for (byte[] file :
                new byte[][] {
                    Letters.docx(text), utf8("<a>" + text + "</a>"), utf8("UBND\n" + text)
                }) {
            var report = verifier.verify("a", file, null);
            assertThat(report.says(Reason.SECRECY_MARK)).isEqualTo(mark);
            if (mark) assertThat(report.verdict()).isEqualTo(FileVerdict.UNREADABLE);
        }
    }

    @Test
    @Needs
    @DisplayName("D1.1b: a check of a signature beside its content looks at that, too")
    void beside() {
        try (var shop = new Workshop(dir.resolve("beside"))) {
            var verifier =
                    Verifier.of(
                            TrustStore.none(), RevocationSource.offline(), InstantSource.system());
            for (byte[] content :
                    new byte[][] {
                        utf8("UBND\nMẬT"), new Sheet().text("MẬT", 40, 40).pdf(), utf8("Số 12")
                    }) {
                var beside = shop.cms(content, false);
                assertThat(
                                verifier.verifyDetached("a", beside, content, null)
                                        .says(Reason.SECRECY_MARK))
                        .isEqualTo(WrittenMark.find(content).isPresent())
                        .isEqualTo(content.length != utf8("Số 12").length);
            }
        }
    }

    /// So many pieces of text, the last one a mark.
    private static List<String> pieces(int many) {
        var pieces = new ArrayList<String>();
        for (int i = 1; i < many; i++) pieces.add("Mục " + i);
        pieces.add("MẬT");
        return pieces;
    }

    @Test
    @DisplayName("T01: a mark stands near the beginning: among the first eighty pieces")
    void nearTheBeginning() {
        for (int many : new int[] {80, 81}) {
            boolean near = many == 80;
            var lines = utf8(String.join("\n", pieces(many)));
            assertThat(WrittenMark.find(lines).isPresent()).isEqualTo(near);
            var xml = utf8("<a><b>" + String.join("</b><b>", pieces(many)) + "</b></a>");
            assertThat(WrittenMark.find(xml).isPresent()).isEqualTo(near);
            // Its name is a piece, too.
            var values = String.join("\",\"", pieces(many - 1));
            var json = utf8("{\"a\":[\"" + values + "\"]}");
            assertThat(WrittenMark.find(json).isPresent()).isEqualTo(near);
        }
    }

    @Test
    @DisplayName("D1.1b: the header of a page in Word is looked at like its paragraphs")
    void inAHeader() throws IOException {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText("Công văn số 12");
            var header = document.createHeader(HeaderFooterType.DEFAULT);
            header.createParagraph().createRun().setText("TỐI MẬT");
            document.write(out);
            assertThat(WrittenMark.find(out.toByteArray())).contains("Tối mật");
        }
    }

    @Test
    @Needs
    @DisplayName("D1.1b: what is enclosed is looked into three deep, and no further")
    void deep() {
        try (var shop = new Workshop(dir.resolve("deep"))) {
            var signer = new AnySigner(shop.honest, shop.now());
            var once = signer.sign(Letters.docx("MẬT"), Packaging.CMS);
            var twice = signer.sign(once, Packaging.CONTAINER);
            var thrice = shop.cms(twice, true);
            assertThat(WrittenMark.find(thrice)).isPresent();
            var deeper = signer.sign(thrice, Packaging.CONTAINER);
            assertThat(WrittenMark.find(deeper)).isEmpty();
        }
    }

    /// A container with these names; where a name is a folder's it has no content.
    private static byte[] zip(String content, List<String> names) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                boolean last = name.equals(names.getLast());
                if (!name.endsWith("/")) zip.write(utf8(last ? content : "Số 12"));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    @Test
    @DisplayName("D1.1b: each file of a container, save those that only describe it")
    void inAContainer() throws IOException {
        assertThat(WrittenMark.find(zip("MẬT", List.of("van-ban/", "van-ban/a.txt")))).isPresent();
        assertThat(WrittenMark.find(zip("MẬT", List.of("a.txt", "mimetype")))).isEmpty();
        assertThat(WrittenMark.find(zip("MẬT", List.of("a.txt", "META-INF/b.txt")))).isEmpty();
        for (int many : new int[] {99, 100}) {
            var names = new ArrayList<String>();
            for (int i = 1; i <= many; i++) names.add("tep-" + i + ".txt");
            assertThat(WrittenMark.find(zip("MẬT", names)).isPresent()).isEqualTo(many == 99);
        }
    }

    @Test
    @DisplayName("T01: JSON that only looks like a JWS is read as what it is; bytes aren't lines")
    void looksLikeAnother() {
        assertThat(WrittenMark.find(utf8("{\"payload\":\"abcde\",\"b\":\"MẬT\"}"))).isPresent();
        assertThat(WrittenMark.find(utf8("MẬT\n\0"))).isEmpty();
    }

    @Test
    @DisplayName("a file that can't be read has no mark; others refuse it")
    void unreadable() {
        var torn = java.util.Arrays.copyOf(Letters.docx("MẬT"), 700);
        for (var bytes : new byte[][] {torn, utf8("<a>MẬ"), {}, {0x30, 0x03, 1, 2}}) {
            assertThat(WrittenMark.find(bytes)).isEmpty();
        }
    }
}
