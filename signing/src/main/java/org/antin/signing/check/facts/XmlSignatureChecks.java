package org.antin.signing.check.facts;

import eu.europa.esig.dss.enumerations.DigestMatcherType;
import eu.europa.esig.dss.model.ReferenceValidation;
import eu.europa.esig.dss.xades.validation.XAdESSignature;

import org.antin.signing.check.Reason;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an XML signature must keep to beyond what its digests prove: it must cover the document, by
/// ways that can't be bent (XML Signature 8.1; signature wrapping).
final class XmlSignatureChecks {
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String ENVELOPED = DSIG + "enveloped-signature";
    private static final Set<String> PLAIN =
            Set.of(
                    ENVELOPED,
                    DSIG + "base64",
                    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
                    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
                    "http://www.w3.org/2001/10/xml-exc-c14n#",
                    "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
                    "http://www.w3.org/2006/12/xml-c14n11",
                    "http://www.w3.org/2006/12/xml-c14n11#WithComments");

    /// How far lists of references that sign lists of references are followed.
    private static final int DEEPEST = 2;

    private static final Pattern BY_ID =
            Pattern.compile("#xpointer\\(id\\(['\"]([^'\"]+)['\"]\\)\\)");
    private static final String XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116";
    private static final String FILTER = "http://www.w3.org/2002/06/xmldsig-filter2";
    private static final String XSLT = "http://www.w3.org/TR/1999/REC-xslt-19991116";

    /// Transforms that compute what the file's maker likes, for as long as he likes.
    private static final Set<String> PROGRAMS = Set.of(XSLT, XPATH, FILTER);

    /// Leaves out signatures and nothing else, in the ways met.
    private static final Pattern NOT_SIGNATURES =
            Pattern.compile("not\\(ancestor-or-self::(\\w+:)?Signature\\)");

    private static final Pattern SIGNATURES =
            Pattern.compile(
                    "/descendant(-or-self)?::(\\w+:)?Signature|//(\\w+:)?Signature"
                            + "|(/descendant::|//)\\*\\[(local-)?name\\(\\)=['\"](\\w+:)?Signature['\"]]");

    private final Element signature;
    private final List<Element> references = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, Element> byId = new HashMap<>();
    private final XmlCoverage covered = new XmlCoverage();
    private final Set<String> elsewhere = new LinkedHashSet<>();

    private XmlSignatureChecks(Element signature) {
        this.signature = signature;
        Element info = child(signature, "SignedInfo");
        if (info != null) {
            for (Element one : children(info)) if (named(one, "Reference")) references.add(one);
        }
        countIds(signature.getOwnerDocument().getDocumentElement());
        gather(references, 0);
    }

    /// @param fault null when it keeps the rules
    /// @param whole whether it covers all of the document that isn't signature; null when what it
    ///   signs is elsewhere
    /// @param covered the elements it covers
    /// @param elsewhere addresses of what it signs outside of the document; empty for the one that
    ///   has none
    record Findings(
            @Nullable Reason fault,
            @Nullable Boolean whole,
            XmlCoverage covered,
            Set<String> elsewhere) {}

    /// Whether the document asks whoever checks it to run a program other than the few that leave
    /// out signatures: in a reference, a list of references, a key's address or a counter
    /// signature. Such a program may never end, so nothing of the document is computed.
    static boolean bringsPrograms(Element signature) {
        var all = signature.getOwnerDocument().getElementsByTagNameNS(DSIG, "Transform");
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element transform
                    && PROGRAMS.contains(transform.getAttribute("Algorithm"))
                    && !understood(transform)) return true;
        }
        return false;
    }

    /// Whether some signature of the document doesn't say how it was made.
    static boolean incomplete(Element signature) {
        var all = signature.getOwnerDocument().getElementsByTagNameNS(DSIG, "Signature");
        for (int i = 0; i < all.getLength(); i++) {
            Element info = all.item(i) instanceof Element one ? child(one, "SignedInfo") : null;
            if (info == null || child(info, "SignatureMethod") == null) return true;
        }
        return false;
    }

    static Findings of(XAdESSignature signature) {
        var checks = new XmlSignatureChecks(signature.getSignatureElement());
        Reason fault = checks.form();
        if (fault == null) fault = checks.proven(signature);
        if (fault == null && checks.wrapped()) fault = Reason.REFERENCE_STRUCTURE;
        return new Findings(fault, checks.whole(), checks.covered, Set.copyOf(checks.elsewhere));
    }

    private @Nullable Reason form() {
        Element info = child(signature, "SignedInfo");
        Element method = info == null ? null : child(info, "SignatureMethod");
        if (method == null || references.isEmpty()) return Reason.REFERENCE_STRUCTURE;
        // A shared secret signs for nobody.
        if (method.getAttribute("Algorithm").contains("hmac")) return Reason.SIGNATURE_UNSUPPORTED;
        for (Element reference : references) {
            String uri = reference.getAttribute("URI");
            if (uri.startsWith("#") && ids.getOrDefault(uri.substring(1), 0) > 1) {
                return Reason.REFERENCE_STRUCTURE;
            }
            for (Element transform : transforms(reference)) {
                if (!understood(transform)) return Reason.SIGNATURE_UNSUPPORTED;
            }
        }
        return null;
    }

    /// What DSS found about the references, read strictly.
    private @Nullable Reason proven(XAdESSignature dss) {
        Reason missing = null;
        for (ReferenceValidation one : dss.getReferenceValidations()) {
            if (one.isDuplicated()) return Reason.REFERENCE_STRUCTURE;
            if (!one.isFound()) {
                String uri = one.getUri();
                boolean named = uri != null && !uri.isEmpty() && !uri.startsWith("#");
                if (!named && !(uri == null && unnamed())) return Reason.REFERENCE_STRUCTURE;
                missing = Reason.SIGNED_DATA_MISSING;
            } else if (!one.isIntact()) {
                return Reason.HASH_MISMATCH;
            }
            if (one.getType() == DigestMatcherType.MANIFEST) {
                for (ReferenceValidation entry : one.getDependentValidations()) {
                    if (entry.isFound() && !entry.isIntact()) return Reason.HASH_MISMATCH;
                    if (!entry.isFound()) missing = Reason.SIGNED_DATA_MISSING;
                }
            }
        }
        return missing;
    }

    /// XML Signature 4.4.3.1: one reference may go without an address; whoever keeps a signature in
    /// a file of its own knows what it signs. Inside a document it points at nothing.
    private boolean unnamed() {
        return signature.getOwnerDocument().getDocumentElement().equals(signature)
                && references.stream().filter(one -> !one.hasAttribute("URI")).count() == 1;
    }

    private static boolean understood(Element transform) {
        String algorithm = transform.getAttribute("Algorithm");
        if (PLAIN.contains(algorithm)) return true;
        List<Element> paths = children(transform);
        if (paths.size() != 1) return false;
        Element path = paths.getFirst();
        String expression = path.getTextContent().replaceAll("\\s+", "");
        if (algorithm.equals(XPATH)) return NOT_SIGNATURES.matcher(expression).matches();
        return algorithm.equals(FILTER)
                && path.getAttribute("Filter").equals("subtract")
                && SIGNATURES.matcher(expression).matches();
    }

    /// Whether the signature covers everything a reader of the document is shown; null when some of
    /// what it signs is elsewhere.
    private @Nullable Boolean whole() {
        Element root = signature.getOwnerDocument().getDocumentElement();
        if (!root.equals(signature)) {
            return covered.leavesNothing(root)
                    ? Boolean.TRUE
                    : elsewhere.isEmpty() ? Boolean.FALSE : null;
        }
        for (Element object : children(root)) {
            if (!named(object, "Object") || qualifying(object)) continue;
            boolean inside = covered.has(object);
            for (Element part : children(object)) inside |= covered.has(part);
            if (!inside) return false;
        }
        return elsewhere.isEmpty() ? Boolean.TRUE : null;
    }

    /// Signature wrapping: what was signed is moved aside, where its digest still holds, and
    /// something else is put in its place. All that is signed then lies inside the signature, or
    /// some of it under a root of its own kind.
    private boolean wrapped() {
        Element root = signature.getOwnerDocument().getDocumentElement();
        if (root.equals(signature) || covered.leavesNothing(root)) return false;
        boolean content = false;
        boolean outside = false;
        for (Element one : covered.elements()) {
            if (qualified(one) || named(one, "Manifest")) continue;
            content = true;
            outside |= !within(one, signature);
            boolean sameKind =
                    Objects.equals(one.getLocalName(), root.getLocalName())
                            && Objects.equals(one.getNamespaceURI(), root.getNamespaceURI());
            if (sameKind && !one.equals(root)) return true;
        }
        return content && !outside;
    }

    private static boolean within(Element inner, Element outer) {
        for (Node at = inner; at != null; at = at.getParentNode()) {
            if (at.equals(outer)) return true;
        }
        return false;
    }

    /// Part of what a signature says about itself, or of its key.
    private static boolean qualified(Element one) {
        for (Node at = one; at instanceof Element up; at = at.getParentNode()) {
            String name = String.valueOf(up.getLocalName());
            if (name.equals("QualifyingProperties") || named(up, "KeyInfo")) return true;
        }
        return false;
    }

    /// @param all references of the signature, or of a list of references it signs
    private void gather(List<Element> all, int depth) {
        for (Element reference : all) {
            String uri = reference.getAttribute("URI");
            if (uri.isEmpty() && reference.hasAttribute("URI") || uri.startsWith("#xpointer(/)")) {
                covered.add(signature.getOwnerDocument().getDocumentElement());
            } else if (uri.startsWith("#")) {
                Matcher pointer = BY_ID.matcher(uri);
                String id = pointer.matches() ? pointer.group(1) : uri.substring(1);
                Element target = byId.get(id);
                if (target == null) continue;
                covered.add(target);
                if (named(target, "Manifest") && depth < DEEPEST)
                    gather(children(target), depth + 1);
            } else {
                elsewhere.add(uri);
            }
        }
    }

    private static boolean qualifying(Element object) {
        return children(object).stream()
                        .allMatch(e -> "QualifyingProperties".equals(e.getLocalName()))
                && !children(object).isEmpty();
    }

    private static List<Element> transforms(Element reference) {
        Element all = child(reference, "Transforms");
        return all == null ? List.of() : children(all);
    }

    private static boolean named(Element element, String name) {
        return DSIG.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    private static @Nullable Element child(Element parent, String name) {
        for (Element one : children(parent)) if (named(one, name)) return one;
        return null;
    }

    private static List<Element> children(Element parent) {
        var found = new ArrayList<Element>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element element) found.add(element);
        }
        return found;
    }

    private static boolean isId(Node attribute) {
        String name =
                attribute.getLocalName() == null
                        ? attribute.getNodeName()
                        : attribute.getLocalName();
        return name.equalsIgnoreCase("id");
    }

    private void countIds(Element root) {
        Node at = root;
        while (at != null) {
            if (at instanceof Element element) {
                NamedNodeMap attributes = element.getAttributes();
                for (int i = 0; i < attributes.getLength(); i++) {
                    if (isId(attributes.item(i))) {
                        ids.merge(attributes.item(i).getNodeValue(), 1, Integer::sum);
                        byId.put(attributes.item(i).getNodeValue(), element);
                    }
                }
            }
            at = next(at, root);
        }
    }

    private static @Nullable Node next(Node at, Node root) {
        if (at.getFirstChild() != null) return at.getFirstChild();
        Node up = at;
        while (up != null && !up.isSameNode(root)) {
            if (up.getNextSibling() != null) return up.getNextSibling();
            up = up.getParentNode();
        }
        return null;
    }
}
