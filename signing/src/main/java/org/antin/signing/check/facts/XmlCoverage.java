package org.antin.signing.check.facts;

import org.w3c.dom.Element;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which elements of a document signatures cover, each with what is in it but for what the
/// transforms leave out.
final class XmlCoverage {
    private final Map<Element, List<Cover>> covers = new IdentityHashMap<>();
    private boolean document;
    private boolean elsewhere;

    /// What a reference leaves out of the element it leads to.
    enum Without {
        NOTHING,
        /// The signature it stands in (XML Signature 6.6.4).
        ITSELF,
        SIGNATURES,
        /// Whatever calls itself a signature, of any namespace.
        SO_NAMED
    }

    /// @param itself the signature the reference stands in
    record Cover(Without without, Element itself) {
        boolean leavesOut(Element element) {
            return switch (without) {
                case NOTHING -> false;
                case ITSELF -> element.isSameNode(itself);
                case SIGNATURES -> XmlRest.isSignature(element);
                case SO_NAMED -> "Signature".equals(XmlRest.name(element));
            };
        }
    }

    void add(Element element, Cover cover) {
        covers.computeIfAbsent(element, _ -> new ArrayList<>()).add(cover);
    }

    void add(XmlCoverage other) {
        other.covers.forEach((element, all) -> all.forEach(one -> add(element, one)));
        document |= other.document;
        elsewhere |= other.elsewhere;
    }

    /// What stands around the root is covered with it.
    void addDocument(Element root, Cover cover) {
        document = true;
        add(root, cover);
    }

    /// Something outside of the document is covered, too.
    void addElsewhere() {
        elsewhere = true;
    }

    boolean document() {
        return document;
    }

    boolean elsewhere() {
        return elsewhere;
    }

    boolean has(Element element) {
        return covers.containsKey(element);
    }

    List<Cover> of(Element element) {
        return covers.getOrDefault(element, List.of());
    }

    Set<Element> elements() {
        return Collections.unmodifiableSet(covers.keySet());
    }
}
