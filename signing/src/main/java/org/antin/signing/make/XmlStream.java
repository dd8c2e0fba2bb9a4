package org.antin.signing.make;

import java.io.ByteArrayInputStream;
import java.util.MissingResourceException;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/// The one way XML of anybody is gone through event by event: no document type is read, no entity
/// replaced, nothing fetched, and whatever is wrong with it is an [XMLStreamException].
public final class XmlStream extends StreamReaderDelegate {
    private XmlStream(XMLStreamReader in) {
        super(in);
    }

    /// @throws XMLStreamException if it doesn't begin as XML does
    public static XMLStreamReader open(byte[] bytes) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            return new XmlStream(factory.createXMLStreamReader(new ByteArrayInputStream(bytes)));
        } catch (MissingResourceException e) {
            throw wordless(e);
        }
    }

    @Override
    public int next() throws XMLStreamException {
        try {
            return super.next();
        } catch (MissingResourceException e) {
            throw wordless(e);
        }
    }

    /// The JDK's scanner has no words for some faults of a document type, and falls over them.
    private static XMLStreamException wordless(MissingResourceException e) {
        return new XMLStreamException("a fault without words: " + e.getKey(), e);
    }
}
