package org.antin.signing.make;

import org.antin.signing.font.Fonts;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pictures for practice and tests: nobody's handwriting and nobody's seal. Every seal says "MẪU
/// THỰC HÀNH" across its middle, and looks like no real one.
///
/// Letters are drawn as outlines of our own typeface, so no font system needs to be installed.
public final class PracticePictures {
    private static final Color BLUE = new Color(0x17, 0x3a, 0xb4);
    private static final Color RED = new Color(0xd8, 0x1e, 0x1e);
    private static final int SEAL_DOTS = 720;
    private static final int SIGNATURE_WIDTH = 840;
    private static final int SIGNATURE_HEIGHT = 360;

    /// Across the middle of every seal.
    public static final String MARK = "MẪU THỰC HÀNH";

    private PracticePictures() {}

    /// A blue scribble on a transparent ground, the same each time for the same name.
    ///
    /// @return a PNG, 840 × 360 dots
    public static byte[] signature(String name) {
        var image = blank(SIGNATURE_WIDTH, SIGNATURE_HEIGHT);
        Graphics2D g = pen(image, BLUE);
        var random = new Random(name.hashCode());
        g.setStroke(new BasicStroke(9, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        var line = new Path2D.Double();
        double x = 60;
        double y = 210;
        line.moveTo(x, y);
        int loops = 4 + Math.min(5, name.split("\\s+").length);
        double step = (SIGNATURE_WIDTH - 180.0) / loops;
        for (int i = 0; i < loops; i++) {
            double rise = 90 + random.nextInt(i == 0 ? 90 : 60);
            double back = step * (0.5 + random.nextDouble());
            double nextX = x + step;
            double nextY = 200 + random.nextInt(40);
            line.curveTo(x + back, y - rise, nextX - back, y - rise, x + step * 0.4, y + 30);
            line.curveTo(x + step * 0.5, y + 70, nextX - 10, nextY + 50, nextX, nextY);
            x = nextX;
            y = nextY;
        }
        line.curveTo(x + 60, y - 60, x + 90, y - 20, x + 100, y - 50);
        g.draw(line);
        g.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        var under = new Path2D.Double();
        under.moveTo(110, 310);
        under.curveTo(300, 270 + random.nextInt(30), 520, 330, SIGNATURE_WIDTH - 60, 280);
        g.draw(under);
        g.dispose();
        return png(image);
    }

    /// A red round seal on a transparent ground.
    ///
    /// @param name of the organisation, along the upper edge; shortened by the caller if long
    /// @param place along the lower edge
    /// @return a PNG, 720 dots wide and high, the ring touching all four edges
    public static byte[] seal(String name, String place) {
        var image = blank(SEAL_DOTS, SEAL_DOTS);
        Graphics2D g = pen(image, RED);
        ring(g, 0, 12);
        ring(g, 24, 4);
        ring(g, 150, 4);
        star(g);
        try (var in = Fonts.BOLD.open();
                TrueTypeFont typeface = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            var letters = new Letters(typeface);
            letters.arc(g, name, 262, 66, true);
            letters.arc(g, place, 318, 50, false);
            double width = letters.width(MARK, 56);
            var knockedOut =
                    new Rectangle2D.Double(
                            SEAL_DOTS / 2.0 - width / 2 - 14, SEAL_DOTS / 2.0 - 40, width + 28, 80);
            g.setComposite(AlphaComposite.Clear);
            g.fill(knockedOut);
            g.setComposite(AlphaComposite.SrcOver);
            letters.straight(g, MARK, SEAL_DOTS / 2.0 - width / 2, SEAL_DOTS / 2.0 + 20, 56);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        g.dispose();
        return png(image);
    }

    private static void ring(Graphics2D g, double inset, float thickness) {
        g.setStroke(new BasicStroke(thickness));
        double edge = inset + thickness / 2;
        g.draw(new Ellipse2D.Double(edge, edge, SEAL_DOTS - 2 * edge, SEAL_DOTS - 2 * edge));
    }

    private static void star(Graphics2D g) {
        var star = new Path2D.Double();
        double centre = SEAL_DOTS / 2.0;
        for (int i = 0; i < 10; i++) {
            double radius = i % 2 == 0 ? 185 : 72;
            double angle = Math.PI * (i / 5.0 - 0.5);
            double x = centre + radius * Math.cos(angle);
            double y = centre + radius * Math.sin(angle);
            if (i == 0) star.moveTo(x, y);
            else star.lineTo(x, y);
        }
        star.closePath();
        g.fill(star);
    }

    /// Outlines of a typeface's letters.
    private record Letters(TrueTypeFont typeface) {
        double width(String text, double size) throws IOException {
            double width = 0;
            for (int c : text.codePoints().toArray()) width += advance(c, size);
            return width;
        }

        void straight(Graphics2D g, String text, double x, double y, double size)
                throws IOException {
            for (int c : text.codePoints().toArray()) {
                g.fill(outline(c, size, AffineTransform.getTranslateInstance(x, y)));
                x += advance(c, size);
            }
        }

        /// @param above along the upper edge, heads outward; else along the lower edge, heads
        ///   inward
        void arc(Graphics2D g, String text, double radius, double size, boolean above)
                throws IOException {
            double spread = 1.08;
            double most = radius * Math.PI * (above ? 1.35 : 0.6);
            double fitted = Math.min(size, size * most / (width(text, size) * spread));
            double angle = -width(text, fitted) * spread / radius / 2;
            for (int c : text.codePoints().toArray()) {
                double half = advance(c, fitted) * spread / radius / 2;
                angle += half;
                var place = AffineTransform.getTranslateInstance(SEAL_DOTS / 2.0, SEAL_DOTS / 2.0);
                place.rotate(above ? angle : -angle);
                place.translate(-advance(c, fitted) / 2, above ? -radius : radius);
                g.fill(outline(c, fitted, place));
                angle += half;
            }
        }

        private double advance(int c, double size) throws IOException {
            int glyph = typeface.getUnicodeCmapLookup().getGlyphId(c);
            return typeface.getAdvanceWidth(glyph) * size / typeface.getUnitsPerEm();
        }

        private Shape outline(int c, double size, AffineTransform place) throws IOException {
            int glyph = typeface.getUnicodeCmapLookup().getGlyphId(c);
            var data = typeface.getGlyph().getGlyph(glyph);
            if (data == null) return new Path2D.Double();
            double scale = size / typeface.getUnitsPerEm();
            var upright = new AffineTransform(place);
            upright.scale(scale, -scale);
            return upright.createTransformedShape(data.getPath());
        }
    }

    private static BufferedImage blank(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    }

    private static Graphics2D pen(BufferedImage image, Color colour) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(colour);
        return g;
    }

    private static byte[] png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
