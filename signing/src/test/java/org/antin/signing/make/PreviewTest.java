package org.antin.signing.make;

import static org.antin.signing.make.Limits.USUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

import javax.imageio.ImageIO;

/// T13, T14: what is shown before signing is what will be signed.
class PreviewTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-16T02:03:04Z"));

    @TempDir static Path dir;
    private static Office office;
    private static byte[] byLeader;

    @BeforeAll
    static void openOffice() {
        office = new Office(dir, CLOCK);
        byLeader = office.sign(Office.letter(), office.leaderOrder(), office.leader);
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    private static Preview preview(Order order) {
        return new Preview(office.prepare(byLeader, order), USUAL);
    }

    private static Order sealAt(int page, double leftMm, double topMm) {
        var at = new Place.At(page, leftMm, topMm);
        return new Order(
                SignatureKind.ORGANISATION,
                office.organisation.chain(),
                new Appearance.OrganisationSeal(Office.SEAL, 36, at));
    }

    private static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    @DisplayName("T14: it tells where the seal stands and that it covers a third of the leader's")
    void covered() throws IOException {
        var seen = preview(office.organisationOrder()).seen().orElseThrow();
        assertThat(seen.covered().orElseThrow()).isCloseTo(1 / 3.0, within(0.005));
        assertThat(seen.pages()).isEqualTo(2);
        assertThat(seen.pageWidthMm()).isCloseTo(210, within(0.5));
        assertThat(seen.pageHeightMm()).isCloseTo(297, within(0.5));
        double left = seen.at().leftMm();
        double top = seen.at().topMm();
        assertThat(coveredAt(left - 5, top)).isCloseTo(1 / 3.0 - 5 / 45.0, within(0.005));
        assertThat(coveredAt(left - 50, top)).as("beside it").isZero();
        assertThat(coveredAt(left + 40, top)).as("on its right").isZero();
        assertThat(coveredAt(left, 20)).as("above it").isZero();
        assertThat(preview(sealAt(1, left, top)).seen().orElseThrow().covered())
                .as("on another page")
                .isEmpty();
        var leader = new Preview(office.prepare(Office.letter(), office.leaderOrder()), USUAL);
        assertThat(leader.seen().orElseThrow().covered()).as("by no seal").isEmpty();
    }

    private static double coveredAt(double leftMm, double topMm) throws IOException {
        return preview(sealAt(2, leftMm, topMm)).seen().orElseThrow().covered().orElseThrow();
    }

    @Test
    @DisplayName(
            "the page with the mark and the page without differ where the mark is, and there only")
    void pageAndGround() throws IOException {
        var preview = preview(office.organisationOrder());
        var at = preview.seen().orElseThrow().at();
        BufferedImage with = image(preview.page());
        BufferedImage without = image(preview.ground());
        double dot = 25.4 / 90;
        int red = 0;
        for (int y = 0; y < with.getHeight(); y++) {
            for (int x = 0; x < with.getWidth(); x++) {
                if (with.getRGB(x, y) == without.getRGB(x, y)) continue;
                assertThat(x * dot).isBetween(at.leftMm() - 1, at.leftMm() + at.widthMm() + 1);
                assertThat(y * dot).isBetween(at.topMm() - 1, at.topMm() + at.heightMm() + 1);
                red++;
            }
        }
        assertThat(red).isGreaterThan(1_000);
    }

    @Test
    @DisplayName("the mark alone has a clear ground and its own proportions")
    void mark() throws IOException {
        BufferedImage mark = image(preview(office.organisationOrder()).mark().orElseThrow());
        assertThat(mark.getWidth()).isCloseTo((int) (36 / 25.4 * 150), within(2));
        assertThat(mark.getHeight()).isCloseTo(mark.getWidth(), within(1));
        assertThat(mark.getRGB(1, 1) >>> 24).as("the corner beside the ring").isZero();
        int middle = mark.getRGB(mark.getWidth() / 2, 2);
        assertThat(middle >>> 24).as("the ring").isGreaterThan(200);
    }

    @Test
    @DisplayName("of an invisible signature nothing is shown")
    void invisible() throws IOException {
        var order =
                new Order(
                        SignatureKind.ORGANISATION,
                        office.organisation.chain(),
                        new Appearance.Invisible());
        assertThat(preview(order).seen()).isEmpty();
        assertThat(preview(order).mark()).isEmpty();
    }

    @Test
    @DisplayName("a page that unpacks to more than is allowed isn't drawn")
    void tooMuch() {
        var prepared = office.prepare(byLeader, office.organisationOrder());
        var narrow = new Preview(prepared, new Limits(USUAL.maxBytes(), 100, USUAL.maxPages()));
        assertThatThrownBy(narrow::page).isInstanceOf(UnpackedSize.Exceeded.class);
        assertThatThrownBy(narrow::ground).isInstanceOf(UnpackedSize.Exceeded.class);
    }

    @Test
    @DisplayName("on a turned page the mark alone stands upright")
    void upright() throws IOException {
        byte[] turned = new Sheet(90).text("Nơi ký", 40, 40).pdf();
        var wide = Appearance.TextLines.attachment("45/UBND-VP");
        var order = new Order(SignatureKind.ATTACHMENT, office.organisation.chain(), wide);
        var preview = new Preview(office.prepare(turned, order), USUAL);
        var at = preview.seen().orElseThrow().at();
        var mark = image(preview.mark().orElseThrow());
        assertThat((double) mark.getWidth() / mark.getHeight())
                .isCloseTo(at.widthMm() / at.heightMm(), within(0.1));
        assertThat(inked(mark)).as("its letters are on the picture").isGreaterThan(200);
    }

    private static int inked(BufferedImage picture) {
        int inked = 0;
        for (int y = 0; y < picture.getHeight(); y++)
            for (int x = 0; x < picture.getWidth(); x++)
                if (picture.getRGB(x, y) >>> 24 > 200) inked++;
        return inked;
    }
}
