package org.antin.signing.check.facts;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.xades.validation.XMLDocumentAnalyzer;

import org.antin.signing.check.Format;
import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.antin.signing.check.pdf.PdfFile;

/// Recognises a file by its content, whatever it is called, and reads its facts.
public final class DocumentReader {
    private DocumentReader() {}

    /// @param bytes not kept
    public static DocumentFacts read(byte[] bytes, Limits limits) {
        if (ZipLayout.looksLike(bytes)) return container(bytes, limits);
        if (CmsReader.looksLike(bytes)) return CmsReader.read(bytes, limits);
        if (xml(bytes)) return xml(bytes, limits);
        if (JsonReader.looksLike(bytes)) return JsonReader.read(bytes, limits);
        if (PdfFile.looksLike(bytes)) return PdfReader.read(bytes, limits);
        return DocumentFacts.unreadable(null, Reason.NOT_SUPPORTED);
    }

    private static DocumentFacts container(byte[] bytes, Limits limits) {
        ZipLayout layout = ZipLayout.of(bytes, limits);
        if (layout.unreadable() != null) return DocumentFacts.unreadable(null, layout.unreadable());
        if (AsicReader.looksLike(layout.entries())) return AsicReader.read(bytes, layout, limits);
        return DocumentFacts.unreadable(null, Reason.NOT_SUPPORTED);
    }

    private static boolean xml(byte[] bytes) {
        int i = 0;
        if (bytes.length > 3
                && (bytes[0] & 0xFF) == 0xEF
                && (bytes[1] & 0xFF) == 0xBB
                && (bytes[2] & 0xFF) == 0xBF) {
            i = 3;
        }
        // UTF-16 with its mark.
        if (bytes.length > 4
                && ((bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF && bytes[3] == '<'
                        || (bytes[0] & 0xFF) == 0xFF
                                && (bytes[1] & 0xFF) == 0xFE
                                && bytes[2] == '<')) {
            return true;
        }
        while (i < bytes.length && Character.isWhitespace(bytes[i])) i++;
        return i < bytes.length && bytes[i] == '<';
    }

    private static DocumentFacts xml(byte[] bytes, Limits limits) {
        Reason refused = XmlSafety.refused(bytes, limits);
        if (refused != null) return DocumentFacts.unreadable(Format.XADES, refused);
        return DssReader.read(
                Format.XADES,
                limits,
                () -> new XMLDocumentAnalyzer(new InMemoryDocument(bytes, "signature.xml")),
                DssReader::look);
    }
}
