package org.antin.signing.check.facts;

import org.antin.signing.check.Limits;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/// The parts of an Office file and how they hang together (ECMA-376, part 2: Open Packaging
/// Conventions).
final class PackageParts {
    static final String TYPES = "[Content_Types].xml";

    private static final String RELATIONSHIPS =
            "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String SIGNATURE = RELATIONSHIPS + "/digital-signature/signature";
    private static final String ORIGIN = RELATIONSHIPS + "/digital-signature/origin";

    private final Map<String, byte[]> parts = new HashMap<>();
    private final Map<String, List<Relationship>> relationships = new HashMap<>();
    private final Map<String, String> overrides = new HashMap<>();
    private final Map<String, String> defaults = new HashMap<>();

    /// A part isn't what it has to be.
    static final class Malformed extends Exception {
        Malformed() {
            super("not a package");
        }
    }

    /// @param target as written
    record Relationship(String id, String type, String target, String mode) {
        boolean external() {
            return mode.equals("External");
        }
    }

    PackageParts(Map<String, byte[]> entries, Limits limits) throws Malformed {
        for (var entry : entries.entrySet()) {
            if (!entry.getKey().equals(TYPES)) parts.put('/' + entry.getKey(), entry.getValue());
        }
        Element types = xml(entries.get(TYPES), limits);
        for (Element one : children(types)) {
            String type = one.getAttribute("ContentType");
            if ("Override".equals(one.getLocalName())) {
                if (overrides.put(one.getAttribute("PartName"), type) != null)
                    throw new Malformed();
            } else if ("Default".equals(one.getLocalName())) {
                String extension = one.getAttribute("Extension").toLowerCase(Locale.ROOT);
                if (defaults.put(extension, type) != null) throw new Malformed();
            }
        }
        for (var part : parts.entrySet()) {
            if (isRelationships(part.getKey())) {
                relationships.put(part.getKey(), relationships(xml(part.getValue(), limits)));
            }
        }
    }

    static boolean isRelationships(String part) {
        return part.endsWith(".rels") && part.contains("/_rels/");
    }

    Set<String> names() {
        return parts.keySet();
    }

    byte @Nullable [] part(String name) {
        return parts.get(name);
    }

    /// What a relationships part says; empty when there is no such part.
    List<Relationship> relationships(String part) {
        return relationships.getOrDefault(part, List.of());
    }

    /// Empty when the package doesn't say.
    String contentType(String part) {
        String own = overrides.get(part);
        if (own != null) return own;
        String extension = part.substring(part.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return defaults.getOrDefault(extension, "");
    }

    /// The parts that hold signatures, as the package leads to them (clause 13).
    List<String> signatures() {
        var found = new ArrayList<String>();
        for (Relationship origin : relationships("/_rels/.rels")) {
            if (!origin.type().equals(ORIGIN) || origin.external()) continue;
            String part = resolved("/", origin.target());
            String folder = part.substring(0, part.lastIndexOf('/') + 1);
            String rels = folder + "_rels/" + part.substring(folder.length()) + ".rels";
            for (Relationship one : relationships(rels)) {
                String signature = resolved(folder, one.target());
                if (one.type().equals(SIGNATURE) && parts.containsKey(signature)) {
                    if (!found.contains(signature)) found.add(signature);
                }
            }
        }
        return found;
    }

    /// Where a relationships part's target lies.
    ///
    /// @param folder of the source part, `/` at its end
    static String resolved(String folder, String target) {
        if (target.startsWith("/")) return target;
        String at = folder;
        String rest = target;
        while (rest.startsWith("../") && at.length() > 1) {
            at = at.substring(0, at.lastIndexOf('/', at.length() - 2) + 1);
            rest = rest.substring(3);
        }
        return at + rest;
    }

    private static List<Relationship> relationships(Element root) throws Malformed {
        var all = new ArrayList<Relationship>();
        var ids = new HashMap<String, String>();
        for (Element one : children(root)) {
            if (!"Relationship".equals(one.getLocalName())) throw new Malformed();
            String mode = one.getAttribute("TargetMode");
            var found =
                    new Relationship(
                            one.getAttribute("Id"),
                            one.getAttribute("Type"),
                            one.getAttribute("Target"),
                            mode.isEmpty() ? "Internal" : mode);
            if (ids.put(found.id(), "") != null) throw new Malformed();
            all.add(found);
        }
        return all;
    }

    static Element xml(byte @Nullable [] bytes, Limits limits) throws Malformed {
        if (bytes == null || XmlSafety.refused(bytes, limits) != null) throw new Malformed();
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(bytes))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new Malformed();
        }
    }

    static List<Element> children(Element parent) {
        var found = new ArrayList<Element>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element element) found.add(element);
        }
        return found;
    }
}
