package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.antin.signing.check.facts.XmlSafety;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

import javax.xml.stream.XMLStreamException;

/// D7.2: whatever is wrong with XML, its readers hear of it in one way.
class XmlStreamTest {
    private static void through(byte[] xml) throws XMLStreamException {
        var in = XmlStream.open(xml);
        while (in.hasNext()) in.next();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<!DOCTYPE a [\u0001]><a/>", "<!DOCTYPE a [\u0000", "<a>\u0001</a>", ""})
    @DisplayName("a character that can't be in a document type, or anywhere: malformed, no more")
    void wordless(String text) {
        byte[] xml = text.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> through(xml)).isInstanceOf(XMLStreamException.class);
        assertThat(XmlSafety.refused(xml, Limits.standard())).isEqualTo(Reason.MALFORMED);
        assertThat(WrittenMark.find(xml)).isEmpty();
    }
}
