package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.antin.signing.make.Appearance.ArrivalStamp.Under;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// What a body may choose about its marks, and what stays the law's whatever it chose (NĐ 30/2020,
/// Phụ lục I, II.7d, II.8a).
class ChosenPlacesTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-16T02:03:04Z"));
    private static final String BODY = "Ủy ban nhân dân xã Cẩm Bình";

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

    private static Order leader(double width, Place.Shift shift) {
        return new Order(
                SignatureKind.LEADER,
                office.leader.chain(),
                new Appearance.LeaderPicture(
                        Office.SIGNATURE,
                        width,
                        new Place.SignatureBlock(Office.CHAIRMAN, Optional.empty(), shift)));
    }

    private static Order seal(Place place, boolean words) {
        return new Order(
                SignatureKind.ORGANISATION,
                office.organisation.chain(),
                new Appearance.OrganisationSeal(
                        Office.SEAL,
                        36,
                        place,
                        words ? Optional.of(Appearance.TextLines.seal(BODY)) : Optional.empty()));
    }

    private static Placement placed(byte[] pdf, Order order) {
        return office.prepare(pdf, order).placement().orElseThrow();
    }

    @Test
    @DisplayName("T13: the leader's picture as wide as chosen, as far from the middle as chosen")
    void shifted() {
        Placement middle = placed(Office.letter(), leader(30, Place.Shift.NONE));
        Placement moved = placed(Office.letter(), leader(30, new Place.Shift(3.5, -2)));
        assertThat(middle.widthMm()).isCloseTo(30, within(0.01));
        assertThat(moved.widthMm()).isCloseTo(30, within(0.01));
        assertThat(moved.leftMm() - middle.leftMm()).isCloseTo(3.5, within(0.01));
        assertThat(moved.topMm() - middle.topMm()).isCloseTo(-2, within(0.01));
        assertThatThrownBy(() -> new Place.Shift(-5.01, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("T14: with words under it the seal stays where it was, as wide as it is")
    void sealWithWords() throws IOException {
        byte[] signed =
                office.sign(Office.letter(), leader(30, new Place.Shift(-5, 5)), office.leader);
        var over = new Place.OverLeader(Optional.empty());
        Placement bare = placed(signed, seal(over, false));
        byte[] sealed = office.sign(signed, seal(over, true), office.organisation);
        try (PDDocument document = Loader.loadPDF(sealed)) {
            var fields = SignedField.all(document);
            Placement leader = fields.get(0).seen().orElseThrow();
            Placement whole = fields.get(1).seen().orElseThrow();
            assertThat(whole.leftMm()).isCloseTo(bare.leftMm(), within(0.01));
            assertThat(whole.topMm()).isCloseTo(bare.topMm(), within(0.01));
            assertThat(whole.widthMm()).isCloseTo(36, within(0.01));
            assertThat(whole.heightMm()).isBetween(bare.heightMm() + 8, bare.heightMm() + 25);
            double covered = (whole.leftMm() + 36 - leader.leftMm()) / leader.widthMm();
            assertThat(covered).isCloseTo(1.0 / 3, within(0.01));
            PDRectangle box =
                    document.getSignatureFields()
                            .getLast()
                            .getWidgets()
                            .getFirst()
                            .getNormalAppearanceStream()
                            .getBBox();
            assertThat(box.getWidth() * 25.4 / 72).isCloseTo(36, within(0.01));
        }
        assertThat(words(sealed))
                .containsExactly(
                        "Ủy ban nhân dân xã Cẩm", "Bình", "16-03-2026;", "09:03:04 +07:00");
    }

    /// What the last signature's appearance says, line by line.
    private static List<String> words(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf);
                var alone = new PDDocument()) {
            var form =
                    document.getSignatureFields()
                            .getLast()
                            .getWidgets()
                            .getFirst()
                            .getNormalAppearanceStream();
            var page = new org.apache.pdfbox.pdmodel.PDPage(form.getBBox());
            alone.addPage(page);
            try (var out = new org.apache.pdfbox.pdmodel.PDPageContentStream(alone, page)) {
                out.drawForm(form);
            }
            return new PDFTextStripper()
                    .getText(alone)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    @Test
    @DisplayName("T14: where the page ends under the seal, the words stand above it")
    void wordsAbove() {
        byte[] letter = new Sheet().text("x", 20, 20).pdf();
        var low = new Place.At(1, 100, 297 - 37);
        Placement whole = placed(letter, seal(low, true));
        assertThat(whole.topMm() + whole.heightMm()).isCloseTo(297 - 37 + 36, within(0.5));
        assertThat(whole.heightMm()).isGreaterThan(36 + 8);
        var outside = new Place.At(1, 100, 270);
        assertThat(office.signer.prepare(letter, seal(outside, true)))
                .isEqualTo(new Preparation.Refused(Refusal.of(Refusal.Code.PLACE_OUTSIDE_PAGE)));
    }

    @Test
    @DisplayName("Điều 12: initials under the end of the last words, as wide as chosen")
    void initialsUnder() {
        var beside = initials(new Place.EndOfContent(Optional.empty()), 12);
        var under = initials(new Place.EndOfContent(Optional.empty(), Place.Side.UNDER), 12);
        assertThat(beside.widthMm()).isCloseTo(12, within(0.01));
        assertThat(under.widthMm()).isCloseTo(12, within(0.01));
        // Beside begins a millimetre after the words; under ends with them.
        assertThat(under.leftMm() + 12).isCloseTo(beside.leftMm() - 1, within(0.01));
        double middle = beside.topMm() + beside.heightMm() / 2;
        assertThat(under.topMm() - middle).isCloseTo(4, within(0.01));
    }

    private static Placement initials(Place place, double width) {
        return placed(
                Office.letter(),
                new Order(
                        SignatureKind.INITIALS,
                        office.leader.chain(),
                        new Appearance.Initials(Office.SIGNATURE, width, place)));
    }

    private static Placement arrival(byte[] pdf, Under under, double apart) {
        return placed(
                pdf,
                new Order(
                        SignatureKind.ARRIVAL,
                        office.organisation.chain(),
                        new Appearance.ArrivalStamp(
                                BODY,
                                7,
                                LocalDate.of(2026, 3, 5),
                                Optional.empty(),
                                under,
                                apart)));
    }

    @Test
    @DisplayName("Phụ lục IV: the stamp of arrival under what was chosen, as far apart as chosen")
    void arrivalUnder() {
        byte[] head =
                new Sheet()
                        .text("Số: 12/UBND", 35, 42)
                        .text("Cẩm Duệ, ngày 05 tháng 3 năm 2026", 110, 42)
                        .pdf();
        Placement number = arrival(head, Under.NUMBER, 5);
        Placement date = arrival(head, Under.DATE, 8);
        assertThat(number.leftMm()).isLessThan(60);
        assertThat(number.topMm()).isCloseTo(47, within(0.1));
        assertThat(date.leftMm()).isGreaterThan(95);
        assertThat(date.topMm()).isCloseTo(50, within(0.1));
        // Where so much room isn't, closer to the number rather than in the margin.
        var full = new Sheet().text("Số: 12/UBND", 35, 42);
        for (int y = 66; y < 150; y += 6) full.text("một việc dài", 25, y);
        assertThat(arrival(full.pdf(), Under.NUMBER, 15).topMm()).isCloseTo(44, within(0.1));
        // A page without a date: under its number all the same.
        byte[] undated = new Sheet().text("Số: 12/UBND", 35, 42).pdf();
        assertThat(arrival(undated, Under.DATE, 2).topMm()).isCloseTo(44, within(0.1));
    }

    @Test
    @DisplayName("II.4: a date that nothing printed gives a size is 13 or 14, and nothing else")
    void dateSize() {
        byte[] numbered = new Sheet().text("Số: 05/QĐ-UBND", 35, 42).pdf();
        assertThat(date(numbered, 14).heightMm() / date(numbered, 13).heightMm())
                .isCloseTo(14.0 / 13, within(0.001));
        assertThatThrownBy(() -> date(numbered, 15)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> date(numbered, 12)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Placement date(byte[] pdf, int size) {
        return placed(
                pdf,
                new Order(
                        SignatureKind.NUMBER,
                        office.organisation.chain(),
                        new Appearance.NumberAndDate(
                                new IssueNumber(5, "QĐ-UBND", LocalDate.of(2026, 3, 5)),
                                Optional.empty(),
                                Optional.of(new Place.At(1, 110, 38)),
                                size)));
    }

    @Test
    @DisplayName("the sample shows each mark where a signature would: the seal over a third")
    void sample() {
        var marks =
                List.of(
                        new SampleSheet.Mark(
                                SignatureKind.LEADER,
                                new Appearance.LeaderPicture(
                                        Office.SIGNATURE,
                                        40,
                                        new Place.SignatureBlock(
                                                SampleSheet.SIGNER, Optional.empty()))),
                        new SampleSheet.Mark(
                                SignatureKind.ORGANISATION,
                                new Appearance.OrganisationSeal(
                                        Office.SEAL, 36, new Place.OverLeader(Optional.empty()))));
        var claimed = OffsetDateTime.parse("2026-03-16T09:03:04+07:00");
        var drawn = SampleSheet.draw(BODY, true, marks, claimed);
        Placement leader = drawn.places().get(0);
        Placement seal = drawn.places().get(1);
        assertThat(leader.leftMm() + leader.widthMm() / 2).isCloseTo(145, within(0.2));
        assertThat(seal.widthMm()).isCloseTo(36, within(0.01));
        assertThat((seal.leftMm() + 36 - leader.leftMm()) / leader.widthMm())
                .isCloseTo(1.0 / 3, within(0.01));
        assertThat(drawn.png()).startsWith(0x89, 'P', 'N', 'G');
        var nowhere =
                List.of(
                        new SampleSheet.Mark(
                                SignatureKind.ORGANISATION, marks.get(1).appearance()));
        assertThatThrownBy(() -> SampleSheet.draw(BODY, true, nowhere, claimed))
                .isInstanceOf(IllegalStateException.class);
    }
}
