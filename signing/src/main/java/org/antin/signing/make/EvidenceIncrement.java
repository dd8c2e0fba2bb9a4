package org.antin.signing.make;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// Appends the evidence a later check needs to a signed document (ETSI EN 319 142-1, 5.4.2; TT
/// 41/2017 Điều 9): an incremental update, so that what was signed stays as it was.
final class EvidenceIncrement {
    private static final COSName STORE = COSName.getPDFName("DSS");
    private static final COSName CERTIFICATES = COSName.getPDFName("Certs");
    private static final COSName CRLS = COSName.getPDFName("CRLs");
    private static final COSName OCSPS = COSName.getPDFName("OCSPs");

    private EvidenceIncrement() {}

    /// The document with the evidence after it; what an earlier store holds stays in the new one.
    ///
    /// @throws IOException if the document can't be written
    static byte[] append(PDDocument document, Evidence evidence) throws IOException {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        var store = new COSDictionary();
        COSDictionary earlier = catalog.getCOSDictionary(STORE);
        if (earlier != null) store.addAll(earlier);
        add(document, store, CERTIFICATES, evidence.certificates());
        add(document, store, CRLS, evidence.crls());
        add(document, store, OCSPS, evidence.ocspAnswers());
        catalog.setItem(STORE, store);
        store.setNeedToBeUpdated(true);
        catalog.setNeedToBeUpdated(true);
        var out = new ByteArrayOutputStream(1 << 17);
        document.saveIncremental(out);
        return out.toByteArray();
    }

    private static void add(
            PDDocument document, COSDictionary store, COSName name, List<byte[]> pieces)
            throws IOException {
        var all = new COSArray();
        COSArray earlier = store.getCOSArray(name);
        if (earlier != null) all.addAll(earlier);
        for (byte[] der : pieces) {
            COSStream stream = document.getDocument().createCOSStream();
            try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(der);
            }
            stream.setNeedToBeUpdated(true);
            all.add(stream);
        }
        if (all.size() == 0) return;
        all.setNeedToBeUpdated(true);
        store.setItem(name, all);
    }
}
