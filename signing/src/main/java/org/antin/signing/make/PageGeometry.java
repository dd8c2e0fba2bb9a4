package org.antin.signing.make;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/// Between millimetres on a page as it is seen, from its left upper corner, and the page's own
/// coordinates, which know of crop boxes, turned pages and user units (ISO 32000-2, 7.7.3.3).
final class PageGeometry {
    private final PDRectangle crop;
    private final int rotation;
    private final double mm;

    PageGeometry(PDPage page) {
        crop = page.getCropBox();
        rotation = Math.floorMod(page.getRotation(), 360);
        float userUnit = page.getCOSObject().getFloat(COSName.getPDFName("UserUnit"), 1);
        mm = 72 / 25.4 / (userUnit > 0 ? userUnit : 1);
    }

    /// Units of the page in a millimetre.
    double unitsPerMm() {
        return mm;
    }

    double widthMm() {
        return (onItsSide() ? crop.getHeight() : crop.getWidth()) / mm;
    }

    double heightMm() {
        return (onItsSide() ? crop.getWidth() : crop.getHeight()) / mm;
    }

    private boolean onItsSide() {
        return rotation == 90 || rotation == 270;
    }

    boolean holds(Placement at) {
        double slack = 0.01;
        return at.leftMm() >= -slack
                && at.topMm() >= -slack
                && at.leftMm() + at.widthMm() <= widthMm() + slack
                && at.topMm() + at.heightMm() <= heightMm() + slack;
    }

    /// The rectangle in the page's coordinates.
    PDRectangle rectangle(Placement at) {
        double left = at.leftMm() * mm;
        double top = at.topMm() * mm;
        double w = at.widthMm() * mm;
        double h = at.heightMm() * mm;
        double x0 = crop.getLowerLeftX();
        double y0 = crop.getLowerLeftY();
        double x1 = crop.getUpperRightX();
        double y1 = crop.getUpperRightY();
        return switch (rotation) {
            case 90 -> box(x0 + top, y0 + left, h, w);
            case 180 -> box(x1 - left - w, y0 + top, w, h);
            case 270 -> box(x1 - top - h, y1 - left - w, h, w);
            default -> box(x0 + left, y1 - top - h, w, h);
        };
    }

    /// The way back: where a rectangle of the page is seen.
    Placement placement(int page, PDRectangle r) {
        double x0 = r.getLowerLeftX() - crop.getLowerLeftX();
        double y0 = r.getLowerLeftY() - crop.getLowerLeftY();
        double x1 = crop.getUpperRightX() - r.getUpperRightX();
        double y1 = crop.getUpperRightY() - r.getUpperRightY();
        double w = r.getWidth();
        double h = r.getHeight();
        return switch (rotation) {
            case 90 -> seen(page, y0, x0, h, w);
            case 180 -> seen(page, x1, y0, w, h);
            case 270 -> seen(page, y1, x1, h, w);
            default -> seen(page, x0, y1, w, h);
        };
    }

    /// Turns an upright picture so that it is upright as seen.
    Matrix turn() {
        return switch (rotation) {
            case 90 -> new Matrix(0, 1, -1, 0, 0, 0);
            case 180 -> new Matrix(-1, 0, 0, -1, 0, 0);
            case 270 -> new Matrix(0, -1, 1, 0, 0, 0);
            default -> new Matrix();
        };
    }

    private static PDRectangle box(double x, double y, double w, double h) {
        return new PDRectangle((float) x, (float) y, (float) w, (float) h);
    }

    private Placement seen(int page, double left, double top, double w, double h) {
        return new Placement(page, left / mm, top / mm, w / mm, h / mm);
    }
}
