package org.antin.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.antin.paper.ReadPaper.Letter;
import org.antin.paper.Sheets.Section;
import org.antin.paper.Table.Cell;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

class SheetsTest {
    private static final String SENTENCE =
            "Cơ quan, tổ chức quản lý trực tiếp xem xét, xác nhận và chịu trách nhiệm về tính chính xác của hồ sơ. ";

    @Test
    @DisplayName(
            "NĐ 30/2020 PL I: A4, margins 20 mm above and below, 30 mm left, 15 mm right, on both orientations")
    void marginsAsTheyComeOut() {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < 12; i++) blocks.add(text(SENTENCE.repeat(6)));
        var paper = print(new Section(false, blocks), new Section(true, blocks));
        assertThat(paper.size(1)[0]).isCloseTo(210, within(0.1));
        assertThat(paper.size(1)[1]).isCloseTo(297, within(0.1));
        assertThat(paper.size(paper.pages())[0]).isCloseTo(297, within(0.1));
        assertThat(paper.size(paper.pages())[1]).isCloseTo(210, within(0.1));
        for (int page = 1; page <= paper.pages(); page++) {
            double width = paper.size(page)[0];
            double height = paper.size(page)[1];
            var inside = body(paper, page);
            assertThat(inside.stream().mapToDouble(Letter::left).min().orElseThrow())
                    .isCloseTo(30, within(0.3));
            double right =
                    inside.stream()
                            .filter(l -> !l.text().isBlank())
                            .mapToDouble(Letter::right)
                            .max()
                            .orElseThrow();
            assertThat(right).isCloseTo(width - 15, within(0.3));
            assertThat(
                            inside.stream()
                                    .mapToDouble(l -> l.baseline() - l.size() * 0.9 * 25.4 / 72)
                                    .min()
                                    .orElseThrow())
                    .isBetween(19.8, 22.0);
            assertThat(inside.stream().mapToDouble(Letter::baseline).max().orElseThrow())
                    .isLessThan(height - 20);
        }
    }

    @Test
    @DisplayName(
            "NĐ 30/2020 PL I: page numbers from page 2, size 13, in the middle of the upper margin")
    void pageNumbers() {
        var paper =
                print(
                        new Section(
                                false,
                                IntStream.range(0, 30)
                                        .mapToObj(i -> (Block) text(SENTENCE.repeat(5)))
                                        .toList()));
        assertThat(paper.pages()).isGreaterThan(2);
        assertThat(margin(paper, 1)).isEmpty();
        for (int page = 2; page <= paper.pages(); page++) {
            var number = margin(paper, page);
            assertThat(number).extracting(Letter::text).containsExactly(Integer.toString(page));
            var digit = number.getFirst();
            assertThat((digit.left() + digit.right()) / 2).isCloseTo(30 + 165 / 2.0, within(0.2));
            assertThat(digit.baseline()).isBetween(8.0, 14.0);
            assertThat(digit.size()).isCloseTo(13, within(0.1));
        }
    }

    @Test
    void whatIsCopiedReadsAsItLooks() {
        var paper = print(new Section(false, List.of(text(SENTENCE.repeat(4)))));
        assertThat(paper.text()).isEqualTo(SENTENCE.repeat(4).strip());
        assertThat(paper.language()).isEqualTo("vi-VN");
    }

    @Test
    @DisplayName("fonts are embedded as subsets")
    void fontsAreEmbeddedSubsets() {
        var styles =
                List.of(Style.regular(13), Style.bold(13), Style.italic(13), Style.boldItalic(12));
        var blocks =
                styles.stream().map(s -> (Block) Paragraph.of(SENTENCE, s, Align.LEFT)).toList();
        var paper = print(new Section(false, blocks));
        assertThat(paper.everyFontIsEmbedded()).isTrue();
        assertThat(paper.fontNames())
                .hasSize(4)
                .allMatch(n -> n.matches("[A-Z]{6}\\+LiberationSerif.*"));
        assertThat(Sheets.print("x", List.of(new Section(false, blocks))).pdf().length)
                .isLessThan(120_000);
    }

    @Test
    void theSameBlocksGiveTheSameBytes() {
        var section = new Section(false, List.of(text(SENTENCE)));
        assertThat(Sheets.print("x", List.of(section)).pdf())
                .isEqualTo(Sheets.print("x", List.of(section)).pdf());
    }

    @Test
    @Needs
    @DisplayName("no page starts or ends with a single line of a longer paragraph")
    void noOrphans() {
        var random = new SplittableRandom(30);
        for (int round = 0; round < 8; round++) {
            var blocks = new ArrayList<Block>();
            for (int i = 0; i < 30; i++)
                blocks.add(text("¶" + SENTENCE.repeat(random.nextInt(2, 7)).strip() + "§"));
            var paper = print(new Section(false, blocks));
            for (int page = 2; page <= paper.pages(); page++) {
                var lines =
                        body(paper, page).stream()
                                .map(Letter::baseline)
                                .distinct()
                                .sorted()
                                .toList();
                assertThat(
                                endsParagraph(paper, page, lines.getFirst())
                                        && !startsParagraph(paper, page, lines.getFirst()))
                        .as("round %d, page %d starts with a last line", round, page)
                        .isFalse();
                var before =
                        body(paper, page - 1).stream()
                                .map(Letter::baseline)
                                .distinct()
                                .sorted()
                                .toList();
                assertThat(
                                startsParagraph(paper, page - 1, before.getLast())
                                        && !endsParagraph(paper, page - 1, before.getLast()))
                        .as("round %d, page %d ends with a first line", round, page - 1)
                        .isFalse();
            }
        }
    }

    @Test
    void addressesLongerThanTheLineAreCut() {
        String address = "nguyen.thi.hong.van." + "rat.dai.".repeat(30) + "@mau.hatinh.example";
        var paper = print(new Section(false, List.of(text(address))));
        assertThat(paper.text().replace(" ", "")).isEqualTo(address);
        assertThat(body(paper, 1).stream().mapToDouble(Letter::right).max().orElseThrow())
                .isLessThan(195.2);
    }

    @Test
    void aLetterTheTypefaceLacksIsAQuestionMark() {
        var paper = print(new Section(false, List.of(text("Nguyễn 文 Văn 😀 An"))));
        assertThat(paper.text()).isEqualTo("Nguyễn ? Văn ? An");
    }

    @Test
    @Needs
    @DisplayName("a table over more than 3 pages repeats its heading and loses no row")
    void longTable() {
        var rows = new ArrayList<List<Cell>>();
        for (int i = 1; i <= 150; i++) rows.add(row("dòng" + i + ".", SENTENCE));
        var table = new Table(List.of(1f, 3f), List.of("Số thứ tự", "Nội dung chính"), rows, 11, 6);
        var paper =
                print(new Section(false, List.of(text("Trước bảng."), table, text("Sau bảng."))));
        assertThat(paper.pages()).isGreaterThan(3);
        for (int page = 1; page <= paper.pages(); page++)
            assertThat(paper.text(page)).contains("Số thứ tự").contains("Nội dung chính");
        int at = -1;
        for (int i = 1; i <= 150; i++) {
            int next = paper.text().indexOf("dòng" + i + ".");
            assertThat(next).as("row %d", i).isGreaterThan(at);
            at = next;
        }
        assertThat(paper.text()).endsWith("Sau bảng.");
    }

    @Test
    @Needs
    @DisplayName(
            "a row longer than a page goes on on the next, under the heading, and loses no word")
    void longRow() {
        var words = new StringBuilder();
        for (int i = 1; i <= 3_000; i++) words.append("chữ").append(i).append(' ');
        var rows = List.of(row("một", words.toString().strip()), row("hai", "ngắn"));
        var table = new Table(List.of(1f, 3f), List.of("Cột đầu", "Cột sau"), rows, 11, 0);
        var paper = print(new Section(false, List.of(table)));
        assertThat(paper.pages()).isGreaterThan(2);
        for (int page = 1; page <= paper.pages(); page++)
            assertThat(paper.text(page)).contains("Cột sau");
        String text = paper.text();
        for (int i = 1; i <= 3_000; i++) assertThat(text).contains("chữ" + i + " ");
        assertThat(text).endsWith("hai ngắn");
    }

    @Test
    void whatIsKeptTogetherStaysOnOnePage() {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < 47; i++)
            blocks.add(Paragraph.of("Dòng.", Style.regular(14), Align.LEFT));
        blocks.add(Paragraph.of("Câu cuối.", Style.regular(14), Align.LEFT).kept());
        blocks.addAll(
                Decree30.signatures(
                        List.of(
                                new SignatureSpace(
                                        "one", "BÊN GIAO", List.of(), "", "Trần Văn A"))));
        var printed = Sheets.print("x", List.of(new Section(false, blocks)));
        var paper = new ReadPaper(printed.pdf());
        assertThat(paper.pages()).isEqualTo(2);
        assertThat(paper.text(2)).contains("Câu cuối.").contains("BÊN GIAO").contains("Trần Văn A");
        assertThat(printed.place("signature.one")).get().extracting(Place::page).isEqualTo(2);
    }

    @Test
    @DisplayName("NĐ 30/2020 PL I: days under 10 and the months 1 and 2 get a leading zero")
    void dates() {
        assertThat(OfficialDate.inWords(LocalDate.of(2020, 9, 5)))
                .isEqualTo("ngày 05 tháng 9 năm 2020");
        assertThat(OfficialDate.inWords(LocalDate.of(2021, 2, 12)))
                .isEqualTo("ngày 12 tháng 02 năm 2021");
        assertThat(OfficialDate.inDigits(LocalDate.of(2021, 2, 3))).isEqualTo("03/02/2021");
    }

    private static boolean startsParagraph(ReadPaper paper, int page, double baseline) {
        return line(paper, page, baseline).startsWith("¶");
    }

    private static boolean endsParagraph(ReadPaper paper, int page, double baseline) {
        return line(paper, page, baseline).strip().endsWith("§");
    }

    private static String line(ReadPaper paper, int page, double baseline) {
        var text = new StringBuilder();
        for (var letter : body(paper, page))
            if (letter.baseline() == baseline) text.append(letter.text());
        return text.toString();
    }

    private static List<Letter> margin(ReadPaper paper, int page) {
        return paper.letters().stream()
                .filter(l -> l.page() == page && l.baseline() < 18 && !l.text().isBlank())
                .toList();
    }

    private static List<Letter> body(ReadPaper paper, int page) {
        return paper.letters().stream()
                .filter(l -> l.page() == page && l.baseline() >= 18)
                .toList();
    }

    private static List<Cell> row(String first, String second) {
        return List.of(new Cell(first, Align.LEFT), new Cell(second, Align.JUSTIFY));
    }

    private static Paragraph text(String words) {
        return Decree30.text(List.of(new Run.Words(words, Style.regular(14))));
    }

    private static ReadPaper print(Section... sections) {
        return new ReadPaper(Sheets.print("Thử", List.of(sections)).pdf());
    }
}
