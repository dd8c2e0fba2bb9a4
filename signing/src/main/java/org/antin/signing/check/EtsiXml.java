package org.antin.signing.check;

import java.io.Writer;
import java.util.Base64;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// The elements of an ETSI validation report, one after the other. Whatever a certificate holds
/// comes out as well-formed XML.
final class EtsiXml {
    private static final String REPORT = "http://uri.etsi.org/19102/v1.4.1#";
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private final XMLStreamWriter out;

    EtsiXml(Writer to) throws XMLStreamException {
        out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(to);
    }

    void begin() throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        out.writeStartElement("vr", "ValidationReport", REPORT);
        out.writeNamespace("vr", REPORT);
        out.writeNamespace("ds", DSIG);
        out.writeNamespace("xades", XADES);
    }

    void end() throws XMLStreamException {
        out.writeEndElement();
        out.writeEndDocument();
        out.flush();
    }

    void open(String name) throws XMLStreamException {
        out.writeStartElement("vr", name, REPORT);
    }

    void close() throws XMLStreamException {
        out.writeEndElement();
    }

    void attribute(String name, String value) throws XMLStreamException {
        out.writeAttribute(name, value);
    }

    void leaf(String name, String text) throws XMLStreamException {
        open(name);
        out.writeCharacters(writable(text));
        close();
    }

    /// An element that points to an object of the report.
    void reference(String name, String id) throws XMLStreamException {
        open(name);
        attribute("VOReference", id);
        close();
    }

    void policyImplied() throws XMLStreamException {
        open("SignaturePolicyIdentifier");
        out.writeEmptyElement("xades", "SignaturePolicyImplied", XADES);
        close();
    }

    void digest(byte[] sha256) throws XMLStreamException {
        open("DigestAlgAndValue");
        out.writeEmptyElement("ds", "DigestMethod", DSIG);
        attribute("Algorithm", SHA256);
        out.writeStartElement("ds", "DigestValue", DSIG);
        out.writeCharacters(Base64.getEncoder().encodeToString(sha256));
        out.writeEndElement();
        close();
    }

    /// XML 1.0, 2.2: what may not stand in a document becomes U+FFFD.
    private static String writable(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints()
                .map(
                        c -> {
                            boolean allowed =
                                    c == '\t'
                                            || c == '\n'
                                            || c == '\r'
                                            || c >= 0x20 && c <= 0xD7FF
                                            || c >= 0xE000 && c <= 0xFFFD
                                            || c >= 0x10000;
                            return allowed ? c : 0xFFFD;
                        })
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
