package org.antin.signing.check.pages;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// Draws pages in a size to read, never in more dots than that, however large they say they are.
final class PagePainter {
    private static final double DPI = 100;
    private static final int MOST_DOTS = 1_000_000;
    private static final int LONGEST = 2_000;

    /// A page of text is below it; a scanned one is smaller as a JPEG.
    private static final int PNG_BYTES = 300_000;

    private static final float JPEG_QUALITY = 0.8f;
    private static final int FRAME = 8;

    /// A page; null when there is none with this number, or it can't be drawn.
    ///
    /// @param page from 1
    @Nullable BufferedImage paint(@Nullable PDDocument document, int page) {
        if (document == null) return null;
        try {
            if (page > document.getNumberOfPages()) return null;
            float scale = scale(document.getPage(page - 1).getCropBox());
            var renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            return renderer.renderImage(page - 1, scale, ImageType.RGB);
        } catch (IOException | RuntimeException e) {
            // Broken in a way the library has no word for: no picture of it.
            return null;
        }
    }

    static float scale(PDRectangle box) {
        double width = Math.max(1, box.getWidth());
        double height = Math.max(1, box.getHeight());
        double scale = DPI / 72;
        scale = Math.min(scale, Math.sqrt(MOST_DOTS / (width * height)));
        return (float) Math.min(scale, LONGEST / Math.max(width, height));
    }

    /// Puts a red frame around what differs, on both.
    ///
    /// @return whether nothing does
    static boolean frameDifference(BufferedImage one, BufferedImage other) {
        int width = one.getWidth();
        int height = one.getHeight();
        if (other.getWidth() != width || other.getHeight() != height) return false;
        int left = width;
        int top = height;
        int right = -1;
        int bottom = -1;
        int[] a = new int[width];
        int[] b = new int[width];
        for (int y = 0; y < height; y++) {
            one.getRGB(0, y, width, 1, a, 0, width);
            other.getRGB(0, y, width, 1, b, 0, width);
            for (int x = 0; x < width; x++) {
                if (a[x] == b[x]) continue;
                left = Math.min(left, x);
                right = Math.max(right, x);
                top = Math.min(top, y);
                bottom = y;
            }
        }
        if (right < 0) return true;
        var around = new Rectangle(left, top, right - left + 1, bottom - top + 1);
        around.grow(FRAME, FRAME);
        frame(one, around);
        frame(other, around);
        return false;
    }

    private static void frame(BufferedImage picture, Rectangle around) {
        Graphics2D pen = picture.createGraphics();
        try {
            pen.setColor(Color.RED);
            pen.setStroke(new BasicStroke(3));
            int right = Math.min(picture.getWidth() - 2, around.x + around.width);
            int bottom = Math.min(picture.getHeight() - 2, around.y + around.height);
            int left = Math.max(1, around.x);
            int top = Math.max(1, around.y);
            pen.drawRect(left, top, right - left, bottom - top);
        } finally {
            pen.dispose();
        }
    }

    /// A PNG, or a JPEG where that would be large; null only of nothing.
    static byte @Nullable [] encoded(@Nullable BufferedImage picture) throws IOException {
        if (picture == null) return null;
        byte[] png = png(picture);
        if (png.length <= PNG_BYTES) return png;
        BufferedImage smaller = picture;
        byte[] jpeg = jpeg(picture);
        while (jpeg.length > PageDrawer.PICTURE_BYTES) {
            smaller = half(smaller);
            jpeg = jpeg(smaller);
        }
        return jpeg;
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static BufferedImage half(BufferedImage picture) {
        int width = Math.max(1, picture.getWidth() / 2);
        int height = Math.max(1, picture.getHeight() / 2);
        var half = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = half.createGraphics();
        try {
            pen.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.drawImage(picture, 0, 0, width, height, null);
        } finally {
            pen.dispose();
        }
        return half;
    }
}
