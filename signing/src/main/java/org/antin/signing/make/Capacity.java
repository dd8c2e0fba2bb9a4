package org.antin.signing.make;

import org.antin.signing.make.Refusal.Code;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// T05, Điều 7.4, NĐ 30/2020 Điều 13: what is printed above the signer's name agrees with the title
/// on the certificate. KT. is a deputy's; TL. and TUQ. belong to the title printed below them.
/// Whether a TUQ. was given in writing isn't to be seen in the document.
final class Capacity {
    private Capacity() {}

    /// Nothing where the document prints no block for this signer or the certificate has no title.
    ///
    /// @throws IOException if the text of a page can't be read
    static Optional<Refusal> problem(PDDocument document, X509Certificate signer, Limits limits)
            throws IOException {
        String name = value(signer, BCStyle.CN);
        String title = value(signer, BCStyle.T);
        if (title.isEmpty()) return Optional.empty();
        return SignatureBlock.find(document, name, limits)
                .filter(block -> !agrees(block, folded(title)))
                .map(
                        block ->
                                Refusal.of(
                                        Code.CAPACITY_MISMATCH,
                                        (block.authority() + " " + block.title()).strip(),
                                        title));
    }

    private static boolean agrees(SignatureBlock block, String title) {
        String printed = folded(block.title());
        boolean deputy = title.startsWith("PHÓ ");
        if (deputy != printed.startsWith("PHÓ ")) return false;
        if (block.authority().startsWith("KT.")) return deputy;
        boolean given = block.authority().startsWith("TL.") || block.authority().startsWith("TUQ.");
        return !given || title.startsWith(printed) || printed.startsWith(title);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }

    private static String value(X509Certificate certificate, ASN1ObjectIdentifier attribute) {
        RDN[] found =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())
                        .getRDNs(attribute);
        if (found.length == 0) return "";
        String text = IETFUtils.valueToString(found[found.length - 1].getFirst().getValue());
        return text.replaceAll("\\\\(.)", "$1").strip();
    }
}
