package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.antin.signing.make.Refusal.Code;
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
import java.util.List;
import java.util.Optional;

/// NĐ 30/2020, Điều 12: whoever checked a letter puts initials on it before its leader signs.
class InitialsTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-16T02:03:04Z"));
    private static final Place CONTENT = new Place.EndOfContent(Optional.empty());
    private static final Place RECIPIENTS = new Place.EndOfRecipients(Optional.empty());

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

    static Order order(Office office, Place place) {
        return new Order(
                SignatureKind.INITIALS,
                office.leader.chain(),
                new Appearance.Initials(Office.SIGNATURE, 15, place));
    }

    /// Checked twice, signed, sealed.
    static byte[] checkedAndSigned(Office office) {
        byte[] pdf = office.sign(Office.letter(), order(office, CONTENT), office.leader);
        pdf = office.sign(pdf, order(office, RECIPIENTS), office.leader);
        pdf = office.sign(pdf, office.leaderOrder(), office.leader);
        return office.sign(pdf, office.organisationOrder(), office.organisation);
    }

    private static Placement placed(byte[] pdf, Place place) {
        return office.prepare(pdf, order(office, place)).placement().orElseThrow();
    }

    private static Code refusal(byte[] pdf, Place place) {
        return switch (office.signer.prepare(pdf, order(office, place))) {
            case Preparation.Refused(Refusal refusal) -> refusal.code();
            case Preparation.Ready _ -> throw new AssertionError("prepared");
        };
    }

    /// The line that holds these words, in millimetres.
    private static double[] line(byte[] pdf, int page, String words) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            double mm = 72 / 25.4;
            return PageText.read(document.getPage(page - 1), 40_000_000).upright().stream()
                    .flatMap(line -> line.segments().stream())
                    .filter(s -> s.text().contains(words))
                    .map(s -> new double[] {s.right() / mm, s.baseline() / mm})
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    @DisplayName("Điều 12.1: of the content: beside the closing sign, on its line")
    void content() throws IOException {
        Placement at = placed(Office.letter(), CONTENT);
        double[] last = line(Office.letter(), 2, "./.");
        assertThat(at.page()).isEqualTo(2);
        assertThat(at.leftMm() - last[0]).isCloseTo(1, within(0.2));
        assertThat(at.widthMm()).isBetween(10.0, 15.001);
        assertThat(at.heightMm()).isBetween(4.0, 8.001);
        assertThat(last[1]).isBetween(at.topMm(), at.topMm() + at.heightMm());
    }

    @Test
    @DisplayName("Điều 12.2: of the form: beside the last of the recipients")
    void recipients() throws IOException {
        Placement at = placed(Office.letter(), RECIPIENTS);
        double[] last = line(Office.letter(), 2, "- Lưu");
        assertThat(at.page()).isEqualTo(2);
        assertThat(at.leftMm() - last[0]).isCloseTo(1, within(0.2));
        assertThat(last[1]).isBetween(at.topMm(), at.topMm() + at.heightMm());
    }

    @Test
    @DisplayName("second initials stand beside the first; where the line is full, under it")
    void besideOrUnder() {
        byte[] once = office.sign(Office.letter(), order(office, CONTENT), office.leader);
        Placement first = placed(Office.letter(), CONTENT);
        Placement second = placed(once, CONTENT);
        assertThat(second.overlaps(first)).isFalse();
        assertThat(second.topMm()).isCloseTo(first.topMm(), within(0.1));
        assertThat(second.leftMm()).isGreaterThan(first.leftMm() + first.widthMm());

        byte[] full = new Sheet().text("x".repeat(50) + " chỉ đạo./.", 35, 100).pdf();
        byte[] wide = new Sheet().text("chỉ đạo./.", 175, 100).pdf();
        assertThat(placed(full, CONTENT).topMm()).isLessThan(100);
        Placement under = placed(wide, CONTENT);
        assertThat(under.topMm()).isGreaterThan(100);
        assertThat(under.leftMm() + under.widthMm()).isCloseTo(195, within(0.1));
    }

    @Test
    @DisplayName("nowhere to put them is said, unless the signer said where")
    void nowhere() {
        byte[] bare = new Sheet().text("Kính gửi", 30, 60).pdf();
        assertThat(refusal(bare, CONTENT)).isEqualTo(Code.INITIALS_PLACE_NOT_FOUND);
        assertThat(refusal(bare, RECIPIENTS)).isEqualTo(Code.INITIALS_PLACE_NOT_FOUND);
        var given = new Place.At(1, 120, 80);
        Placement at = placed(bare, new Place.EndOfContent(Optional.of(given)));
        assertThat(at.leftMm()).isCloseTo(120, within(0.01));
        assertThat(refusal(bare, new Place.OverLeader(Optional.empty())))
                .isEqualTo(Code.APPEARANCE_NOT_FOR_KIND);
    }

    @Test
    @DisplayName(
            "T26, T14: each only appends, and the seal goes to the leader's picture, not to these")
    void beforeTheLeader() throws IOException {
        byte[] once = office.sign(Office.letter(), order(office, CONTENT), office.leader);
        assertThat(once).startsWith(Office.letter());
        byte[] byLeader = office.sign(once, office.leaderOrder(), office.leader);
        assertThat(byLeader).startsWith(once);
        byte[] sealed = checkedAndSigned(office);
        try (PDDocument document = Loader.loadPDF(sealed)) {
            List<SignedField> fields = SignedField.all(document);
            assertThat(fields)
                    .extracting(SignedField::name)
                    .containsExactly("Initials1", "Initials2", "Leader1", "Organisation1");
            Placement leader = fields.get(2).seen().orElseThrow();
            Placement seal = fields.get(3).seen().orElseThrow();
            double covered = seal.leftMm() + seal.widthMm() - leader.leftMm();
            assertThat(covered / leader.widthMm()).isBetween(0.30, 0.37);
            assertThat(leader.overlaps(fields.get(0).seen().orElseThrow())).isFalse();
        }
        GoldenPage.matches("initials", sealed, 2);
    }

    @Test
    @DisplayName("initials alone are no leader's signature for the seal to stand on")
    void noLeader() {
        byte[] once = office.sign(Office.letter(), order(office, CONTENT), office.leader);
        var sealed = office.signer.prepare(once, office.organisationOrder());
        assertThat(sealed)
                .isInstanceOfSatisfying(
                        Preparation.Refused.class,
                        r ->
                                assertThat(r.refusal().code())
                                        .isEqualTo(Code.LEADER_SIGNATURE_MISSING));
    }
}
