package org.antin.signing.check.facts;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.xades.validation.XAdESSignature;
import eu.europa.esig.dss.xades.validation.XMLDocumentAnalyzer;

import org.antin.signing.check.Beside;
import org.antin.signing.check.Deadline;
import org.antin.signing.check.Format;
import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.antin.signing.check.pdf.PdfFile;
import org.antin.signing.make.WrittenMark;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Recognises a file by its content, whatever it is called, and reads its facts.
public final class DocumentReader {
    private DocumentReader() {}

    /// @param bytes not kept
    public static DocumentFacts read(byte[] bytes, Limits limits) {
        return read(bytes, limits, Deadline.in(limits.time()));
    }

    /// @param bytes not kept
    /// @param deadline when to leave off, with [Reason#TIME_LIMIT]
    public static DocumentFacts read(byte[] bytes, Limits limits, Deadline deadline) {
        DocumentFacts facts = unmarked(bytes, limits, deadline);
        // A PDF's reader looks for itself: it knows by a glance that most pages bear no mark.
        return facts.format() == Format.PADES ? facts : marked(facts, bytes);
    }

    /// Điều 1.1.b, T01: of a file with a secrecy mark nothing else is said.
    private static DocumentFacts marked(DocumentFacts facts, byte[] bytes) {
        return WrittenMark.find(bytes).isPresent()
                ? DocumentFacts.unreadable(facts.format(), Reason.SECRECY_MARK)
                : facts;
    }

    private static DocumentFacts unmarked(byte[] bytes, Limits limits, Deadline deadline) {
        if (ZipLayout.looksLike(bytes)) return container(bytes, limits, deadline);
        if (CmsReader.looksLike(bytes)) return CmsReader.read(bytes, null, limits, deadline);
        if (xml(bytes)) return xml(bytes, null, new HashSet<>(), limits, deadline);
        if (JsonReader.looksLike(bytes)) return JsonReader.read(bytes, limits, deadline);
        if (PdfFile.looksLike(bytes)) return PdfReader.read(bytes, limits, deadline);
        return DocumentFacts.unreadable(null, Reason.NOT_SUPPORTED);
    }

    /// A file with what lies beside it.
    ///
    /// @param bytes not kept
    public static DocumentFacts read(byte[] bytes, Beside beside, Limits limits) {
        return read(bytes, beside, limits, Deadline.in(limits.time()));
    }

    /// A file with what lies beside it.
    ///
    /// @param bytes not kept
    /// @param deadline when to leave off, with [Reason#TIME_LIMIT]
    public static DocumentFacts read(
            byte[] bytes, Beside beside, Limits limits, Deadline deadline) {
        return BesideReader.add(read(bytes, limits, deadline), bytes, beside);
    }

    /// A signature in a file of its own.
    ///
    /// @param bytes the signature, CMS or XML; not kept
    /// @param content what it is said to sign; not kept
    /// @param deadline when to leave off, with [Reason#TIME_LIMIT]
    public static DocumentFacts readDetached(
            byte[] bytes, byte[] content, Limits limits, Deadline deadline) {
        DocumentFacts facts = detached(bytes, content, limits, deadline);
        return marked(marked(facts, bytes), content);
    }

    private static DocumentFacts detached(
            byte[] bytes, byte[] content, Limits limits, Deadline deadline) {
        if (CmsReader.looksLike(bytes)) return CmsReader.read(bytes, content, limits, deadline);
        if (xml(bytes)) return xml(bytes, content, new HashSet<>(), limits, deadline);
        return DocumentFacts.unreadable(null, Reason.NOT_SUPPORTED);
    }

    /// Where what the file signs is said to lie, when that isn't in it: the addresses its
    /// signatures give. One may give none, as CMS never does: that is the empty one. None at all
    /// when the file is no signature, or holds what it signs.
    ///
    /// @param bytes not kept
    /// @param deadline when to leave off
    public static Set<String> elsewhere(byte[] bytes, Limits limits, Deadline deadline) {
        if (CmsReader.looksLike(bytes)) return CmsReader.isBeside(bytes) ? Set.of("") : Set.of();
        var addresses = new HashSet<String>();
        if (!ZipLayout.looksLike(bytes) && xml(bytes))
            xml(bytes, null, addresses, limits, deadline);
        return addresses;
    }

    /// Whether the one thing that lies beside an XML signature is among what it signs.
    private static boolean isOver(XAdESSignature signature) {
        return signature.getReferenceValidations().stream()
                .flatMap(
                        one ->
                                Stream.concat(
                                        Stream.of(one), one.getDependentValidations().stream()))
                .filter(one -> one.getUri() == null || !one.getUri().startsWith("#"))
                .filter(one -> !"".equals(one.getUri()))
                .anyMatch(one -> one.isFound() && one.isIntact());
    }

    private static DocumentFacts container(byte[] bytes, Limits limits, Deadline deadline) {
        ZipLayout layout = ZipLayout.of(bytes, limits);
        if (layout.unreadable() != null) return DocumentFacts.unreadable(null, layout.unreadable());
        if (AsicReader.looksLike(layout.entries())) {
            return AsicReader.read(bytes, layout, limits, deadline);
        }
        if (OoxmlReader.looksLike(layout.entries())) {
            return OoxmlReader.read(layout, limits, deadline);
        }
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

    private static DocumentFacts xml(
            byte[] bytes,
            byte @Nullable [] content,
            Set<String> elsewhere,
            Limits limits,
            Deadline deadline) {
        Reason refused = XmlSafety.refused(bytes, limits);
        if (refused != null) return DocumentFacts.unreadable(Format.XADES, refused);
        var covered = new XmlCoverage();
        var signed = new ArrayList<XAdESSignature>();
        DocumentFacts facts =
                DssReader.read(
                        Format.XADES,
                        limits,
                        deadline,
                        () -> analyzer(bytes, content),
                        one -> {
                            if (!(one instanceof XAdESSignature xml)) return DssReader.look(one);
                            var found = XmlSignatureChecks.of(xml);
                            covered.add(found.covered());
                            elsewhere.addAll(found.elsewhere());
                            signed.add(xml);
                            boolean other = content != null && !isOver(xml);
                            Reason fault = other ? Reason.REFERENCE_STRUCTURE : null;
                            return new DssReader.Own(
                                    found.fault() == null ? fault : found.fault(), found.whole());
                        });
        return unsigned(signed, covered) ? facts.partly(Reason.CONTENT_UNSIGNED) : facts;
    }

    private static XMLDocumentAnalyzer analyzer(byte[] bytes, byte @Nullable [] content) {
        var analyzer = new XMLDocumentAnalyzer(new InMemoryDocument(bytes, "signature.xml"));
        // Without a name it stands for whatever the signature calls it: the digest decides.
        if (content != null) {
            analyzer.setDetachedContents(List.of(new InMemoryDocument(content)));
        }
        return analyzer;
    }

    /// Whether a reader is shown something that no signature of the file covers.
    private static boolean unsigned(List<XAdESSignature> signed, XmlCoverage covered) {
        if (signed.isEmpty()) return false;
        Set<Element> read = new HashSet<>();
        signed.forEach(one -> elements(one, read));
        // What a counter-signature says of itself, it signs itself.
        read.forEach(one -> covered.add(XmlSignatureChecks.coverage(one)));
        var document = signed.getFirst().getSignatureElement().getOwnerDocument();
        return !XmlRest.of(covered, document, read).nothing();
    }

    private static void elements(AdvancedSignature one, Set<Element> read) {
        if (one instanceof XAdESSignature xml) read.add(xml.getSignatureElement());
        one.getCounterSignatures().forEach(counter -> elements(counter, read));
    }
}
