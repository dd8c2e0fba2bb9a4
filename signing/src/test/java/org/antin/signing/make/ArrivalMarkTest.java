package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// NĐ 30/2020, Điều 21 and 22: the stamp of arrival, a signature after all the others.
class ArrivalMarkTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-16T02:03:04Z"));
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

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

    static Order order(Office office, String body, Optional<Place.At> at) {
        return new Order(
                SignatureKind.ARRIVAL,
                office.organisation.chain(),
                new Appearance.ArrivalStamp(body, 7, DAY, at));
    }

    static byte[] received(Office office) {
        return office.sign(
                office.signedByBoth(),
                order(office, "Ủy ban nhân dân xã Cẩm Duệ", Optional.empty()),
                office.organisation);
    }

    private static Placement placed(byte[] pdf, String body, Optional<Place.At> at) {
        return office.prepare(pdf, order(office, body, at)).placement().orElseThrow();
    }

    private static List<String> words(byte[] pdf, Placement at) throws IOException {
        double mm = 72 / 25.4;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return PageText.read(document.getPage(0), 40_000_000).upright().stream()
                    .flatMap(line -> line.segments().stream())
                    .filter(
                            s ->
                                    s.left() / mm >= at.leftMm()
                                            && s.right() / mm <= at.leftMm() + at.widthMm())
                    .filter(
                            s ->
                                    s.baseline() / mm >= at.topMm()
                                            && s.baseline() / mm <= at.topMm() + at.heightMm())
                    .map(PageText.Segment::text)
                    .toList();
        }
    }

    @Test
    @DisplayName("body, ĐẾN, number and day in a frame of 50 mm, where nothing is written")
    void words() throws IOException {
        byte[] sent = office.signedByBoth();
        byte[] received =
                office.sign(
                        sent,
                        order(office, "Ủy ban nhân dân xã Cẩm Duệ", Optional.empty()),
                        office.organisation);
        assertThat(received).as("T26").startsWith(sent);
        try (PDDocument document = Loader.loadPDF(received)) {
            var fields = SignedField.all(document);
            assertThat(fields)
                    .extracting(SignedField::name)
                    .containsExactly("Leader1", "Organisation1", "Arrival1");
            Placement at = fields.getLast().seen().orElseThrow();
            assertThat(at.page()).isOne();
            assertThat(at.widthMm()).isCloseTo(50, within(0.2));
            assertThat(at.heightMm()).isBetween(12.0, 20.0);
            assertThat(words(received, at))
                    .containsExactly(
                            "ỦY BAN NHÂN DÂN XÃ CẨM DUỆ", "ĐẾN", "Số: 07 Ngày: 05/03/2026");
            assertThat(words(Office.letter(), at)).as("what lies under it").isEmpty();
        }
        GoldenPage.matches("arrival", received, 1);
    }

    @Test
    @DisplayName("under the number, else under the date, else in the top margin")
    void places() {
        byte[] underNumber =
                new Sheet().text("Số: 12/UBND", 35, 42).text("Kính gửi", 90, 100).pdf();
        Placement number = placed(underNumber, "UBND xã", Optional.empty());
        assertThat(number.topMm()).isBetween(42.0, 48.0);
        assertThat(number.leftMm()).isLessThan(60);

        var sheet = new Sheet().text("Số: 12/UBND", 35, 42);
        sheet.text("Cẩm Duệ, ngày 05 tháng 3 năm 2026", 110, 42);
        for (int y = 48; y < 140; y += 6) sheet.text("V/v một việc dài", 20, y);
        Placement date = placed(sheet.pdf(), "UBND xã", Optional.empty());
        assertThat(date.leftMm()).isGreaterThan(95);
        assertThat(date.topMm()).isBetween(42.0, 48.0);

        Placement scan = placed(new Sheet().pdf(), "UBND xã", Optional.empty());
        assertThat(scan.topMm() + scan.heightMm()).as("above the letterhead").isLessThan(20);

        Placement given = placed(underNumber, "UBND xã", Optional.of(new Place.At(1, 120, 200)));
        assertThat(given.leftMm()).isCloseTo(120, within(0.01));
        assertThat(given.topMm()).isCloseTo(200, within(0.01));
    }

    @Test
    @DisplayName("it stays off other marks, and a long name takes more lines")
    void longNameAndOthers() {
        byte[] sheet = new Sheet().text("Số: 12/UBND", 35, 42).pdf();
        Placement first = placed(sheet, "UBND xã", Optional.empty());
        byte[] once =
                office.sign(sheet, order(office, "UBND xã", Optional.empty()), office.organisation);
        assertThat(placed(once, "UBND xã", Optional.empty()).overlaps(first)).isFalse();
        Placement longer =
                placed(
                        sheet,
                        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Cẩm Xuyên",
                        Optional.empty());
        assertThat(longer.heightMm()).isGreaterThan(first.heightMm() + 3);
    }

    @Test
    @DisplayName("a place outside the page is refused")
    void outside() {
        for (var at : List.of(new Place.At(1, 190, 20), new Place.At(3, 10, 10))) {
            assertThat(
                            office.signer.prepare(
                                    Office.letter(), order(office, "UBND", Optional.of(at))))
                    .isInstanceOfSatisfying(
                            Preparation.Refused.class,
                            r ->
                                    assertThat(r.refusal().code())
                                            .isEqualTo(Refusal.Code.PLACE_OUTSIDE_PAGE));
        }
    }
}
