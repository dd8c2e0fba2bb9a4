package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.make.Picture.Advice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

import javax.imageio.ImageIO;

/// T13, T14: the pictures of signature and seal.
class PictureTest {
    private static byte[] drawn(int width, int height, String format, boolean alpha, Color ink)
            throws Exception {
        var image =
                new BufferedImage(
                        width,
                        height,
                        alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        if (!alpha) {
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, width, height);
        }
        g.setColor(ink);
        g.fillRect(width / 4, height / 4, width / 2, height / 2);
        g.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    @Test
    @DisplayName("T13, T14: practice pictures are PNG, transparent, blue and red, and fine enough")
    void practicePicturesAreFlawless() {
        var signature =
                Picture.check(
                        PracticePictures.signature("Nguyễn Văn Thành"), SignatureKind.LEADER, 45);
        var seal =
                Picture.check(
                        PracticePictures.seal("UBND XÃ CẨM BÌNH", "H. CẨM XUYÊN - T. HÀ TĨNH"),
                        SignatureKind.ORGANISATION,
                        36);
        assertThat(signature.advice()).isEmpty();
        assertThat(seal.advice()).isEmpty();
        assertThat(seal.picture())
                .hasValueSatisfying(
                        p -> {
                            assertThat(p.width()).isEqualTo(720);
                            assertThat(p.height()).isEqualTo(720);
                        });
    }

    @Test
    @DisplayName("T13: the same name gives the same scribble, another name another one")
    void practiceSignatureIsStable() {
        assertThat(PracticePictures.signature("Nguyễn Văn Thành"))
                .isEqualTo(PracticePictures.signature("Nguyễn Văn Thành"))
                .isNotEqualTo(PracticePictures.signature("Trần Thị Lan"));
    }

    @Test
    @DisplayName("T14: the transparent margin is cut off, so that millimetres speak of the ink")
    void marginIsCutOff() throws Exception {
        var check =
                Picture.check(
                        drawn(800, 800, "png", true, Color.RED), SignatureKind.ORGANISATION, 36);
        assertThat(check.advice()).isEmpty();
        assertThat(check.picture())
                .hasValueSatisfying(
                        p -> {
                            assertThat(p.width()).isEqualTo(400);
                            assertThat(p.height()).isEqualTo(400);
                        });
    }

    @Test
    @DisplayName("T13, T14: colours are told apart: blue for the leader, red for the seal")
    void wrongColour() throws Exception {
        byte[] red = drawn(800, 400, "png", true, Color.RED);
        byte[] black = drawn(800, 800, "png", true, Color.BLACK);
        assertThat(Picture.check(red, SignatureKind.LEADER, 36).advice())
                .containsExactly(Advice.WRONG_COLOUR);
        assertThat(Picture.check(black, SignatureKind.LEADER, 36).advice())
                .containsExactly(Advice.WRONG_COLOUR);
        assertThat(Picture.check(black, SignatureKind.ORGANISATION, 36).advice())
                .containsExactly(Advice.WRONG_COLOUR);
    }

    @Test
    @DisplayName("T13: a picture on white paper is advised against but usable")
    void notTransparent() throws Exception {
        var check =
                Picture.check(drawn(800, 400, "png", false, Color.BLUE), SignatureKind.LEADER, 36);
        assertThat(check.picture()).isPresent();
        assertThat(check.advice()).as("the ink is blue").containsExactly(Advice.NOT_TRANSPARENT);
        byte[] black = drawn(800, 400, "png", false, Color.BLACK);
        assertThat(Picture.check(black, SignatureKind.LEADER, 36).advice())
                .containsExactly(Advice.NOT_TRANSPARENT, Advice.WRONG_COLOUR);
    }

    @Test
    @DisplayName("T14: a seal that isn't as high as it is wide is advised against")
    void notRound() throws Exception {
        byte[] flat = drawn(800, 640, "png", true, Color.RED);
        assertThat(Picture.check(flat, SignatureKind.ORGANISATION, 36).advice())
                .containsExactly(Advice.NOT_ROUND);
        byte[] nearly = drawn(800, 760, "png", true, Color.RED);
        assertThat(Picture.check(nearly, SignatureKind.ORGANISATION, 36).advice()).isEmpty();
    }

    @Test
    @DisplayName("T14: under 150 dots an inch is advised against")
    void tooCoarse() throws Exception {
        byte[] png = drawn(400, 400, "png", true, Color.RED);
        assertThat(Picture.check(png, SignatureKind.ORGANISATION, 36).advice())
                .containsExactly(Advice.TOO_COARSE);
        assertThat(Picture.check(png, SignatureKind.ORGANISATION, 30).advice()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif", "jpg", "bmp"})
    @DisplayName("T13, T14: nothing but PNG")
    void onlyPng(String format) throws Exception {
        var check =
                Picture.check(drawn(400, 400, format, false, Color.RED), SignatureKind.LEADER, 36);
        assertThat(check.picture()).isEmpty();
        assertThat(check.advice()).containsExactly(Advice.NOT_A_PNG);
    }

    @Test
    @DisplayName("T13, T14: a torn, an empty and a huge picture are refused")
    void unusable() throws Exception {
        byte[] png = drawn(400, 400, "png", true, Color.RED);
        byte[] torn = Arrays.copyOf(png, png.length / 2);
        byte[] huge = drawn(4001, 10, "png", true, Color.RED);
        byte[] clear = drawn(400, 400, "png", true, new Color(0, 0, 0, 0));
        assertThat(Picture.check(torn, SignatureKind.LEADER, 36).advice())
                .containsExactly(Advice.NOT_A_PNG);
        assertThat(Picture.check(huge, SignatureKind.LEADER, 36).advice())
                .containsExactly(Advice.TOO_LARGE);
        assertThat(Picture.check(clear, SignatureKind.LEADER, 36).advice())
                .containsExactly(Advice.EMPTY);
        assertThat(Picture.check(new byte[5_000_000], SignatureKind.LEADER, 36).advice())
                .containsExactly(Advice.TOO_LARGE);
    }
}
