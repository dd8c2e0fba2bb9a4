package org.antin.signing.check.pdf;

import org.antin.signing.check.pdf.PdfValue.Dict;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The evidence kept in the document security store of each state of the file (ETSI EN 319 142-1,
/// 5.4.2): a later store may leave out what an earlier one held.
///
/// @param certificates,crls,ocspAnswers DER as found
/// @param revisions ends of the states whose store holds revocation data
public record PdfEvidence(
        List<byte[]> certificates,
        List<byte[]> crls,
        List<byte[]> ocspAnswers,
        Set<Integer> revisions) {
    private static final int MOST = 2000;

    /// @param ends where the states to look at end
    public static PdfEvidence of(PdfFile file, Set<Integer> ends) throws PdfTrouble {
        var evidence =
                new PdfEvidence(
                        new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new TreeSet<>());
        var all = new TreeSet<>(ends);
        all.add(file.length());
        var seen = new LinkedHashSet<Integer>();
        for (int end : all) {
            try {
                evidence.read(file.view(end), seen);
            } catch (PdfTrouble e) {
                if (PdfFile.overLimit(e)) throw e;
            }
        }
        return evidence;
    }

    private void read(PdfView view, Set<Integer> seen) throws PdfTrouble {
        Dict catalog = view.catalog();
        Dict store = catalog == null ? null : view.dict(catalog.get("DSS"));
        if (store == null || view.encrypted()) return;
        take(view, store.get("Certs"), certificates, seen);
        boolean some = take(view, store.get("CRLs"), crls, seen);
        some |= take(view, store.get("OCSPs"), ocspAnswers, seen);
        Dict perSignature = view.dict(store.get("VRI"));
        if (perSignature != null) {
            for (PdfValue value : perSignature.entries().values()) {
                Dict one = view.dict(value);
                if (one == null) continue;
                take(view, one.get("Cert"), certificates, seen);
                some |= take(view, one.get("CRL"), crls, seen);
                some |= take(view, one.get("OCSP"), ocspAnswers, seen);
            }
        }
        if (some) revisions.add(view.end());
    }

    /// Whether the array held anything, taken before or now.
    private static boolean take(PdfView view, PdfValue array, List<byte[]> into, Set<Integer> seen)
            throws PdfTrouble {
        boolean some = false;
        for (PdfValue item : view.items(array)) {
            if (!(view.resolve(item) instanceof PdfValue.Stream stream)) continue;
            some = true;
            if (!seen.add(stream.start()) || into.size() >= MOST) continue;
            try {
                into.add(Unpacked.of(view.file().bytes(), stream, view.file().budget()));
            } catch (PdfTrouble e) {
                if (PdfFile.overLimit(e)) throw e;
            }
        }
        return some;
    }
}
