package org.antin.signing.make;

import org.antin.signing.make.PrintedCapacity.Prefix;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// T05, Điều 7.4, NĐ 30/2020 Điều 13: whether what is printed above the signer's name agrees with
/// the title on the certificate, and a TUQ. with a delegation on paper.
public final class Capacity {
    private Capacity() {}

    /// What the document says of the signer of this name; empty where it prints no block for him.
    ///
    /// @throws IOException if the text of a page can't be read
    static Optional<PrintedCapacity> printed(PDDocument document, String signerName, Limits limits)
            throws IOException {
        return SignatureBlock.find(document, signerName, limits).map(SignatureBlock::capacity);
    }

    /// What a file says of this signer; empty where it says nothing of him, can't be read, or takes
    /// longer than there is time.
    ///
    /// @param late whether to leave off
    public static Optional<PrintedCapacity> printed(
            byte[] pdf, X509Certificate signer, BooleanSupplier late) {
        if (!(PdfFile.open(pdf, Limits.USUAL) instanceof PdfFile.Opened(PDDocument opened))) {
            return Optional.empty();
        }
        try (opened) {
            return SignatureBlock.find(opened, name(signer), Limits.USUAL, late)
                    .map(SignatureBlock::capacity);
        } catch (IOException | RuntimeException e) {
            // Broken in a way the library has no word for: the check itself has said what it is.
            return Optional.empty();
        }
    }

    /// What an edXML message says of the signer of this name; empty where it says nothing of him.
    public static Optional<PrintedCapacity> told(byte[] message, String signerName) {
        EdxmlMessage told = EdxmlMessage.of(message);
        return told == null ? Optional.empty() : MessageCapacity.of(told, signerName);
    }

    /// Why a title alone speaks against what a document says; empty when it doesn't.
    public static Optional<Refusal> objection(
            Optional<PrintedCapacity> said, X509Certificate signer) {
        String title = title(signer);
        return said.filter(_ -> judge(said, title, DelegationState.NOT_ASKED).blocks())
                .map(one -> Refusal.of(Refusal.Code.CAPACITY_MISMATCH, one.shown(), title));
    }

    /// The name a certificate states; empty where it states none.
    public static String name(X509Certificate certificate) {
        return value(certificate, BCStyle.CN);
    }

    /// The title a certificate states; empty where it states none.
    public static String title(X509Certificate certificate) {
        return value(certificate, BCStyle.T);
    }

    /// @param printed what the document says; empty where it prints nothing about this signer
    /// @param title as the certificate states it; may be empty
    /// @param delegation from the body whose document it is, to this signer, at this time
    public static CapacityFinding judge(
            Optional<PrintedCapacity> printed, String title, DelegationState delegation) {
        if (printed.isEmpty()) return CapacityFinding.UNJUDGED;
        var said = printed.get();
        // Khoản 4: "không được ủy quyền lại".
        if (said.has(Prefix.TUQ) && said.prefix() != Prefix.TUQ) {
            return CapacityFinding.TUQ_PASSED_ON;
        }
        if (said.has(Prefix.TUQ)) {
            var paper = paper(delegation);
            if (paper != CapacityFinding.AGREES) return paper;
        }
        var own = own(said, title);
        var kind = TitleKind.of(own);
        if (kind == TitleKind.UNKNOWN) return CapacityFinding.UNJUDGED;
        var same = same(said, own) ? CapacityFinding.AGREES : CapacityFinding.TITLE_DIFFERS;
        return switch (said.prefix()) {
            case KT -> kind == TitleKind.DEPUTY ? same : CapacityFinding.KT_NOT_DEPUTY;
            // Nobody acts by his own order.
            case TL ->
                    kind == TitleKind.LEADS && !own.equals(said.giver())
                            ? same
                            : CapacityFinding.TL_NOT_UNIT_HEAD;
            case TUQ -> same;
            case NONE, TM, Q -> forItself(said, kind, same);
        };
    }

    /// Khoản 1 and 2: who signs in no other's place is the head.
    private static CapacityFinding forItself(
            PrintedCapacity said, TitleKind kind, CapacityFinding same) {
        boolean deputy = TitleKind.of(said.titles().getFirst()) == TitleKind.DEPUTY;
        if (deputy != (kind == TitleKind.DEPUTY)) return CapacityFinding.TITLE_DIFFERS;
        return deputy ? CapacityFinding.DEPUTY_WITHOUT_KT : same;
    }

    /// Khoản 4: in writing, and limited in time.
    private static CapacityFinding paper(DelegationState delegation) {
        return switch (delegation) {
            case NOT_ASKED, IN_FORCE -> CapacityFinding.AGREES;
            case NONE -> CapacityFinding.TUQ_NO_DELEGATION;
            case NOT_YET -> CapacityFinding.TUQ_NOT_YET;
            case EXPIRED -> CapacityFinding.TUQ_EXPIRED;
            case ENDED -> CapacityFinding.TUQ_ENDED;
        };
    }

    /// Of a title that names several posts the one the document names, else the first.
    private static String own(PrintedCapacity said, String title) {
        List<String> posts =
                Arrays.stream(folded(title).split("\\s*[,;]\\s*|\\s+KIÊM\\s+"))
                        .filter(post -> !post.isEmpty())
                        .toList();
        return posts.stream()
                .filter(post -> same(said, post))
                .findFirst()
                .orElse(posts.isEmpty() ? "" : posts.getFirst());
    }

    /// Either may say less: "GIÁM ĐỐC" for "Giám đốc Sở Nội vụ". Who is head for the time being is
    /// named with or without it.
    private static boolean same(PrintedCapacity said, String own) {
        var post = settled(own);
        return said.titles().stream()
                .map(Capacity::settled)
                .anyMatch(printed -> post.startsWith(printed) || printed.startsWith(post));
    }

    private static String settled(String title) {
        return title.replaceFirst("^(Q\\.|QUYỀN )\\s*", "");
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
