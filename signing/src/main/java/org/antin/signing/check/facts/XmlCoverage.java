package org.antin.signing.check.facts;

import org.w3c.dom.CharacterData;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/// Which elements of a document signatures cover, each with all that is in it.
final class XmlCoverage {
    private final Set<Element> elements = Collections.newSetFromMap(new IdentityHashMap<>());

    void add(Element element) {
        elements.add(element);
    }

    void add(XmlCoverage other) {
        elements.addAll(other.elements);
    }

    boolean has(Element element) {
        return elements.contains(element);
    }

    Set<Element> elements() {
        return Collections.unmodifiableSet(elements);
    }

    /// Whether all text and every element under the root is covered, but for signatures and the
    /// bare shelves they stand on.
    boolean leavesNothing(Element root) {
        Deque<Node> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            switch (open.pop()) {
                case Element element when covers(element) -> {}
                case Element element -> {
                    boolean shelf = element.getFirstChild() != null;
                    if (!shelf && element.getAttributes().getLength() > 0) return false;
                    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
                        open.push(n);
                    }
                }
                case CharacterData text when text.getNodeType() != Node.COMMENT_NODE -> {
                    if (!text.getData().isBlank()) return false;
                }
                default -> {}
            }
        }
        return true;
    }

    private boolean covers(Element element) {
        return elements.contains(element)
                || "Signature".equals(element.getLocalName())
                        && "http://www.w3.org/2000/09/xmldsig#".equals(element.getNamespaceURI());
    }
}
