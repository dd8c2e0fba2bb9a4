package org.antin.signing.make;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDIndexed;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;

import java.io.IOException;
import java.util.Optional;

/// Whether a PDF is a scan as NĐ 30/2020, Phụ lục II, phần I asks of a paper document made
/// electronic (T17): PDF 1.4 or newer, in colour, at least 200 dots an inch, 100 % of its size.
public final class ScanQuality {
    /// Dots an inch.
    public static final int LEAST_DPI = 200;

    /// A scanner rounds: 199.9 dots are 200.
    private static final double ROUNDING = 0.995;

    private static final double LEAST_PDF = 1.4;

    /// Less of a page than this under pictures, and it was typed.
    private static final double LEAST_COVER = 0.4;

    private static final double POINTS_PER_MM = 72 / 25.4;

    /// A5, A4, A3: short and long side.
    private static final double[][] PAPERS_MM = {{148, 210}, {210, 297}, {297, 420}};

    /// Paper is cut, and scanners see, to within some millimetres: six are under 3 % of A4's width.
    public static final ScanQuality USUAL = new ScanQuality(6);

    private final double toleranceMm;

    /// @param toleranceMm how far from 100 % is still 100 %: by how much a page may be wider,
    ///   narrower, higher or lower than paper, and its pictures than the page
    public ScanQuality(double toleranceMm) {
        if (!(toleranceMm >= 0)) throw new IllegalArgumentException("tolerance: " + toleranceMm);
        this.toleranceMm = toleranceMm;
    }

    /// What is wrong.
    public enum Fault {
        /// No PDF, or one that can't be read.
        UNREADABLE,
        /// An older version of PDF than 1.4.
        VERSION,
        /// The page is no picture: it was typed, or is empty.
        NOT_A_SCAN,
        /// Fewer than 200 dots an inch.
        RESOLUTION,
        /// Shades of grey, or black and white.
        COLOUR,
        /// The page isn't as large as paper is, or its pictures aren't as large as the page.
        SCALE
    }

    /// @param page the first that isn't as it should be, from 1; 1 for the whole file
    public record Finding(Fault fault, int page) {}

    /// The first thing wrong with a file; nothing when it is a scan as asked for.
    ///
    /// @param pdf not kept; its size and structure were looked at before ([Limits])
    public Optional<Finding> of(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (document.getVersion() < (float) LEAST_PDF) return found(Fault.VERSION, 1);
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                Optional<Fault> fault = fault(document.getPage(i));
                if (fault.isPresent()) return found(fault.get(), i + 1);
            }
            return Optional.empty();
        } catch (IOException e) {
            return found(Fault.UNREADABLE, 1);
        }
    }

    private static Optional<Finding> found(Fault fault, int page) {
        return Optional.of(new Finding(fault, page));
    }

    private Optional<Fault> fault(PDPage page) throws IOException {
        var pictures = new Pictures();
        pictures.processPage(page);
        PDRectangle paper = page.getMediaBox();
        double cover = pictures.area / (paper.getWidth() * (double) paper.getHeight());
        if (cover < LEAST_COVER) return Optional.of(Fault.NOT_A_SCAN);
        double unitMm = page.getUserUnit() / POINTS_PER_MM;
        if (!isPaper(paper.getWidth() * unitMm, paper.getHeight() * unitMm)
                || !near(pictures.width() * unitMm, paper.getWidth() * unitMm)
                || !near(pictures.height() * unitMm, paper.getHeight() * unitMm))
            return Optional.of(Fault.SCALE);
        if (pictures.dpi / page.getUserUnit() < LEAST_DPI * ROUNDING)
            return Optional.of(Fault.RESOLUTION);
        return pictures.grey ? Optional.of(Fault.COLOUR) : Optional.empty();
    }

    private boolean isPaper(double width, double height) {
        for (double[] paper : PAPERS_MM) {
            if (near(Math.min(width, height), paper[0]) && near(Math.max(width, height), paper[1]))
                return true;
        }
        return false;
    }

    private boolean near(double mm, double wanted) {
        return Math.abs(mm - wanted) <= toleranceMm;
    }

    /// The pictures drawn on one page. Scanners may cut a page into strips.
    private static final class Pictures extends PDFStreamEngine {
        /// A stamp, a logo or a mask laid over the scan is no scan: smaller pictures don't count.
        private static final double SMALLEST_MM = 20;

        double area;
        private double left = Double.MAX_VALUE;
        private double bottom = Double.MAX_VALUE;
        private double right = -Double.MAX_VALUE;
        private double top = -Double.MAX_VALUE;
        double dpi = Double.MAX_VALUE;
        boolean grey;

        Pictures() {
            addOperator(new Concatenate(this));
            addOperator(new Save(this));
            addOperator(new Restore(this));
            addOperator(
                    new DrawObject(this) {
                        @Override
                        public void process(
                                org.apache.pdfbox.contentstream.operator.Operator operator,
                                java.util.List<org.apache.pdfbox.cos.COSBase> operands)
                                throws IOException {
                            if (!operands.isEmpty()
                                    && operands.getFirst() instanceof COSName name
                                    && getResources() != null
                                    && getResources().isImageXObject(name)
                                    && getResources().getXObject(name) instanceof PDImageXObject it)
                                picture(it);
                            else super.process(operator, operands);
                        }
                    });
        }

        private void picture(PDImageXObject image) throws IOException {
            var matrix = getGraphicsState().getCurrentTransformationMatrix();
            double width = matrix.getScalingFactorX();
            double height = matrix.getScalingFactorY();
            if (Math.max(width, height) < SMALLEST_MM * POINTS_PER_MM) return;
            area += width * height;
            reach(matrix);
            dpi =
                    Math.min(
                            dpi,
                            Math.min(image.getWidth() / width, image.getHeight() / height) * 72);
            grey |= image.isStencil() || components(image.getColorSpace()) < 3;
        }

        private void reach(Matrix matrix) {
            for (float x = 0; x <= 1; x++)
                for (float y = 0; y <= 1; y++) {
                    var corner = matrix.transformPoint(x, y);
                    left = Math.min(left, corner.x);
                    right = Math.max(right, corner.x);
                    bottom = Math.min(bottom, corner.y);
                    top = Math.max(top, corner.y);
                }
        }

        /// From the leftmost edge of all to the rightmost.
        double width() {
            return right - left;
        }

        double height() {
            return top - bottom;
        }

        private static int components(PDColorSpace space) {
            return space instanceof PDIndexed indexed
                    ? indexed.getBaseColorSpace().getNumberOfComponents()
                    : space.getNumberOfComponents();
        }
    }
}
