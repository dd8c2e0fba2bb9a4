package org.antin.signing.check.facts;

import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.antin.signing.make.XmlStream;
import org.jspecify.annotations.Nullable;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Looks over an XML file before anything builds a tree of it: no document type (so no entities of
/// any kind), not too many elements, not too deep, and not signed piece by piece over and over:
/// every reference and each of its transforms goes over the whole tree once.
public final class XmlSafety {
    private static final int ATTRIBUTES = 1000;
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

    /// Elements gone over, for each element allowed in a file: a million of them by ten passes, or
    /// ten thousand by a thousand.
    private static final int PASSES = 10;

    private XmlSafety() {}

    /// Why it won't be read on; null when it may be.
    public static @Nullable Reason refused(byte[] bytes, Limits limits) {
        try {
            XMLStreamReader in = XmlStream.open(bytes);
            try {
                return walk(in, limits);
            } finally {
                in.close();
            }
        } catch (XMLStreamException e) {
            return Reason.MALFORMED;
        }
    }

    /// Whether a remark cuts a text in two. Signatures go over text without remarks, so whoever
    /// passes the file on could have put it there, and some programs read no further.
    ///
    /// @param bytes XML that isn't refused
    public static boolean hasCutText(byte[] bytes) {
        try {
            XMLStreamReader in = XmlStream.open(bytes);
            try {
                return cut(in);
            } finally {
                in.close();
            }
        } catch (XMLStreamException e) {
            return false;
        }
    }

    private static boolean cut(XMLStreamReader in) throws XMLStreamException {
        boolean text = false;
        boolean remark = false;
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    text = !in.getText().isBlank();
                    if (text && remark) return true;
                }
                case XMLStreamConstants.COMMENT -> remark = text || remark;
                default -> {
                    text = false;
                    remark = false;
                }
            }
        }
        return false;
    }

    private static @Nullable Reason walk(XMLStreamReader in, Limits limits)
            throws XMLStreamException {
        int depth = 0;
        int elements = 0;
        int passes = 0;
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return Reason.MALFORMED;
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > 5 * limits.depth() || ++elements > limits.objects()) {
                        return Reason.TOO_COMPLEX;
                    }
                    if (in.getAttributeCount() > ATTRIBUTES) return Reason.TOO_COMPLEX;
                    if (isPass(in)) passes++;
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        boolean often = (long) passes * elements > (long) PASSES * limits.objects();
        return often ? Reason.TOO_COMPLEX : null;
    }

    private static boolean isPass(XMLStreamReader in) {
        if (!DSIG.equals(in.getNamespaceURI())) return false;
        var name = in.getLocalName();
        return name.equals("Reference") || name.equals("Transform");
    }
}
