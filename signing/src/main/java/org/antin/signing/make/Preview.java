package org.antin.signing.make;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

import java.awt.geom.AffineTransform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import javax.imageio.ImageIO;

/// What a prepared signature will look like, drawn from the very bytes that wait to be signed.
public final class Preview {
    private static final int PAGE_DPI = 90;
    private static final int MARK_DPI = 150;
    private static final String PNG = "png";

    private final Prepared prepared;
    private final Limits limits;

    public Preview(Prepared prepared, Limits limits) {
        this.prepared = prepared;
        this.limits = limits;
    }

    /// Where the mark stands on its page.
    ///
    /// @param pages of the document
    /// @param covered which part of the leader's picture the seal covers from its left edge, 0 to
    ///   1; empty for anything but a seal over such a picture
    public record Seen(
            Placement at,
            int pages,
            double pageWidthMm,
            double pageHeightMm,
            OptionalDouble covered) {}

    /// Empty if nothing of the signature is seen.
    ///
    /// @throws IOException if the document can't be read
    public Optional<Seen> seen() throws IOException {
        if (prepared.placement().isEmpty()) return Optional.empty();
        Placement at = prepared.placement().get();
        try (PDDocument document = Loader.loadPDF(prepared.pdf())) {
            var geometry = new PageGeometry(document.getPage(at.page() - 1));
            return Optional.of(
                    new Seen(
                            at,
                            document.getNumberOfPages(),
                            geometry.widthMm(),
                            geometry.heightMm(),
                            covered(document, at)));
        }
    }

    private OptionalDouble covered(PDDocument document, Placement seal) {
        if (prepared.kind() != SignatureKind.ORGANISATION) return OptionalDouble.empty();
        return SignedField.all(document).reversed().stream()
                .filter(f -> f.isOf(SignatureKind.LEADER))
                .flatMap(f -> f.seen().stream())
                .filter(leader -> leader.page() == seal.page())
                .mapToDouble(
                        leader -> {
                            double right = seal.leftMm() + seal.widthMm();
                            double covered = right - Math.max(leader.leftMm(), seal.leftMm());
                            boolean apart =
                                    !seal.overlaps(leader) || seal.leftMm() > leader.leftMm();
                            return apart ? 0 : Math.min(1, covered / leader.widthMm());
                        })
                .findFirst();
    }

    /// The page with the mark on it, a PNG.
    ///
    /// @throws IOException if the page can't be drawn
    public byte[] page() throws IOException {
        return page(Loader.loadPDF(prepared.pdf()));
    }

    /// The same page without the mark, a PNG.
    ///
    /// @throws IOException if the page can't be drawn
    public byte[] ground() throws IOException {
        byte[] before = java.util.Arrays.copyOf(prepared.pdf(), prepared.originalLength());
        return page(Loader.loadPDF(before));
    }

    private byte[] page(PDDocument opened) throws IOException {
        int number = prepared.placement().map(Placement::page).orElse(1);
        try (opened) {
            UnpackedSize.check(opened.getPage(number - 1), limits.maxUnpackedBytes());
            return png(opened, number - 1, PAGE_DPI, ImageType.RGB);
        }
    }

    /// The mark alone on a clear ground, a PNG; empty if nothing is seen.
    ///
    /// @throws IOException if it can't be drawn
    public Optional<byte[]> mark() throws IOException {
        try (PDDocument document = Loader.loadPDF(prepared.pdf());
                var alone = new PDDocument()) {
            List<SignedField> fields = SignedField.all(document);
            @Nullable COSStream form = fields.isEmpty() ? null : form(fields.getLast().field());
            if (form == null || prepared.placement().isEmpty()) return Optional.empty();
            var mark = new PDFormXObject(form);
            // Upright: the mark is turned only to lie right on a turned page.
            mark.setMatrix(new AffineTransform());
            PDRectangle box = mark.getBBox();
            var page = new PDPage(new PDRectangle(box.getWidth(), box.getHeight()));
            alone.addPage(page);
            try (var content = new PDPageContentStream(alone, page)) {
                content.drawForm(mark);
            }
            return Optional.of(png(alone, 0, MARK_DPI, ImageType.ARGB));
        }
    }

    private static @Nullable COSStream form(COSDictionary field) {
        @Nullable COSDictionary appearances = field.getCOSDictionary(COSName.AP);
        return appearances == null ? null : appearances.getCOSStream(COSName.N);
    }

    private static byte[] png(PDDocument document, int page, int dpi, ImageType type)
            throws IOException {
        var renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        var out = new ByteArrayOutputStream();
        ImageIO.write(renderer.renderImageWithDPI(page, dpi, type), PNG, out);
        return out.toByteArray();
    }
}
