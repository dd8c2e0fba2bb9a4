package org.antin.signing.check.facts;

import eu.europa.esig.dss.enumerations.DigestMatcherType;
import eu.europa.esig.dss.model.ReferenceValidation;
import eu.europa.esig.dss.xades.validation.XAdESSignature;

import org.antin.signing.check.Reason;
import org.antin.signing.check.facts.XmlCoverage.Cover;
import org.antin.signing.check.facts.XmlCoverage.Without;
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
    private static final String BASE64 = DSIG + "base64";
    private static final Set<String> PLAIN =
            Set.of(
                    ENVELOPED,
                    BASE64,
                    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
                    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
                    "http://www.w3.org/2001/10/xml-exc-c14n#",
                    "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
                    "http://www.w3.org/2006/12/xml-c14n11",
                    "http://www.w3.org/2006/12/xml-c14n11#WithComments");

    private static final String MANIFEST = DSIG + "Manifest";
    private static final Pattern BY_ID =
            Pattern.compile("#xpointer\\(id\\(['\"]([^'\"]+)['\"]\\)\\)");
    private static final String XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116";
    private static final String FILTER = "http://www.w3.org/2002/06/xmldsig-filter2";
    private static final String XSLT = "http://www.w3.org/TR/1999/REC-xslt-19991116";

    /// Transforms that compute what the file's maker likes, for as long as he likes.
    private static final Set<String> PROGRAMS = Set.of(XSLT, XPATH, FILTER);

    /// Leaves out signatures and nothing else, in the ways met.
    private static final Pattern NOT_SIGNATURES =
            Pattern.compile("not\\(ancestor-or-self::(?<prefix>\\w+):Signature\\)");

    private static final Pattern SIGNATURES =
            Pattern.compile("/(?:descendant(?:-or-self)?::|/)(?<prefix>\\w+):Signature");

    /// The same by what they are called, of whatever namespace.
    private static final Pattern SO_NAMED =
            Pattern.compile(
                    "(/descendant::|//)\\*\\[(local-)?name\\(\\)=['\"](\\w+:)?Signature['\"]]");

    private final Element signature;
    private final List<Element> references = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, Element> byId = new HashMap<>();
    private final XmlCoverage covered = new XmlCoverage();
    private final Set<String> elsewhere = new LinkedHashSet<>();
    private final XmlRest.Found rest;
    private boolean ambiguous;

    private XmlSignatureChecks(Element signature) {
        this.signature = signature;
        Element info = child(signature, "SignedInfo");
        if (info != null) {
            for (Element one : children(info)) if (named(one, "Reference")) references.add(one);
        }
        countIds(signature.getOwnerDocument().getDocumentElement());
        gather(references, false);
        rest = XmlRest.of(covered, signature);
    }

    /// @param fault null when it keeps the rules
    /// @param whole whether it covers all of the document that isn't signature; null when what it
    ///   signs is elsewhere
    /// @param covered the elements it covers
    /// @param elsewhere when the signature is a file of its own, the addresses of what it signs; an
    ///   empty one for what has none
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
        // A document that carries its signatures is one, wherever else they lead: an edXML message.
        Set<String> elsewhere = checks.isAlone() ? Set.copyOf(checks.elsewhere) : Set.of();
        return new Findings(fault, checks.whole(), checks.covered, elsewhere);
    }

    private boolean isAlone() {
        return signature.getOwnerDocument().getDocumentElement().equals(signature);
    }

    /// What a signature covers, should it hold.
    static XmlCoverage coverage(Element signature) {
        return new XmlSignatureChecks(signature).covered;
    }

    private @Nullable Reason form() {
        Element info = child(signature, "SignedInfo");
        Element method = info == null ? null : child(info, "SignatureMethod");
        if (method == null || references.isEmpty() || ambiguous || doubled()) {
            return Reason.REFERENCE_STRUCTURE;
        }
        // A shared secret signs for nobody.
        if (method.getAttribute("Algorithm").contains("hmac")) return Reason.SIGNATURE_UNSUPPORTED;
        for (Element reference : references) {
            for (Element transform : transforms(reference)) {
                if (!understood(transform)) return Reason.SIGNATURE_UNSUPPORTED;
            }
        }
        return null;
    }

    /// 4.1: of these there is one, and whoever finds two takes the one he likes.
    private boolean doubled() {
        for (String name : List.of("SignedInfo", "SignatureValue", "KeyInfo")) {
            if (children(signature).stream().filter(one -> named(one, name)).count() > 1)
                return true;
        }
        return false;
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
        return isAlone()
                && references.stream().filter(one -> !one.hasAttribute("URI")).count() == 1;
    }

    private static boolean understood(Element transform) {
        return PLAIN.contains(transform.getAttribute("Algorithm")) || without(transform) != null;
    }

    /// Which signatures a program leaves out; null when it does something else.
    private static @Nullable Without without(Element transform) {
        String algorithm = transform.getAttribute("Algorithm");
        List<Element> paths = children(transform);
        if (paths.size() != 1) return null;
        Element path = paths.getFirst();
        String expression = path.getTextContent().replaceAll("\\s+", "");
        Matcher found;
        if (algorithm.equals(XPATH)) {
            found = NOT_SIGNATURES.matcher(expression);
        } else if (algorithm.equals(FILTER) && path.getAttribute("Filter").equals("subtract")) {
            if (SO_NAMED.matcher(expression).matches()) return Without.SO_NAMED;
            found = SIGNATURES.matcher(expression);
        } else {
            return null;
        }
        boolean signatures =
                found.matches() && DSIG.equals(path.lookupNamespaceURI(found.group("prefix")));
        return signatures ? Without.SIGNATURES : null;
    }

    /// Whether the signature covers everything a reader of the document is shown; null when some of
    /// what it signs is elsewhere.
    private @Nullable Boolean whole() {
        Element root = signature.getOwnerDocument().getDocumentElement();
        if (!root.equals(signature)) {
            return rest.nothing() ? Boolean.TRUE : elsewhere.isEmpty() ? Boolean.FALSE : null;
        }
        if (!rest.nothing()) return Boolean.FALSE;
        return elsewhere.isEmpty() ? Boolean.TRUE : null;
    }

    /// Signature wrapping: what was signed is moved aside, where its digest still holds, and
    /// something else is put in its place. All that is signed then lies inside the signature, or
    /// some of it under a root of its own kind.
    private boolean wrapped() {
        Element root = signature.getOwnerDocument().getDocumentElement();
        if (root.equals(signature) || !rest.outside()) return false;
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
    /// @param listed whether it is such a list: EU DSS follows no further
    private void gather(List<Element> all, boolean listed) {
        for (Element reference : all) {
            if (!named(reference, "Reference")) continue;
            String uri = reference.getAttribute("URI");
            if (uri.isEmpty() && reference.hasAttribute("URI") || uri.equals("#xpointer(/)")) {
                Element root = signature.getOwnerDocument().getDocumentElement();
                Cover cover = cover(reference, root);
                if (cover != null) covered.addDocument(root, cover);
            } else if (uri.startsWith("#")) {
                Matcher pointer = BY_ID.matcher(uri);
                String id = pointer.matches() ? pointer.group(1) : uri.substring(1);
                ambiguous |= ids.getOrDefault(id, 0) > 1;
                Element target = byId.get(id);
                Cover cover = target == null ? null : cover(reference, target);
                if (target == null || cover == null) continue;
                covered.add(target, cover);
                boolean list =
                        reference.getAttribute("Type").equals(MANIFEST)
                                && named(target, "Manifest")
                                && within(target, signature);
                if (list && !listed) gather(children(target), true);
            } else {
                elsewhere.add(uri);
                covered.addElsewhere();
            }
        }
    }

    /// How a reference covers what it leads to; null when it doesn't cover the elements in it.
    private @Nullable Cover cover(Element reference, Element target) {
        Without without = Without.NOTHING;
        for (Element transform : transforms(reference)) {
            String algorithm = transform.getAttribute("Algorithm");
            Without own =
                    switch (algorithm) {
                        case ENVELOPED -> Without.ITSELF;
                        case XPATH, FILTER -> without(transform);
                        default -> Without.NOTHING;
                    };
            // 6.6.2: of an element the text alone is decoded.
            if (own == null || algorithm.equals(BASE64) && !XmlRest.isTextAlone(target))
                return null;
            if (own.compareTo(without) > 0) without = own;
        }
        return new Cover(without, signature);
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
