package org.antin.signing.make;

import org.apache.pdfbox.pdmodel.PDDocument;

import java.io.IOException;
import java.util.Optional;

/// Turns a signature of level T into one of level LT by keeping with it what a check will need when
/// nobody can be asked any more (ETSI EN 319 142-1, 6.3; TT 41/2017 Điều 9).
public final class EvidenceAdder {
    private EvidenceAdder() {}

    /// The document with the evidence appended; empty when the document can't be read.
    public static Optional<byte[]> add(byte[] pdf, Evidence evidence) {
        return switch (PdfFile.open(pdf)) {
            case PdfFile.Refused _ -> Optional.empty();
            case PdfFile.Opened(PDDocument document) -> {
                try (document) {
                    yield Optional.of(EvidenceIncrement.append(document, evidence));
                } catch (IOException e) {
                    yield Optional.empty();
                }
            }
        };
    }
}
