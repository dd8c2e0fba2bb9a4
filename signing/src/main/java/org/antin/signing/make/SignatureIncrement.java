package org.antin.signing.make;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Appends a signature field with an empty signature to a document: an incremental update (ISO
/// 32000-2, 7.5.6), so that what was signed before stays as it was, byte by byte (T26).
final class SignatureIncrement {
    /// ISO 32000-2, table 225: signatures exist, append only.
    private static final int SIG_FLAGS = 3;

    /// Print, and locked: not to be moved by a reader.
    private static final int ANNOTATION_FLAGS = 4 | 128;

    /// What PDFBox takes for a range to be filled in: as wide as the largest it can become.
    private static final int[] RESERVED_RANGE = {0, 1000000000, 1000000000, 1000000000};

    private SignatureIncrement() {}

    /// @param contentsAt offset of the `<` before the empty signature
    /// @param contentsLength from `<` to `>`, both included
    record Written(byte[] pdf, int contentsAt, int contentsLength) {}

    /// @param reserved bytes kept for the CMS
    /// @param signerName entry Name of the signature dictionary
    /// @throws IOException if the document can't be written
    static Written write(
            PDDocument document,
            List<SignedField> fields,
            SignatureKind kind,
            Optional<Drawing> drawing,
            String signerName,
            OffsetDateTime claimed,
            int reserved)
            throws IOException {
        var signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
        signature.setName(signerName);
        signature.setSignDate(GregorianCalendar.from(claimed.toZonedDateTime()));
        // In this order: PDFBox's writer forgets the signature once it has met its byte range.
        signature.setContents(new byte[reserved]);
        signature.setByteRange(RESERVED_RANGE);
        signature.getCOSObject().setNeedToBeUpdated(true);

        int number = drawing.map(d -> d.placement().page()).orElse(1);
        PDPage page = document.getPage(number - 1);
        COSDictionary field = field(fields, kind, signature, page, signerName);
        field.setItem(COSName.RECT, rectangle(page, drawing).getCOSArray());
        drawing.ifPresent(
                d -> {
                    var appearances = new COSDictionary();
                    appearances.setDirect(true);
                    appearances.setItem(COSName.N, d.form().getCOSObject());
                    field.setItem(COSName.AP, appearances);
                });
        append(page.getCOSObject(), COSName.ANNOTS, field);
        addToForm(document, field);

        return save(document, signature, claimed.toInstant());
    }

    /// A time stamp over the whole document (ISO 32000-2, 12.8.5), its token still to be had.
    ///
    /// @param at goes into the file's identifier
    /// @param reserved bytes kept for the token
    /// @throws IOException if the document can't be written
    static Written writeTimeStamp(
            PDDocument document, List<SignedField> fields, Instant at, int reserved)
            throws IOException {
        var stamp = new PDSignature();
        stamp.setType(COSName.DOC_TIME_STAMP);
        stamp.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        stamp.setSubFilter(COSName.getPDFName("ETSI.RFC3161"));
        stamp.setContents(new byte[reserved]);
        stamp.setByteRange(RESERVED_RANGE);
        stamp.getCOSObject().setNeedToBeUpdated(true);
        PDPage page = document.getPage(0);
        COSDictionary field = widget(freeName(fields, "Timestamp"), stamp, page);
        field.setItem(COSName.RECT, new PDRectangle(0, 0, 0, 0).getCOSArray());
        append(page.getCOSObject(), COSName.ANNOTS, field);
        addToForm(document, field);
        return save(document, stamp, at);
    }

    private static Written save(PDDocument document, PDSignature signature, Instant at)
            throws IOException {
        // The file identifier's second half: bound to the claimed time, not to the machine's clock.
        document.setDocumentId(at.toEpochMilli());
        var out = new ByteArrayOutputStream(1 << 17);
        // An empty signature leaves the reserved zeros in place and fills in the byte range.
        document.saveIncrementalForExternalSigning(out).setSignature(new byte[0]);
        int[] range = signature.getByteRange();
        return new Written(out.toByteArray(), range[1], range[2] - range[1]);
    }

    private static COSDictionary field(
            List<SignedField> fields,
            SignatureKind kind,
            PDSignature signature,
            PDPage page,
            String signerName) {
        COSDictionary field = widget(freeName(fields, kind.fieldName()), signature, page);
        field.setItem(COSName.TU, new COSString(signerName));
        return field;
    }

    private static COSDictionary widget(String name, PDSignature signature, PDPage page) {
        var field = new COSDictionary();
        field.setItem(COSName.TYPE, COSName.ANNOT);
        field.setItem(COSName.SUBTYPE, COSName.WIDGET);
        field.setItem(COSName.FT, COSName.SIG);
        field.setItem(COSName.T, new COSString(name));
        field.setItem(COSName.V, signature.getCOSObject());
        field.setInt(COSName.F, ANNOTATION_FLAGS);
        field.setItem(COSName.P, page.getCOSObject());
        return field;
    }

    private static String freeName(List<SignedField> fields, String kind) {
        Set<String> taken = fields.stream().map(SignedField::name).collect(Collectors.toSet());
        int number = 1;
        while (taken.contains(kind + number)) number++;
        return kind + number;
    }

    private static PDRectangle rectangle(PDPage page, Optional<Drawing> drawing) {
        return drawing.map(d -> new PageGeometry(page).rectangle(d.placement()))
                .orElseGet(() -> new PDRectangle(0, 0, 0, 0));
    }

    private static void addToForm(PDDocument document, COSDictionary field) {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        @Nullable COSDictionary form = SignedField.form(document);
        if (form == null) {
            form = new COSDictionary();
            catalog.setItem(COSName.ACRO_FORM, form);
        }
        form.setInt(COSName.SIG_FLAGS, form.getInt(COSName.SIG_FLAGS, 0) | SIG_FLAGS);
        append(form, COSName.FIELDS, field);
    }

    private static void append(COSDictionary owner, COSName name, COSDictionary item) {
        @Nullable COSArray list = owner.getCOSArray(name);
        if (list == null) {
            list = new COSArray();
            owner.setItem(name, list);
        }
        list.add(item);
    }
}
