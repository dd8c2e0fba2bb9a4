package org.antin.signing.make;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// Opens a PDF for signing, strictly: a file that needs repairs before it can be read is refused,
/// because another program may repair it into something else than what was signed.
final class PdfFile {
    private static final byte[] HEADER = "%PDF-".getBytes(US_ASCII);

    private PdfFile() {}

    sealed interface Opening {}

    /// The caller closes the document.
    record Opened(PDDocument document) implements Opening {}

    record Refused(Refusal refusal) implements Opening {}

    static Opening open(byte[] pdf, Limits limits) {
        if (pdf.length > limits.maxBytes()) {
            return refused(Refusal.Code.TOO_LARGE, limits.maxBytes());
        }
        return open(pdf);
    }

    /// One that was taken in already, of whatever size.
    static Opening open(byte[] pdf) {
        if (pdf.length < HEADER.length
                || !Arrays.equals(pdf, 0, HEADER.length, HEADER, 0, HEADER.length)) {
            return refused(Refusal.Code.NOT_A_PDF);
        }
        PDDocument document;
        try {
            document = new PDFParser(new RandomAccessReadBuffer(pdf)).parse(false);
        } catch (InvalidPasswordException e) {
            return refused(Refusal.Code.ENCRYPTED);
        } catch (IOException | RuntimeException e) {
            // The parser throws unchecked exceptions too when a structure has the wrong type.
            return refused(Refusal.Code.DAMAGED);
        }
        try {
            Refusal.Code problem = problem(document);
            if (problem == null) return new Opened(document);
            document.close();
            return refused(problem);
        } catch (IOException | RuntimeException e) {
            return refused(Refusal.Code.DAMAGED);
        }
    }

    private static Refusal.@Nullable Code problem(PDDocument document) throws IOException {
        if (document.isEncrypted()) return Refusal.Code.ENCRYPTED;
        if (document.getNumberOfPages() < 1) return Refusal.Code.DAMAGED;
        document.getPage(0).getCropBox();
        return everyObjectReads(document.getDocument()) ? null : Refusal.Code.DAMAGED;
    }

    /// What the cross-reference table promises must be there: an entry that leads elsewhere is read
    /// one way by one program and another way by the next.
    private static boolean everyObjectReads(COSDocument document) {
        for (COSObjectKey key : List.copyOf(document.getXrefTable().keySet())) {
            if (document.getObjectFromPool(key).getObject() == null) return false;
        }
        return true;
    }

    private static Refused refused(Refusal.Code code, Object... args) {
        return new Refused(Refusal.of(code, args));
    }
}
