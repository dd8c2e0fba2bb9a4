package org.antin.signing.check.facts;

import org.antin.signing.check.facts.XmlCoverage.Cover;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import javax.xml.XMLConstants;

/// What the signatures of a document leave to whoever likes to write in it. A reader goes by text,
/// attributes, the names of elements, and by what an instruction tells him to show; where none of
/// it is free, everything is signed.
final class XmlRest {
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

    /// Namespaces of what signatures say about themselves: XML Signature, XAdES, evidence records.
    private static final Set<String> OWN =
            Set.of(
                    DSIG,
                    "http://www.w3.org/2009/xmldsig11#",
                    "http://uri.etsi.org/01903/v1.1.1#",
                    "http://uri.etsi.org/01903/v1.2.2#",
                    "http://uri.etsi.org/01903/v1.3.2#",
                    "http://uri.etsi.org/01903/v1.4.1#",
                    "http://uri.etsi.org/19132/v1.1.1#",
                    "urn:ietf:params:xml:ns:ers");

    /// Namespaces of the files in containers that hold signatures and nothing else.
    private static final Set<String> SHELVES =
            Set.of(
                    "http://uri.etsi.org/02918/v1.1.1#",
                    "http://uri.etsi.org/02918/v1.2.1#",
                    "http://uri.etsi.org/2918/v1.1.1#",
                    "http://uri.etsi.org/2918/v1.2.1#",
                    "urn:oasis:names:tc:opendocument:xmlns:digitalsignature:1.0");

    /// Attributes of those elements.
    private static final Set<String> OWN_ATTRIBUTES =
            Set.of(
                    "Id",
                    "Algorithm",
                    "URI",
                    "Type",
                    "Target",
                    "Encoding",
                    "MimeType",
                    "Qualifier",
                    "ObjectReference",
                    "referencedData",
                    "Order",
                    "Version");

    private final XmlCoverage covered;
    private final Set<Element> read;
    private final boolean strangers;
    private boolean outside;
    private boolean inside;
    private boolean named;
    private boolean standing;

    private XmlRest(XmlCoverage covered, Set<Element> read, boolean strangers) {
        this.covered = covered;
        this.read = read;
        this.strangers = strangers;
    }

    /// @param outside whether something stands free outside of signatures
    /// @param inside whether something that is none of theirs stands free in signatures
    /// @param named whether nothing is signed but inside of signatures, and these stand under names
    ///   that say more than that they are signatures
    record Found(boolean outside, boolean inside, boolean named) {
        boolean nothing() {
            return !outside && !inside && !named;
        }
    }

    /// All of a document.
    ///
    /// @param read all the signatures that were read: any other is free
    static Found of(XmlCoverage covered, Document document, Set<Element> read) {
        return new XmlRest(covered, read, false).of(document);
    }

    /// What one signature leaves, other signatures not looked at.
    static Found of(XmlCoverage covered, Element signature) {
        return new XmlRest(covered, Set.of(signature), true).of(signature.getOwnerDocument());
    }

    static boolean isSignature(Element element) {
        return DSIG.equals(element.getNamespaceURI()) && "Signature".equals(name(element));
    }

    /// Whether there is nothing to an element but its text.
    static boolean isTextAlone(Element element) {
        for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (!(n instanceof org.w3c.dom.Text)) return false;
        }
        return attributes(element, Set.of("Id", "MimeType", "Encoding"));
    }

    static String name(Element element) {
        return element.getLocalName() == null ? element.getNodeName() : element.getLocalName();
    }

    private Found of(Document document) {
        for (Node n = document.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element root) free(root, List.of());
            else if (n.getNodeType() != Node.COMMENT_NODE && !covered.document()) outside = true;
        }
        boolean nowhere = !standing && !covered.elsewhere();
        return new Found(outside, inside, named && nowhere);
    }

    /// @param above what covers it from above
    /// @return what covers all that is in it
    private List<Cover> covers(Element element, List<Cover> above) {
        List<Cover> own = covered.of(element);
        if (own.isEmpty() && above.stream().noneMatch(one -> one.leavesOut(element))) return above;
        var all = new ArrayList<>(above);
        all.addAll(own);
        all.removeIf(one -> one.leavesOut(element));
        return all;
    }

    /// Outside of any signature.
    private void free(Element element, List<Cover> above) {
        List<Cover> covers = covers(element, above);
        if (!covers.isEmpty()) {
            standing = true;
            if (covered(element, covers)) outside = true;
        } else if (isSignature(element)) {
            signature(element);
        } else {
            shelf(element);
        }
    }

    /// What is covered leaves no more than what its transforms leave.
    ///
    /// @return whether a remark cuts a text in two: it isn't signed, and some programs read no
    ///   further
    private boolean covered(Element element, List<Cover> covers) {
        boolean cut = false;
        for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n.getNodeType() == Node.COMMENT_NODE) {
                cut |= isText(n.getPreviousSibling()) && isText(n.getNextSibling());
            } else if (n instanceof Element child) {
                List<Cover> below = covers(child, covers);
                if (!below.isEmpty()) cut |= covered(child, below);
                else if (isSignature(child)) signature(child);
                else outside = true;
            }
        }
        return cut;
    }

    /// An element that nobody signed may lead to what is signed, and say nothing.
    private void shelf(Element element) {
        if (!bare(element) || is(element, OWN)) outside = true;
        named |=
                !is(element, SHELVES)
                        && !name(element).toLowerCase(Locale.ROOT).endsWith("signatures");
        boolean leads = false;
        for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element child) {
                leads = true;
                free(child, List.of());
            } else if (says(n)) {
                outside = true;
            }
        }
        if (!leads) outside = true;
    }

    /// Where its names come from is all it may say.
    private static boolean bare(Element shelf) {
        return is(shelf, SHELVES) || attributes(shelf, Set.of());
    }

    private void signature(Element signature) {
        if (!read.contains(signature)) {
            if (!strangers) inside = true;
            return;
        }
        strange(signature);
        for (Node n = signature.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (!(n instanceof Element child)) inside |= says(n);
            else if (!DSIG.equals(child.getNamespaceURI())) inside = true;
            else if (!name(child).equals("SignedInfo")) part(child);
        }
    }

    /// A part of a signature: signed, or one of those that need not be.
    private void part(Element element) {
        List<Cover> covers = covers(element, List.of());
        if (!covers.isEmpty()) {
            if (covered(element, covers)) inside = true;
            return;
        }
        if (isSignature(element)) {
            signature(element);
            return;
        }
        boolean object = DSIG.equals(element.getNamespaceURI()) && name(element).equals("Object");
        if (name(element).equals("SignedProperties")) inside = true;
        strange(element);
        boolean parts = false;
        boolean text = false;
        for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element child) {
                parts = true;
                boolean fits = !object || covered.has(child) || qualifies(child);
                if (!fits) inside = true;
                part(child);
            } else if (isText(n)) {
                text = true;
            } else {
                inside |= says(n);
            }
        }
        if (text && parts || object && !parts) inside = true;
    }

    private static boolean qualifies(Element child) {
        return isSignature(child) || name(child).startsWith("QualifyingProperties");
    }

    /// Names that signatures don't use.
    private void strange(Element element) {
        if (!is(element, OWN) || !attributes(element, OWN_ATTRIBUTES)) inside = true;
    }

    /// Whether it has no others than these, and where its names come from.
    private static boolean attributes(Element element, Set<String> known) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node one = attributes.item(i);
            boolean names =
                    XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(one.getNamespaceURI())
                            || XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(
                                            one.getNamespaceURI())
                                    && one.getLocalName()
                                            .toLowerCase(Locale.ROOT)
                                            .endsWith("schemalocation");
            if (!names && !known.contains(one.getNodeName())) return false;
        }
        return true;
    }

    private static boolean is(Element element, Set<String> namespaces) {
        return namespaces.contains(String.valueOf(element.getNamespaceURI()));
    }

    private static boolean isText(Node node) {
        return node instanceof org.w3c.dom.Text text && !text.getData().isBlank();
    }

    /// Text, or an instruction such as how to show the document.
    private static boolean says(Node node) {
        return node.getNodeType() != Node.COMMENT_NODE
                && !(node instanceof org.w3c.dom.Text text && text.getData().isBlank());
    }
}
