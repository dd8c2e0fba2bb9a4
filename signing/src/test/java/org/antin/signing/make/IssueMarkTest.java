package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.antin.signing.make.IssuePlaces.None;
import org.antin.signing.make.IssuePlaces.OpenDate;
import org.antin.signing.make.IssuePlaces.OpenNumber;
import org.antin.signing.make.IssuePlaces.PrintedDate;
import org.antin.signing.make.IssuePlaces.PrintedNumber;
import org.antin.signing.make.IssuePlaces.Signed;
import org.antin.signing.make.Refusal.Code;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// NĐ 30/2020, Điều 14, Phụ lục I, ô 3 and 4: number and date go into their places after the leader
/// has signed.
class IssueMarkTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-16T02:03:04Z"));
    private static final IssueNumber ISSUE =
            new IssueNumber(7, "UBND-VP", LocalDate.of(2026, 2, 5));

    @TempDir static Path dir;
    private static Office office;

    @BeforeAll
    static void openOffice() {
        office = new Office(dir, CLOCK);
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    /// The practice letter before anybody gave it a number.
    static byte[] draft() {
        try (var in = IssueMarkTest.class.getResourceAsStream("/letters/du-thao.pdf")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Order order(Office office, IssueNumber issue) {
        return order(office, issue, Optional.empty(), Optional.empty());
    }

    private static Order order(
            Office office,
            IssueNumber issue,
            Optional<Place.At> numberAt,
            Optional<Place.At> dateAt) {
        return new Order(
                SignatureKind.NUMBER,
                office.organisation.chain(),
                new Appearance.NumberAndDate(issue, numberAt, dateAt));
    }

    private static IssuePlaces places(byte[] pdf) {
        return office.signer.issuePlaces(pdf).orElseThrow();
    }

    private static Refusal refusal(byte[] pdf, Order order) {
        return switch (office.signer.prepare(pdf, order)) {
            case Preparation.Refused(Refusal refusal) -> refusal;
            case Preparation.Ready _ -> throw new AssertionError("prepared");
        };
    }

    private static List<PageText.Line> head(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return PageText.read(document.getPage(0), 40_000_000).upright().stream()
                    .filter(line -> line.baseline() < 250)
                    .toList();
        }
    }

    private static List<String> words(byte[] pdf) throws IOException {
        return head(pdf).stream()
                .flatMap(line -> line.segments().stream())
                .map(PageText.Segment::text)
                .toList();
    }

    @Test
    @DisplayName("the places are found by the text, what is printed is read")
    void found() {
        var open = places(draft());
        assertThat(open.number())
                .isInstanceOfSatisfying(
                        OpenNumber.class, n -> assertThat(n.notation()).isEqualTo("UBND-VP"));
        assertThat(open.date())
                .isInstanceOfSatisfying(OpenDate.class, d -> assertThat(d.printedYear()).isEmpty());
        assertThat(places(Office.letter()))
                .isEqualTo(
                        new IssuePlaces(
                                new PrintedNumber(45, "UBND-VP"),
                                new PrintedDate(LocalDate.of(2020, 9, 15))));
        assertThat(places(new Sheet().text("Kính gửi", 30, 60).pdf()))
                .isEqualTo(new IssuePlaces(new None(), new None()));
    }

    @Test
    @DisplayName("dots to write on are a place too, and a year that isn't printed is written")
    void dots() throws IOException {
        byte[] sheet =
                new Sheet()
                        .text("Số: ........./QĐ-UBND", 35, 42)
                        .text("Hà Tĩnh, ngày ....... tháng ....... năm", 110, 42)
                        .pdf();
        var issue = new IssueNumber(123, "QĐ-UBND", LocalDate.of(2026, 11, 30));
        byte[] signed = office.sign(sheet, order(office, issue), office.organisation);
        assertThat(words(signed)).contains("123", "30", "11", "2026");
    }

    @Test
    @DisplayName("Điều 14: digits stand in their places, on the line, in its size; seven is 07")
    void inItsPlace() throws IOException {
        byte[] signed = office.sign(draft(), order(office, ISSUE), office.organisation);
        var open = (OpenNumber) places(draft()).number();
        var date = (OpenDate) places(draft()).date();
        var drawn =
                head(signed).stream()
                        .flatMap(line -> line.segments().stream())
                        .filter(s -> s.text().matches("\\d+"))
                        .toList();
        assertThat(drawn)
                .extracting(PageText.Segment::text)
                .containsExactly("07", "05", "02", "2026");
        var gaps = List.of(open.gap(), date.day(), date.month(), date.year().orElseThrow());
        for (int i = 0; i < gaps.size(); i++) {
            var piece = drawn.get(i);
            var gap = gaps.get(i);
            assertThat(piece.left()).isGreaterThanOrEqualTo(gap.left() - 0.1);
            assertThat(piece.right()).isLessThanOrEqualTo(gap.right() + 0.1);
            assertThat(piece.baseline()).isCloseTo(gap.baseline(), within(0.1));
            assertThat(piece.size()).isCloseTo(gap.size(), within(0.1));
        }
        GoldenPage.matches("number", signed, 1);
        assertThat(places(signed)).isEqualTo(new IssuePlaces(new Signed(), new Signed()));
    }

    @Test
    @DisplayName(
            "T26: leader, number, seal: each only appends, and the seal still finds the leader")
    void betweenLeaderAndSeal() throws IOException {
        byte[] byLeader = office.sign(draft(), office.leaderOrder(), office.leader);
        byte[] numbered = office.sign(byLeader, order(office, ISSUE), office.organisation);
        byte[] sealed = office.sign(numbered, office.organisationOrder(), office.organisation);
        assertThat(numbered).startsWith(byLeader);
        assertThat(sealed).startsWith(numbered);
        try (PDDocument document = Loader.loadPDF(sealed)) {
            var fields = SignedField.all(document);
            assertThat(fields)
                    .extracting(SignedField::name)
                    .containsExactly("Leader1", "Number1", "Organisation1");
            Placement leader = fields.get(0).seen().orElseThrow();
            Placement number = fields.get(1).seen().orElseThrow();
            Placement seal = fields.get(2).seen().orElseThrow();
            assertThat(number.page()).isOne();
            assertThat(number.heightMm()).isLessThan(8);
            double covered = seal.leftMm() + seal.widthMm() - leader.leftMm();
            assertThat(covered / leader.widthMm()).isBetween(0.30, 0.37);
        }
    }

    @Test
    @DisplayName("what is printed otherwise, or signed already, isn't written over")
    void printedOtherwise() {
        var other = new IssueNumber(7, "QĐ-UBND", LocalDate.of(2026, 2, 5));
        assertThat(refusal(draft(), order(office, other)))
                .isEqualTo(Refusal.of(Code.ISSUE_PRINTED_OTHERWISE, "UBND-VP"));
        byte[] thisYear =
                new Sheet()
                        .text("Số:           /UBND-VP", 35, 42)
                        .text("Hà Tĩnh, ngày          tháng          năm 2026", 110, 42)
                        .pdf();
        var nextYear = new IssueNumber(7, "UBND-VP", LocalDate.of(2027, 2, 5));
        assertThat(refusal(thisYear, order(office, nextYear)))
                .isEqualTo(Refusal.of(Code.ISSUE_PRINTED_OTHERWISE, "2026"));
        assertThat(refusal(Office.letter(), order(office, ISSUE)))
                .isEqualTo(Refusal.of(Code.ISSUE_PRINTED_OTHERWISE, "45/UBND-VP"));
        byte[] once = office.sign(draft(), order(office, ISSUE), office.organisation);
        assertThat(refusal(once, order(office, ISSUE)).code())
                .isEqualTo(Code.ISSUE_PRINTED_OTHERWISE);
    }

    @Test
    @DisplayName("no place, and a place too narrow, are refused in words; a place given is the way")
    void noPlace() throws IOException {
        byte[] bare = new Sheet().text("Kính gửi", 30, 60).pdf();
        assertThat(refusal(bare, order(office, ISSUE)))
                .isEqualTo(Refusal.of(Code.ISSUE_PLACE_NOT_FOUND, "07/UBND-VP"));
        byte[] narrow =
                new Sheet().text("Số: /UBND-VP", 35, 42).text("ngày tháng năm", 110, 42).pdf();
        assertThat(refusal(narrow, order(office, ISSUE)))
                .isEqualTo(Refusal.of(Code.ISSUE_PLACE_TOO_NARROW, "07"));

        var given =
                order(
                        office,
                        ISSUE,
                        Optional.of(new Place.At(1, 35, 30)),
                        Optional.of(new Place.At(1, 110, 30)));
        byte[] signed = office.sign(bare, given, office.organisation);
        assertThat(words(signed)).contains("07/UBND-VP", "ngày 05 tháng 02 năm 2026");
        var outside =
                order(
                        office,
                        ISSUE,
                        Optional.of(new Place.At(1, 35, 30)),
                        Optional.of(new Place.At(1, 190, 30)));
        assertThat(refusal(bare, outside).code()).isEqualTo(Code.PLACE_OUTSIDE_PAGE);
    }
}
