package org.antin.signing.make;

import org.antin.signing.make.Refusal.Code;
import org.antin.signing.make.TimeStamper.TimeStamping;
import org.apache.pdfbox.pdmodel.PDDocument;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// Appends a time stamp over the whole of a PDF (ISO 32000-2, 12.8.5).
final class DocumentStamp {
    /// Room for a time-stamp token with its certificates; those seen take 4 to 7 kB.
    private static final int TOKEN_ROOM = 12_288;

    private DocumentStamp() {}

    /// The document with its stamp after it, and the time the authority gave.
    ///
    /// @param at goes into the file's identifier
    static Completion append(byte[] pdf, Instant at, TimeStamper stamper) {
        return switch (PdfFile.open(pdf)) {
            case PdfFile.Refused(Refusal refusal) -> new Completion.Refused(refusal);
            case PdfFile.Opened(PDDocument document) -> {
                try (document) {
                    yield stamped(
                            SignatureIncrement.writeTimeStamp(
                                    document, SignedField.all(document), at, TOKEN_ROOM),
                            stamper);
                } catch (IOException e) {
                    yield refused(Code.DAMAGED);
                }
            }
        };
    }

    private static Completion stamped(SignatureIncrement.Written written, TimeStamper stamper) {
        byte[] digest =
                Digests.aroundGap(written.pdf(), written.contentsAt(), written.contentsLength());
        return switch (stamper.stamp(digest)) {
            case TimeStamping.Unavailable(TimeStamper.Reason reason) ->
                    refused(Code.TIME_STAMP_UNAVAILABLE, reason.text());
            case TimeStamping.Stamped(byte[] token, Instant time) -> {
                if (token.length * 2 > written.contentsLength() - 2) {
                    yield refused(Code.SIGNATURE_TOO_LARGE);
                }
                byte[] pdf = written.pdf();
                byte[] hex = HexFormat.of().formatHex(token).getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(hex, 0, pdf, written.contentsAt() + 1, hex.length);
                yield new Completion.Signed(pdf, Optional.of(time));
            }
        };
    }

    private static Completion refused(Code code, Object... args) {
        return new Completion.Refused(Refusal.of(code, args));
    }
}
