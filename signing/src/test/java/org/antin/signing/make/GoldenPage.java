package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.Repository;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/// Compares a page with its approved picture under `src/test/resources/golden`. To approve a change
/// on purpose, run the test once with `-Dantin.argLine=-Dantin.approve=true` and look at the
/// picture before you commit it. What was seen instead lies in `target/golden`.
final class GoldenPage {
    private static final int DPI = 72;

    /// Edges may be smoothed a little otherwise by another Java; a mark that moved by a millimetre
    /// or lost a letter changes far more dots than these.
    private static final int SAME_COLOUR = 40;

    private static final int FEW_DOTS = 40;

    private GoldenPage() {}

    static void matches(String name, byte[] pdf, int page) throws IOException {
        BufferedImage seen;
        try (var document = Loader.loadPDF(pdf)) {
            seen = new PDFRenderer(document).renderImageWithDPI(page - 1, DPI, ImageType.RGB);
        }
        Path golden =
                Repository.root().resolve("signing/src/test/resources/golden/" + name + ".png");
        if (Boolean.getBoolean("antin.approve")) write(seen, golden);
        assertThat(golden).exists();
        BufferedImage approved = ImageIO.read(golden.toFile());
        Path instead = Repository.root().resolve("signing/target/golden/" + name + ".png");
        write(seen, instead);
        assertThat(new int[] {seen.getWidth(), seen.getHeight()})
                .as("size of %s", instead)
                .containsExactly(approved.getWidth(), approved.getHeight());
        assertThat(otherDots(seen, approved))
                .as("dots of %s that differ from %s", instead, golden)
                .isLessThanOrEqualTo(FEW_DOTS);
    }

    private static void write(BufferedImage image, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        assertThat(ImageIO.write(image, "png", to.toFile())).isTrue();
    }

    private static int otherDots(BufferedImage a, BufferedImage b) {
        int others = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                if (apart(a.getRGB(x, y), b.getRGB(x, y)) > SAME_COLOUR) others++;
            }
        }
        return others;
    }

    private static int apart(int a, int b) {
        int widest = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            widest = Math.max(widest, Math.abs((a >> shift & 255) - (b >> shift & 255)));
        }
        return widest;
    }
}
