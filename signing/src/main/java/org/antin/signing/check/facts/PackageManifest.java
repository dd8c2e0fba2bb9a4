package org.antin.signing.check.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.signing.check.Reason;
import org.antin.signing.check.facts.PackageParts.Relationship;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// The list of parts that a signature of an Office file signs (ECMA-376 part 2, 13.2.4), held
/// against the package. EU DSS proves the list itself; what it names is proven here.
final class PackageManifest {
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    private static final String SELECTION =
            "http://schemas.openxmlformats.org/package/2006/RelationshipTransform";
    private static final String BEGIN =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    private static final Map<String, String> DIGESTS =
            Map.of(
                    DSIG + "sha1",
                    "SHA-1",
                    "http://www.w3.org/2001/04/xmlenc#sha256",
                    "SHA-256",
                    "http://www.w3.org/2001/04/xmldsig-more#sha384",
                    "SHA-384",
                    "http://www.w3.org/2001/04/xmlenc#sha512",
                    "SHA-512");

    private final PackageParts parts;
    private final @Nullable String digest;
    private final Set<String> covered = new HashSet<>();
    private final Map<String, Set<String>> selected = new HashMap<>();

    private PackageManifest(PackageParts parts, @Nullable String digest) {
        this.parts = parts;
        this.digest = digest;
    }

    /// @param fault null when every part it names is there and is what was signed
    /// @param covered the parts, by name
    /// @param selected the relationships, by part and id
    record Findings(
            @Nullable Reason fault, Set<String> covered, Map<String, Set<String>> selected) {}

    /// @param signature the element of the signature
    /// @param signed what it covers of its own file
    /// @param digest of the signature itself, as reports name it
    static Findings of(
            Element signature, XmlCoverage signed, PackageParts parts, @Nullable String digest) {
        var manifest = new PackageManifest(parts, digest);
        Reason fault = null;
        for (Element object : PackageParts.children(signature)) {
            // An object that isn't signed may say what it likes.
            if (!named(object, "Object") || !signed.has(object)) continue;
            for (Element one : PackageParts.children(object)) {
                if (!named(one, "Manifest")) continue;
                for (Element reference : PackageParts.children(one)) {
                    Reason why = manifest.reference(reference);
                    if (fault == null) fault = why;
                }
            }
        }
        if (fault == null && manifest.covered.isEmpty()) fault = Reason.REFERENCE_STRUCTURE;
        return new Findings(fault, manifest.covered, manifest.selected);
    }

    private @Nullable Reason reference(Element reference) {
        String uri = reference.getAttribute("URI");
        int query = uri.indexOf("?ContentType=");
        if (!named(reference, "Reference") || query < 1) return Reason.REFERENCE_STRUCTURE;
        String name = uri.substring(0, query);
        byte[] part = parts.part(name);
        // Taken away after signing: a reader sees another document.
        if (part == null) return Reason.HASH_MISMATCH;
        if (!uri.substring(query + 13).equals(parts.contentType(name))) {
            return Reason.HASH_MISMATCH;
        }
        byte[] content = part;
        boolean selection = false;
        Element method = null;
        Element value = null;
        for (Element one : PackageParts.children(reference)) {
            if (named(one, "Transforms")) {
                List<Element> transforms = PackageParts.children(one);
                byte[] transformed = transformed(name, transforms);
                if (transformed == null) return Reason.SIGNATURE_UNSUPPORTED;
                content = transformed;
                selection = !transforms.isEmpty();
            } else if (named(one, "DigestMethod")) {
                method = one;
            } else if (named(one, "DigestValue")) {
                value = one;
            }
        }
        if (method == null || value == null) return Reason.REFERENCE_STRUCTURE;
        String algorithm = DIGESTS.get(method.getAttribute("Algorithm"));
        // T27: a list with a weaker digest than the signature's own would hide behind it.
        boolean weaker = "SHA-1".equals(algorithm) && !"SHA-1".equals(digest);
        if (algorithm == null || weaker) return Reason.SIGNATURE_UNSUPPORTED;
        try {
            byte[] wanted = Base64.getMimeDecoder().decode(value.getTextContent().strip());
            var digests = MessageDigest.getInstance(algorithm);
            if (!MessageDigest.isEqual(wanted, digests.digest(content))
                    && (!selection || !asXmlsec(name, content, wanted, digests))) {
                return Reason.HASH_MISMATCH;
            }
        } catch (NoSuchAlgorithmException | IllegalArgumentException e) {
            return Reason.HASH_MISMATCH;
        }
        if (!selected.containsKey(name)) covered.add(name);
        return null;
    }

    /// Null when it is more than a selection of relationships.
    private byte @Nullable [] transformed(String name, List<Element> transforms) {
        if (transforms.isEmpty()) return parts.part(name);
        if (transforms.size() != 2
                || !PackageParts.isRelationships(name)
                || !transforms.getFirst().getAttribute("Algorithm").equals(SELECTION)
                || !transforms.getLast().getAttribute("Algorithm").equals(C14N)) {
            return null;
        }
        var ids = new HashSet<String>();
        var types = new HashSet<String>();
        for (Element one : PackageParts.children(transforms.getFirst())) {
            switch (String.valueOf(one.getLocalName())) {
                case "RelationshipReference" -> ids.add(one.getAttribute("SourceId"));
                case "RelationshipsGroupReference" -> types.add(one.getAttribute("SourceType"));
                default -> {
                    return null;
                }
            }
        }
        Predicate<Relationship> chosen = r -> ids.contains(r.id()) || types.contains(r.type());
        List<Relationship> all =
                parts.relationships(name).stream()
                        .filter(chosen)
                        .sorted(Comparator.comparing(Relationship::id))
                        .toList();
        var names = selected.computeIfAbsent(name, _ -> new HashSet<>());
        all.forEach(one -> names.add(one.id()));
        return canonical(all).getBytes(UTF_8);
    }

    /// 13.2.4.24: sorted, with the mode written out, in canonical form: there is nothing in it but
    /// these elements and attributes.
    private static String canonical(List<Relationship> all) {
        var xml = new StringBuilder(BEGIN);
        for (Relationship one : all) {
            xml.append("<Relationship Id=\"").append(escaped(one.id()));
            xml.append("\" Target=\"").append(escaped(one.target()));
            xml.append("\" TargetMode=\"").append(escaped(one.mode()));
            xml.append("\" Type=\"").append(escaped(one.type()));
            xml.append("\"></Relationship>");
        }
        return xml.append("</Relationships>").toString();
    }

    /// Whether it is the digest xmlsec1 1.2 makes of these relationships, and LibreOffice with it:
    /// each run of white space in a list becomes an empty element before all others, though
    /// 13.2.4.24 leaves white space out. Lists LibreOffice has written have one at their end, an
    /// indented list has one more than relationships. What is chosen, and so signed, is the same.
    private boolean asXmlsec(String name, byte[] canonical, byte[] wanted, MessageDigest digests) {
        String list = new String(canonical, UTF_8).substring(BEGIN.length());
        for (int runs : new int[] {1, parts.relationships(name).size() + 1}) {
            String theirs = BEGIN + "<text></text>".repeat(runs) + list;
            if (MessageDigest.isEqual(wanted, digests.digest(theirs.getBytes(UTF_8)))) return true;
        }
        return false;
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("\t", "&#x9;")
                .replace("\n", "&#xA;")
                .replace("\r", "&#xD;");
    }

    private static boolean named(Element element, String name) {
        return DSIG.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }
}
