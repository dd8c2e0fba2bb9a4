package org.antin.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.w3c.dom.Document;
import org.xml.sax.SAXException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import javax.xml.crypto.MarshalException;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

/// Signatures as other programs make them, with no room for time stamps or evidence.
public final class PlainSignatures {
    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    private PlainSignatures() {}

    /// XML with an enveloped signature that isn't XAdES, by the JDK; it names its signer's
    /// certificate alone.
    public static byte[] xml(byte[] content, PrivateKey key, X509Certificate certificate) {
        try {
            var builder = DocumentBuilderFactory.newInstance();
            builder.setNamespaceAware(true);
            var document = builder.newDocumentBuilder().parse(new ByteArrayInputStream(content));
            var xml = XMLSignatureFactory.getInstance("DOM");
            var plain = (TransformParameterSpec) null;
            var reference =
                    xml.newReference(
                            "",
                            xml.newDigestMethod(DigestMethod.SHA256, null),
                            List.of(
                                    xml.newTransform(Transform.ENVELOPED, plain),
                                    xml.newTransform(CanonicalizationMethod.EXCLUSIVE, plain)),
                            null,
                            null);
            signed(xml, reference, certificate)
                    .sign(new DOMSignContext(key, document.getDocumentElement()));
            return written(document);
        } catch (ParserConfigurationException
                | SAXException
                | IOException
                | GeneralSecurityException
                | MarshalException
                | XMLSignatureException
                | TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A signature in an XML file of its own that isn't XAdES, by the JDK; it names its signer's
    /// certificate alone.
    ///
    /// @param address what it calls what it signs
    public static byte[] xmlBeside(
            byte[] content, String address, PrivateKey key, X509Certificate certificate) {
        try {
            var xml = XMLSignatureFactory.getInstance("DOM");
            var reference =
                    xml.newReference(address, xml.newDigestMethod(DigestMethod.SHA256, null));
            var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
            var context = new DOMSignContext(key, document);
            context.setURIDereferencer(
                    (_, _) -> new OctetStreamData(new ByteArrayInputStream(content)));
            signed(xml, reference, certificate).sign(context);
            return written(document);
        } catch (ParserConfigurationException
                | GeneralSecurityException
                | MarshalException
                | XMLSignatureException
                | TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static XMLSignature signed(
            XMLSignatureFactory xml, Reference reference, X509Certificate certificate)
            throws GeneralSecurityException {
        var info =
                xml.newSignedInfo(
                        xml.newCanonicalizationMethod(
                                CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                        xml.newSignatureMethod(RSA_SHA256, null),
                        List.of(reference));
        var keys = xml.getKeyInfoFactory();
        return xml.newXMLSignature(
                info, keys.newKeyInfo(List.of(keys.newX509Data(List.of(certificate)))));
    }

    private static byte[] written(Document document) throws TransformerException {
        var out = new ByteArrayOutputStream();
        TransformerFactory.newInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }

    /// A compact JWS (RFC 7515) that carries its certificates.
    public static byte[] jws(byte[] payload, PrivateKey key, List<X509Certificate> chain) {
        try {
            var x5c = chain.stream().map(PlainSignatures::base64).collect(Collectors.joining(","));
            var header = "{\"alg\":\"RS256\",\"x5c\":[" + x5c + "]}";
            var signed = url(header.getBytes(UTF_8)) + "." + url(payload);
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(US_ASCII));
            return (signed + "." + url(signature.sign())).getBytes(US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(X509Certificate certificate) {
        try {
            return '"' + Base64.getEncoder().encodeToString(certificate.getEncoded()) + '"';
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
