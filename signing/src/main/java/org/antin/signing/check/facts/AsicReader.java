package org.antin.signing.check.facts;

import eu.europa.esig.dss.asic.cades.validation.ASiCContainerWithCAdESAnalyzer;
import eu.europa.esig.dss.asic.xades.validation.ASiCContainerWithXAdESAnalyzer;
import eu.europa.esig.dss.cades.validation.CAdESSignature;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.ManifestEntry;
import eu.europa.esig.dss.model.ManifestFile;
import eu.europa.esig.dss.model.ReferenceValidation;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.analyzer.DocumentAnalyzer;
import eu.europa.esig.dss.xades.validation.XAdESSignature;

import org.antin.signing.check.Deadline;
import org.antin.signing.check.Format;
import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.antin.signing.check.facts.DssReader.Own;
import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads associated signature containers (ETSI EN 319 162-1). DSS lets extra files, doubled names
/// and rival manifests pass; here every file in the container must be signed, and every signature
/// must say plainly what it signs.
final class AsicReader {
    private static final String META = "META-INF/";
    private static final String TYPE = "application/vnd.etsi.asic-";

    /// What else lies beside signatures (EN 319 162-1 4.3.3, 4.4.3, A.7; ODF 1.3 part 2).
    private static final Pattern KNOWN =
            Pattern.compile(
                    "META-INF/([^/]*manifest[^/]*\\.(xml|mf)|container\\.xml|metadata\\.xml|rights\\.xml"
                            + "|encryption\\.xml|[^/]*timestamp[^/]*\\.tst"
                            + "|[^/]*evidencerecord[^/]*\\.(xml|ers))",
                    Pattern.CASE_INSENSITIVE);

    private final Map<String, byte[]> entries;
    private final Set<String> data;
    private final Format format;

    private AsicReader(Map<String, byte[]> entries) {
        this.entries = entries;
        this.data =
                entries.keySet().stream()
                        .filter(name -> !name.startsWith(META) && !name.equals("mimetype"))
                        .collect(Collectors.toSet());
        this.format = format();
    }

    /// Whether a ZIP is a container of signatures at all.
    static boolean looksLike(Map<String, byte[]> entries) {
        return entries.containsKey("mimetype") && mimetype(entries).contains("vnd.etsi.asic")
                || entries.keySet().stream().anyMatch(AsicReader::signature);
    }

    private static String mimetype(Map<String, byte[]> entries) {
        byte[] bytes = entries.getOrDefault("mimetype", new byte[0]);
        return new String(bytes, StandardCharsets.US_ASCII).strip();
    }

    private static boolean signature(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return plain.startsWith("meta-inf/")
                && !plain.contains("manifest")
                && (plain.contains("signature") && plain.endsWith(".xml")
                        || plain.endsWith(".p7s"));
    }

    private static boolean manifest(String name) {
        return name.toLowerCase(Locale.ROOT).contains("manifest");
    }

    private Format format() {
        String type = mimetype(entries);
        if (type.contains("asic-s")) return Format.ASIC_S;
        if (type.contains("asic-e")) return Format.ASIC_E;
        boolean several =
                data.size() > 1 || entries.keySet().stream().anyMatch(n -> n.contains("Manifest"));
        return several ? Format.ASIC_E : Format.ASIC_S;
    }

    static DocumentFacts read(byte[] bytes, ZipLayout layout, Limits limits, Deadline deadline) {
        var reader = new AsicReader(layout.entries());
        return reader.read(bytes, layout.fault(), limits, deadline);
    }

    private DocumentFacts read(
            byte[] bytes, @Nullable Reason layout, Limits limits, Deadline deadline) {
        boolean lists = true;
        for (var entry : entries.entrySet()) {
            boolean xml = entry.getKey().startsWith(META) && entry.getKey().endsWith(".xml");
            Reason refused = xml ? XmlSafety.refused(entry.getValue(), limits) : null;
            // A list that is none any more: its signature is there and can't be over this.
            if (refused == Reason.MALFORMED && manifest(entry.getKey())) lists = false;
            else if (refused != null) return DocumentFacts.unreadable(format, refused);
        }
        Reason fault = !lists ? Reason.CONTAINER_STRUCTURE : layout == null ? structure() : layout;
        var covered = new HashSet<String>();
        var read = new HashSet<String>();
        DocumentFacts facts =
                DssReader.readAll(
                        format,
                        limits,
                        deadline,
                        openings(bytes),
                        one -> {
                            if (one.getFilename() != null) read.add(one.getFilename());
                            Set<String> own = covered(one);
                            covered.addAll(own);
                            // Whoever signs a signature may sign more of the container with it.
                            one.getCounterSignatures()
                                    .forEach(counter -> covered.addAll(covered(counter)));
                            return own(one, fault, own);
                        });
        // A file in the container that nobody signed passes for signed in the eyes of a reader.
        if (facts.unreadable() == null
                && !facts.signatures().isEmpty()
                && !covered.containsAll(data)) {
            return facts.faulty(Reason.CONTAINER_STRUCTURE);
        }
        return facts.unreadable() == null ? withUnread(facts, read) : facts;
    }

    /// EU DSS reads the signatures of one kind and passes over the other.
    private List<Supplier<DocumentAnalyzer>> openings(byte[] bytes) {
        var all = new ArrayList<Supplier<DocumentAnalyzer>>();
        var document = new InMemoryDocument(bytes, "container");
        if (has(".p7s")) all.add(() -> new ASiCContainerWithCAdESAnalyzer(document));
        if (has(".xml") || all.isEmpty())
            all.add(() -> new ASiCContainerWithXAdESAnalyzer(document));
        return all;
    }

    private boolean has(String ending) {
        return entries.keySet().stream()
                .anyMatch(n -> signature(n) && n.toLowerCase(Locale.ROOT).endsWith(ending));
    }

    /// A signature from which none was read may be a broken one, whatever the others are. Other
    /// things beside the signatures that nobody knows are named: no signature is over them.
    private DocumentFacts withUnread(DocumentFacts facts, Set<String> read) {
        DocumentFacts all = facts;
        for (String name : entries.keySet()) {
            if (!name.toLowerCase(Locale.ROOT).startsWith("meta-inf/") || read.contains(name))
                continue;
            if (signature(name)) all = all.remarked(Reason.SIGNATURE_UNREADABLE);
            else if (!KNOWN.matcher(name).matches()) all = all.remarked(Reason.PARTIAL_COVERAGE);
        }
        return all;
    }

    private Own own(AdvancedSignature one, @Nullable Reason fault, Set<String> covered) {
        Own look = DssReader.look(one);
        Reason own = fault != null ? fault : look.fault();
        if (own == null && one instanceof CAdESSignature cms) own = listed(cms.getManifestFile());
        return new Own(own, covered.containsAll(data));
    }

    /// 4.4.4.2: the signature is over the list alone, so everything the list names must be there
    /// and be what it says. One taken out of the container was signed all the same.
    private static @Nullable Reason listed(@Nullable ManifestFile manifest) {
        if (manifest == null) return null;
        Reason missing = null;
        for (ManifestEntry entry : manifest.getEntries()) {
            if (!entry.isFound()) missing = Reason.SIGNED_DATA_MISSING;
            else if (!entry.isIntact()) return Reason.HASH_MISMATCH;
        }
        return missing;
    }

    /// 4.3.3, 4.4.3: one data object in the simple form, at the top and in no folder, some in the
    /// other; one manifest for each thing signed.
    private @Nullable Reason structure() {
        String type = mimetype(entries);
        boolean odd =
                type.contains("vnd.etsi.asic")
                        && !type.equals(TYPE + "s+zip")
                        && !type.equals(TYPE + "e+zip");
        if (odd || data.isEmpty() || format == Format.ASIC_S && !single()) {
            return Reason.CONTAINER_STRUCTURE;
        }
        long manifests =
                entries.keySet().stream()
                        .filter(n -> n.equalsIgnoreCase(META + "manifest.xml"))
                        .count();
        return manifests > 1 ? Reason.CONTAINER_STRUCTURE : null;
    }

    private boolean single() {
        return data.size() == 1 && !data.iterator().next().contains("/");
    }

    /// The data objects a signature covers, by name.
    private Set<String> covered(AdvancedSignature one) {
        var covered = new HashSet<String>();
        switch (one) {
            case XAdESSignature xml -> {
                for (ReferenceValidation reference : xml.getReferenceValidations()) {
                    if (!reference.isFound() || !reference.isIntact()) continue;
                    name(reference.getUri(), covered);
                    // XML Signature 4.4.3.1: without an address it is over the one thing there is.
                    if (reference.getUri() == null && format == Format.ASIC_S && single())
                        covered.addAll(data);
                }
            }
            // RFC 5652 5.2: content of its own is what it signs, and nothing in the container.
            case CAdESSignature cms when isOverOther(cms) -> {}
            case CAdESSignature cms -> {
                ManifestFile manifest = cms.getManifestFile();
                if (manifest != null) {
                    for (ManifestEntry entry : manifest.getEntries()) {
                        if (entry.isIntact()) name(entry.getUri(), covered);
                    }
                } else if (format == Format.ASIC_S) {
                    covered.addAll(data);
                }
            }
            default -> {}
        }
        return covered;
    }

    /// Whether it holds content of its own that isn't what it is for once more.
    private boolean isOverOther(CAdESSignature cms) {
        if (cms.getCMS().isDetachedSignature()) return false;
        ManifestFile list = cms.getManifestFile();
        String name = list != null ? list.getFilename() : single() ? data.iterator().next() : null;
        byte[] meant = name == null ? null : entries.get(name);
        DSSDocument held = cms.getCMS().getSignedContent();
        return meant == null || held == null || !Arrays.equals(meant, DSSUtils.toByteArray(held));
    }

    private void name(@Nullable String uri, Set<String> covered) {
        if (uri == null) return;
        covered.add(uri);
        try {
            covered.add(URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // Not encoded: the name as it stands is the name.
        }
    }
}
