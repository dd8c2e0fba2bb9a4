package org.antin.signing.check.facts;

import org.antin.signing.check.SignatureKind;
import org.antin.signing.check.pdf.PdfSignature;
import org.antin.signing.check.pdf.PdfSignature.Appearance;
import org.jspecify.annotations.Nullable;

/// What the place and the name of a signature's mark hint at (NĐ 30/2020, Phụ lục I, Phần I, II.8b;
/// Phụ lục II): ours are named for their kind; copies and attachments are marked at the top right
/// of page 1.
final class ShownKind {
    private static final double UPPER = 0.8;
    private static final double RIGHT = 0.4;

    private ShownKind() {}

    static @Nullable SignatureKind of(PdfSignature signature) {
        for (var ours : org.antin.signing.make.SignatureKind.values()) {
            if (signature.field().matches(ours.fieldName() + "\\d*")) {
                return SignatureKind.valueOf(ours.name());
            }
        }
        Appearance at = signature.appearance();
        boolean corner =
                at != null
                        && at.page() == 1
                        && at.bottom() > UPPER * at.pageHeight()
                        && at.left() > RIGHT * at.pageWidth();
        // One of the two, and nothing says which.
        return corner ? SignatureKind.OTHER : null;
    }
}
