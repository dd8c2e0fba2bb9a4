package org.antin.signing.check.facts;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.analyzer.DocumentAnalyzer;
import eu.europa.esig.dss.xades.validation.XAdESSignature;
import eu.europa.esig.dss.xades.validation.XMLDocumentAnalyzer;

import org.antin.signing.check.Deadline;
import org.antin.signing.check.Format;
import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.antin.signing.check.facts.DssReader.Own;
import org.antin.signing.check.facts.PackageParts.Malformed;
import org.antin.signing.check.facts.PackageParts.Relationship;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Reads the signatures of Office files (ECMA-376 part 2, clause 13; docx, xlsx, pptx). Each is an
/// XML signature over a list of parts. Everything a reader is shown must be on that list: text,
/// styles, pictures, and the relationships that bring them in.
final class OoxmlReader {
    private static final String FOLDER = "/_xmlsignatures/";
    private static final String ROOT = "/_rels/.rels";

    /// Properties of the file and the signatures themselves: Office doesn't sign them, and they
    /// aren't part of the page.
    private static final List<String> BESIDE =
            List.of(
                    "/digital-signature/origin",
                    "/metadata/core-properties",
                    "/metadata/thumbnail",
                    "/extended-properties",
                    "/custom-properties");

    private final PackageParts parts;
    private final @Nullable Reason layout;
    private final Set<String> covered = new HashSet<>();
    private final Map<String, Set<String>> selected = new HashMap<>();

    private OoxmlReader(PackageParts parts, @Nullable Reason layout) {
        this.parts = parts;
        this.layout = layout;
    }

    static boolean looksLike(Map<String, byte[]> entries) {
        return entries.containsKey(PackageParts.TYPES);
    }

    static DocumentFacts read(ZipLayout zip, Limits limits, Deadline deadline) {
        try {
            var parts = new PackageParts(zip.entries(), limits);
            return new OoxmlReader(parts, zip.fault()).read(limits, deadline);
        } catch (Malformed e) {
            return DocumentFacts.unreadable(Format.OOXML, Reason.MALFORMED);
        }
    }

    private DocumentFacts read(Limits limits, Deadline deadline) {
        var openings = new ArrayList<Supplier<DocumentAnalyzer>>();
        for (String name : parts.signatures()) {
            byte[] xml = parts.part(name);
            if (xml == null) continue;
            Reason refused = XmlSafety.refused(xml, limits);
            if (refused != null) return DocumentFacts.unreadable(Format.OOXML, refused);
            openings.add(() -> new XMLDocumentAnalyzer(new InMemoryDocument(xml, name)));
        }
        DocumentFacts facts =
                DssReader.readAll(Format.OOXML, limits, deadline, openings, this::own);
        boolean signed = facts.unreadable() == null && !facts.signatures().isEmpty();
        return signed && !everything(covered, selected)
                ? facts.partly(Reason.CONTENT_UNSIGNED)
                : facts;
    }

    private Own own(AdvancedSignature one) {
        if (!(one instanceof XAdESSignature xml)) return new Own(Reason.REFERENCE_STRUCTURE, null);
        var form = XmlSignatureChecks.of(xml);
        var list =
                PackageManifest.of(
                        xml.getSignatureElement(),
                        form.covered(),
                        parts,
                        DssSignatures.digest(one));
        covered.addAll(list.covered());
        list.selected()
                .forEach(
                        (part, ids) ->
                                selected.computeIfAbsent(part, _ -> new HashSet<>()).addAll(ids));
        Reason fault = layout != null ? layout : form.fault() != null ? form.fault() : list.fault();
        if (fault == null && Boolean.FALSE.equals(form.whole())) fault = Reason.CONTENT_UNSIGNED;
        return new Own(fault, everything(list.covered(), list.selected()));
    }

    /// Whether nothing a reader is shown is left out.
    private boolean everything(Set<String> covered, Map<String, Set<String>> selected) {
        var beside = new HashSet<String>();
        for (Relationship one : parts.relationships(ROOT)) {
            if (beside(one)) beside.add(PackageParts.resolved("/", one.target()));
        }
        for (String name : parts.names()) {
            if (name.startsWith(FOLDER) || beside.contains(name) || covered.contains(name))
                continue;
            if (!PackageParts.isRelationships(name)) return false;
            Set<String> ids = selected.getOrDefault(name, Set.of());
            for (Relationship one : parts.relationships(name)) {
                boolean root = name.equals(ROOT);
                if (!ids.contains(one.id()) && !(root && beside(one))) return false;
            }
        }
        return true;
    }

    private static boolean beside(Relationship one) {
        return !one.external() && BESIDE.stream().anyMatch(one.type()::endsWith);
    }
}
