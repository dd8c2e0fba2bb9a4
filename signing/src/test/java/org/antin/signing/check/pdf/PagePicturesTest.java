package org.antin.signing.check.pdf;

import static org.antin.signing.check.FileVerdict.INDETERMINATE;
import static org.antin.signing.check.FileVerdict.INVALID;
import static org.antin.signing.check.FileVerdict.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.Workshop;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.ReportJson;
import org.antin.signing.check.pages.ComparedPages;
import org.antin.signing.check.pages.PageDrawer;
import org.antin.signing.check.pages.PagePair;
import org.antin.testkit.Needs;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import javax.imageio.ImageIO;

/// "Trang N lúc ký" beside "Trang N bây giờ", of files really signed and then attacked (Điều 7.2).
@Needs
@DisplayName("D7.2: pages a later change touches, as they were signed and as they are now")
class PagePicturesTest {
    private static final Duration TIME = Duration.ofSeconds(40);
    private static final String FONT = "/Resources<</Font<</F 6 0 R>>>>";

    @TempDir static Path dir;
    private static Workshop shop;

    private final PageDrawer drawer = new PageDrawer(1);

    @BeforeAll
    static void open() {
        shop = new Workshop(dir.resolve("ca"));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static Sketch signed(Sketch letter) {
        var sketch = letter.signedBy(bytes -> shop.cms(bytes, false)).signature(9, "").end();
        assertThat(shop.check(sketch.bytes()).verdict()).isEqualTo(VALID);
        return sketch;
    }

    private static Sketch signed() {
        return signed(Sketch.letter(""));
    }

    private ComparedPages compare(Sketch sketch, FileVerdict verdict) {
        return compare(sketch, verdict, TIME);
    }

    private ComparedPages compare(Sketch sketch, FileVerdict verdict, Duration time) {
        var report = shop.check(sketch.bytes());
        assertThat(report.verdict()).as(ReportJson.line(report)).isEqualTo(verdict);
        return drawer.compare(report, sketch.bytes(), time);
    }

    /// The picture is that page of that state of the file, but for the frame around what differs.
    private static void shows(byte[] picture, byte[] file, int page) throws IOException {
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(picture));
        BufferedImage wanted;
        try (var document = Loader.loadPDF(file)) {
            wanted = new PDFRenderer(document).renderImage(page - 1, 100f / 72);
        }
        assertThat(drawn.getWidth()).isEqualTo(wanted.getWidth());
        assertThat(drawn.getHeight()).isEqualTo(wanted.getHeight());
        int framed = 0;
        for (int y = 0; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                if (drawn.getRGB(x, y) == wanted.getRGB(x, y)) continue;
                assertThat(new Color(drawn.getRGB(x, y))).isEqualTo(Color.RED);
                framed++;
            }
        }
        assertThat(framed).isPositive().isLessThan(12_000);
    }

    @Test
    @DisplayName("shadow attack: what was signed stands beside what a reader is shown now")
    void shadowAttack() throws IOException {
        var sketch = signed();
        byte[] then = sketch.bytes();
        sketch.stream(4, "", "BT /F 12 Tf 72 700 Td (Pay 999) Tj ET").end();
        var found = compare(sketch, INVALID);
        assertThat(found.cut()).isFalse();
        assertThat(found.pairs()).hasSize(1);
        PagePair pair = found.pairs().getFirst();
        assertThat(pair.signature()).isEqualTo(1);
        assertThat(pair.page()).isEqualTo(1);
        assertThat(pair.alike()).isFalse();
        shows(pair.signed(), then, 1);
        shows(pair.now(), sketch.bytes(), 1);
    }

    private static Sketch letterOf(String... pages) {
        var kids = new StringBuilder();
        var sketch = new Sketch();
        for (int i = 0; i < pages.length; i++) {
            int page = 20 + 2 * i;
            kids.append(page).append(" 0 R ");
            String field = i == 0 ? "/Annots[7 0 R]" : "";
            sketch
                    .object(
                            page,
                            "<</Type/Page/Parent 2 0 R/Contents %d 0 R%s%s>>"
                                    .formatted(page + 1, FONT, field))
                    .stream(page + 1, "", text(pages[i]));
        }
        return sketch.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R>>")
                .object(
                        2,
                        "<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 600 800]>>"
                                .formatted(kids, pages.length))
                .object(5, "<</Fields[7 0 R]/SigFlags 3>>")
                .object(6, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
                .object(
                        7,
                        "<</Type/Annot/Subtype/Widget/FT/Sig/T(one)/Rect[0 0 0 0]/P 20 0 R/V 9 0 R>>");
    }

    private static String text(String words) {
        return "BT /F 12 Tf 72 700 Td (" + words + ") Tj ET";
    }

    @Test
    @DisplayName("incremental update: of a long letter only the page the change touches is drawn")
    void onlyThePageTouched() throws IOException {
        var sketch = signed(letterOf("a", "b", "c", "d", "e", "f", "g", "h", "i", "k", "l", "m"));
        byte[] then = sketch.bytes();
        sketch
                .object(
                        42,
                        "<</Type/Page/Parent 2 0 R/Contents 43 0 R/Annots[70 0 R]%s>>"
                                .formatted(FONT))
                .object(
                        70,
                        "<</Type/Annot/Subtype/FreeText/Rect[60 690 200 720]/P 42 0 R/AP<</N 71 0 R>>>>")
                .stream(
                        71,
                        "/Type/XObject/Subtype/Form/BBox[0 0 140 30]" + FONT,
                        "1 g 0 0 140 30 re f 0 g BT /F 12 Tf 12 10 Td (Pay 999) Tj ET")
                .end();
        var found = compare(sketch, INDETERMINATE);
        assertThat(found.pairs()).extracting(PagePair::page).containsExactly(12);
        shows(found.pairs().getFirst().signed(), then, 12);
        shows(found.pairs().getFirst().now(), sketch.bytes(), 12);
    }

    @Test
    @DisplayName(
            "a change without a page: the first pages are looked through, what differs is shown")
    void withoutAPage() {
        var stray = compare(signed().text("0 0 999 rg"), INDETERMINATE);
        assertThat(stray).isEqualTo(new ComparedPages(List.of(), 1, false, false));

        var sketch = signed(letterOf("a", "b", "c"));
        sketch.object(2, "<</Type/Pages/Kids[20 0 R 24 0 R]/Count 2/MediaBox[0 0 600 800]>>").end();
        var removed = compare(sketch, INVALID);
        assertThat(removed.pairs()).extracting(PagePair::page).contains(2, 3);
        var last = removed.pairs().stream().filter(pair -> pair.page() == 3).findFirst();
        assertThat(last.orElseThrow().signed()).isNotNull();
        assertThat(last.orElseThrow().now()).as("page 3 is no more").isNull();
    }

    @Test
    @DisplayName(
            "no question, no picture; signed again in between, the first signature's state counts")
    void onlyWithAQuestion() throws IOException {
        assertThat(compare(signed(), VALID)).isSameAs(ComparedPages.NONE);
        var sketch = signed();
        byte[] then = sketch.bytes();
        sketch.stream(4, "", text("Pay 999")).end();
        Later.signTwo(sketch);
        var found = compare(sketch, INVALID);
        assertThat(found.pairs()).hasSize(1);
        assertThat(found.pairs().getFirst().signature()).isEqualTo(1);
        shows(found.pairs().getFirst().signed(), then, 1);
    }

    @Test
    @DisplayName("D1.1b: a secrecy mark in what was signed and then covered: nothing is drawn")
    void secretBefore() {
        var letter =
                Sketch.letter("").stream(
                        4, "", "BT /F 14 Tf 72 760 Td (M\\312T) Tj /F 12 Tf 0 -60 Td (Pay) Tj ET")
                        .object(
                                6,
                                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</BaseEncoding"
                                        + "/WinAnsiEncoding>>/ToUnicode 30 0 R>>")
                        .stream(
                                30,
                                "",
                                "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange "
                                        + "<00> <FF> endcodespacerange 1 beginbfchar <CA> <1EAC> endbfchar "
                                        + "1 beginbfrange <20> <7E> <0020> endbfrange endcmap end");
        var sketch = letter.signedBy(bytes -> shop.cms(bytes, false)).signature(9, "").end();
        sketch.stream(4, "", text("Pay 999")).end();
        var found = compare(sketch, INVALID);
        assertThat(found.secret()).isTrue();
        assertThat(found.pairs()).isEmpty();
    }

    /// Forms that draw each other: ten of the next, twelve times over.
    private static Sketch endless(Sketch sketch, int page) {
        var next = new StringBuilder();
        for (int i = 0; i < 10; i++) next.append("/N Do ");
        for (int form = 100; form < 112; form++) {
            sketch.stream(
                    form,
                    "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</N %d 0 R>>>>"
                            .formatted(form + 1),
                    next.toString());
        }
        return sketch.stream(112, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f")
                .object(
                        page,
                        "<</Type/Page/Parent 2 0 R/Contents %d 0 R/Resources<</Font<</F 6 0 R>>/XObject<</N 100 0 R>>>>>>"
                                .formatted(page + 1))
                .stream(page + 1, "", "/N Do");
    }

    @Test
    @DisplayName("a page that draws for ever is ended in time; what was drawn before it stays")
    void endlessPage() {
        var sketch = signed(letterOf("a", "b")).stream(21, "", text("Pay 999"));
        endless(sketch, 22).end();
        long start = System.nanoTime();
        var found = compare(sketch, INVALID, Duration.ofSeconds(12));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(16));
        assertThat(found.cut()).isTrue();
        assertThat(found.pairs()).extracting(PagePair::page).containsExactly(1);
        var none = compare(sketch, INVALID, Duration.ofMillis(100));
        assertThat(none).as("too late to begin").isEqualTo(ComparedPages.CUT);
    }

    @Test
    @DisplayName("pictures and pages that would fill the memory cost that process and nothing else")
    void enormous() {
        var zeros = "0".repeat(400);
        var sketch =
                signed()
                        .object(
                                3,
                                "<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 1e9 1e9]"
                                        + "/Resources<</XObject<</I 80 0 R>>>>>>")
                        .stream(
                                80,
                                "/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceRGB"
                                        + "/BitsPerComponent 8",
                                zeros)
                        .stream(4, "", "60000 0 0 60000 0 0 cm /I Do")
                        .end();
        var found = compare(sketch, INVALID);
        for (PagePair pair : found.pairs()) {
            for (var side : PagePair.Side.values()) {
                byte[] picture = pair.picture(side);
                if (picture != null) assertThat(picture.length).isLessThan(700_001);
            }
        }
        assertThat(found.cut() || !found.pairs().isEmpty()).isTrue();
        // The next file is drawn as ever.
        var next = signed();
        next.stream(4, "", text("Pay 999")).end();
        assertThat(compare(next, INVALID).pairs()).hasSize(1);
    }
}
