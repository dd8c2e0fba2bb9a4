package org.antin.signing.make;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/// The form XObject that a visible signature shows, and where.
record Drawing(Placement placement, PDAppearanceStream form) {
    /// A picture that fills its place. Its dots are written as they were compressed once before.
    static Drawing picture(PDDocument document, Picture picture, Placement placement)
            throws IOException {
        PDAppearanceStream form = form(document, placement);
        COSStream alpha = image(document, picture, COSName.DEVICEGRAY, picture.alpha());
        COSStream colours = image(document, picture, COSName.DEVICERGB, picture.colours());
        colours.setItem(COSName.SMASK, alpha);
        var images = new COSDictionary();
        images.setItem(COSName.getPDFName("Picture"), colours);
        form.getResources().getCOSObject().setItem(COSName.XOBJECT, images);
        PDRectangle box = form.getBBox();
        String content =
                "q %s 0 0 %s 0 0 cm /Picture Do Q\n"
                        .formatted(number(box.getWidth()), number(box.getHeight()));
        try (var out = form.getCOSObject().createOutputStream()) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return new Drawing(placement, form);
    }

    /// The same picture for a drawing that isn't it alone.
    static PDImageXObject image(PDDocument document, Picture picture) throws IOException {
        COSStream alpha = image(document, picture, COSName.DEVICEGRAY, picture.alpha());
        COSStream colours = image(document, picture, COSName.DEVICERGB, picture.colours());
        colours.setItem(COSName.SMASK, alpha);
        return new PDImageXObject(new PDStream(colours), new PDResources());
    }

    private static String number(float value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP).toPlainString();
    }

    private static COSStream image(
            PDDocument document, Picture picture, COSName space, byte[] flate) throws IOException {
        COSStream image = document.getDocument().createCOSStream();
        image.setItem(COSName.TYPE, COSName.XOBJECT);
        image.setItem(COSName.SUBTYPE, COSName.IMAGE);
        image.setInt(COSName.WIDTH, picture.width());
        image.setInt(COSName.HEIGHT, picture.height());
        image.setInt(COSName.BITS_PER_COMPONENT, 8);
        image.setItem(COSName.COLORSPACE, space);
        try (var out = image.createRawOutputStream()) {
            out.write(flate);
        }
        image.setItem(COSName.FILTER, COSName.FLATE_DECODE);
        return image;
    }

    /// An empty form of the placement's size, upright as seen on its page.
    static PDAppearanceStream form(PDDocument document, Placement placement) {
        PDPage page = document.getPage(placement.page() - 1);
        var geometry = new PageGeometry(page);
        double mm = geometry.unitsPerMm();
        var form = new PDAppearanceStream(document);
        form.setBBox(
                new PDRectangle(
                        (float) (placement.widthMm() * mm), (float) (placement.heightMm() * mm)));
        form.setMatrix(geometry.turn().createAffineTransform());
        form.setResources(new PDResources());
        return form;
    }
}
