package org.antin.signing.check;

import org.antin.practiceca.forge.Forged;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.crypto.dsig.spec.XPathFilterParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

/// Signs XML as the JDK does, in whatever way XML Signature allows: what a signer may sign without
/// meaning harm, so that there is something genuine to forge.
final class XmlSmith {
    static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    private final XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    private final Forged who;
    private final List<Reference> references = new ArrayList<>();
    private final List<XMLObject> objects = new ArrayList<>();
    private String digest = DigestMethod.SHA256;

    XmlSmith(Forged who) {
        this.who = who;
    }

    /// From here on.
    XmlSmith digesting(String method) {
        digest = method;
        return this;
    }

    XmlSmith reference(String uri, String... transforms) throws Exception {
        references.add(made(uri, null, transforms));
        return this;
    }

    /// Something the signature itself holds, and signs.
    XmlSmith holding(String id, String text, String... transforms) throws Exception {
        var content = new DOMStructure(parsed("<x/>").createTextNode(text));
        objects.add(factory.newXMLObject(List.of(content), id, null, null));
        references.add(made("#" + id, null, transforms));
        return this;
    }

    /// A list of references, signed itself.
    ///
    /// @param typed whether the reference to it says that it is one
    XmlSmith list(String id, boolean typed, String... uris) throws Exception {
        var all = new ArrayList<Reference>();
        for (String uri : uris) all.add(made(uri, null));
        XMLStructure list = factory.newManifest(all, id);
        objects.add(factory.newXMLObject(List.of(list), null, null, null));
        references.add(made("#" + id, typed ? DSIG + "Manifest" : null));
        return this;
    }

    private Reference made(String uri, String type, String... transforms) throws Exception {
        var all = new ArrayList<Transform>();
        for (String one : transforms) {
            TransformParameterSpec path =
                    one.startsWith("not(")
                            ? new XPathFilterParameterSpec(one, Map.of("ds", DSIG))
                            : null;
            all.add(factory.newTransform(path == null ? one : Transform.XPATH, path));
        }
        return factory.newReference(uri, factory.newDigestMethod(digest, null), all, type, null);
    }

    /// In the last element so called.
    ///
    /// @param parent null to make the signature the document
    byte[] sign(String xml, String parent) throws Exception {
        Document document = parsed(xml);
        Node place = document;
        if (parent == null) {
            document.removeChild(document.getDocumentElement());
        } else {
            var all = document.getElementsByTagName(parent);
            place = all.item(all.getLength() - 1);
        }
        var context = new DOMSignContext(who.keys().getPrivate(), place);
        context.setDefaultNamespacePrefix("ds");
        context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
        if (document.getDocumentElement() != null) ids(document.getDocumentElement(), context);
        var keys = factory.getKeyInfoFactory();
        var method =
                factory.newCanonicalizationMethod(
                        CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null);
        factory.newXMLSignature(
                        factory.newSignedInfo(
                                method, factory.newSignatureMethod(RSA, null), references),
                        keys.newKeyInfo(List.of(keys.newX509Data(who.chain()))),
                        objects,
                        null,
                        null)
                .sign(context);
        return bytes(document);
    }

    private static void ids(Element element, DOMSignContext context) {
        if (element.hasAttribute("Id")) context.setIdAttributeNS(element, null, "Id");
        for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element child) ids(child, context);
        }
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] bytes(Document document) throws Exception {
        var out = new ByteArrayOutputStream();
        var writer = TransformerFactory.newDefaultInstance().newTransformer();
        writer.setOutputProperty("omit-xml-declaration", "yes");
        writer.transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }
}
