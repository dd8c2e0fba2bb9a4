package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.SignaturePackaging;

import org.antin.signing.Workshop;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// What is written around, beside and into a genuine XML signature without breaking it: a reader is
/// shown it, and nobody signed it (Điều 7.2; XML Signature 8.1).
@Needs
@Timeout(60)
class XmlShelfTest {
    private static final String ENVELOPED = XmlSmith.DSIG + "enveloped-signature";
    private static final String BASE64 = XmlSmith.DSIG + "base64";
    private static final String NO_SIGNATURES = "not(ancestor-or-self::ds:Signature)";
    private static final String PARTS =
            "<letter><part Id=\"p\">Pay <b>100</b></part><end></end></letter>";

    @TempDir static Path dir;
    private static Workshop shop;

    @BeforeAll
    static void open() {
        shop = new Workshop(dir.resolve("ca"));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static XmlSmith smith() {
        return new XmlSmith(shop.honest);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static FileVerdict verdict(String xml) {
        return shop.check(xml.getBytes(StandardCharsets.UTF_8)).verdict();
    }

    private static void valid(String xml) {
        var report = shop.check(xml.getBytes(StandardCharsets.UTF_8));
        assertThat(report.verdict()).as(ReportJson.line(report) + xml).isEqualTo(FileVerdict.VALID);
    }

    private static void never(String xml) {
        var report = shop.check(xml.getBytes(StandardCharsets.UTF_8));
        assertThat(report.verdict())
                .as(ReportJson.line(report) + xml)
                .isIn(FileVerdict.INVALID, FileVerdict.INDETERMINATE);
    }

    /// As EU DSS makes it, without a declaration at its head.
    private static String xades(String content, SignaturePackaging packaging) {
        var forger =
                new DssForger(shop.honest.chain(), shop.honest.keys().getPrivate(), shop.now());
        String signed = text(forger.xml(content, packaging));
        return signed.substring(signed.indexOf('<', signed.startsWith("<?") ? 1 : 0));
    }

    private static String enveloping() {
        return xades("<letter><pay>100</pay></letter>", SignaturePackaging.ENVELOPING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<letter pay=\"999\">%s</letter>",
                "<letter xml:lang=\"999\">%s</letter>",
                "<letter xmlns:a=\"urn:a\" a:pay=\"999\">%s</letter>",
                "<letter Id=\"approved\">%s</letter>",
                "<letter><approved/>%s</letter>",
                "<letter><approved></approved>%s</letter>",
                "<letter>%s<approved><!-- nobody --></approved></letter>",
                "<letter><approved><yes/></approved>%s</letter>",
                "<approved>%s</approved>",
                "<letter><approved>%s</approved></letter>",
                "<signatures pay=\"999\">%s</signatures>",
                "<signatures><approved/>%s</signatures>",
                "<signatures>999%s</signatures>",
                "<signatures><![CDATA[999]]>%s</signatures>",
                "<signatures>&#57;%s</signatures>",
                "<signatures><?pay 999?>%s</signatures>",
                "<?xml-stylesheet href=\"http://other.example/x.xsl\"?>%s",
                "<?xml-stylesheet href=\"http://other.example/x.xsl\"?><signatures>%s</signatures>",
                "<signatures>%s</signatures><?pay 999?>",
                "<signatures>%s<x:Signature xmlns:x=\"urn:x\"><pay>999</pay></x:Signature></signatures>",
                "<signatures>%s<CounterSignature"
                        + " xmlns=\"http://uri.etsi.org/01903/v1.3.2#\"><Signature"
                        + " xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><Object><pay>999</pay></Object></Signature></CounterSignature></signatures>"
            })
    @DisplayName("XML: attributes, empty elements, names and instructions around a signature")
    void around(String shelf) {
        never(shelf.formatted(enveloping()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "<signatures>%s</signatures>",
                "<signatures xmlns:a=\"urn:a\"> <!-- why not -->\n%s</signatures>",
                "<asic:XAdESSignatures"
                        + " xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\">%s</asic:XAdESSignatures>"
            })
    @DisplayName("XML: a shelf for signatures that says nothing is harmless")
    void harmless(String shelf) {
        valid(shelf.formatted(enveloping()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ds:Object><pay>999</pay></ds:Object>",
                "<ds:Object>999</ds:Object>",
                "<ds:Object/>",
                "<pay>999</pay>",
                "<pay/>",
                "999",
                "<?xml-stylesheet href=\"x.xsl\"?>",
                "<ds:Object><ds:SignatureProperties><ds:SignatureProperty"
                        + " Target=\"\"><pay>999</pay></ds:SignatureProperty></ds:SignatureProperties></ds:Object>",
                "<ds:Object><x:QualifyingProperties"
                        + " xmlns:x=\"urn:x\"><x:pay>999</x:pay></x:QualifyingProperties></ds:Object>",
                "<ds:Object><x:QualifyingProperties"
                        + " xmlns:x=\"http://uri.etsi.org/01903/v1.3.2#\"><x:UnsignedProperties><x:UnsignedSignatureProperties>"
                        + "<pay>999</pay></x:UnsignedSignatureProperties></x:UnsignedProperties></x:QualifyingProperties></ds:Object>",
                "<ds:Object><x:QualifyingProperties"
                        + " xmlns:x=\"http://uri.etsi.org/01903/v1.3.2#\"><x:SignedProperties/></x:QualifyingProperties></ds:Object>",
                "<ds:Object><ds:Signature><ds:Object><pay>999</pay></ds:Object></ds:Signature></ds:Object>"
            })
    @DisplayName("XML: something put into a signature, of whatever kind it is")
    void inside(String added) throws Exception {
        String letter = "<letter><pay>100</pay></letter>";
        for (String signed :
                new String[] {
                    enveloping(),
                    xades(letter, SignaturePackaging.ENVELOPED),
                    text(smith().reference("", ENVELOPED).sign(letter, "letter")),
                    text(smith().reference("", NO_SIGNATURES).sign(letter, "letter"))
                }) {
            valid(signed);
            String end = "</ds:Signature>";
            int at = signed.lastIndexOf(end);
            never(signed.substring(0, at) + added + signed.substring(at));
        }
    }

    @Test
    @DisplayName("XML: attributes of the signature, of its key, of what it says about itself")
    void attributesInside() {
        String signed = xades("<letter><pay>100</pay></letter>", SignaturePackaging.ENVELOPED);
        for (String element :
                new String[] {
                    "<ds:Signature ", "<ds:KeyInfo", "<ds:Object", "<xades:QualifyingProperties "
                }) {
            int at = signed.indexOf(element) + element.length();
            assertThat(at).isGreaterThan(element.length());
            never(signed.substring(0, at) + " pay=\"999\" " + signed.substring(at));
        }
        never(signed.replace("<ds:KeyInfo>", "<ds:KeyInfo><pay>999</pay>"));
    }

    @Test
    @DisplayName("XML: #id signed within a document: whatever stands beside it, or around it")
    void aroundAPart() throws Exception {
        for (String uri : new String[] {"#p", "#xpointer(id('p'))"}) {
            String signed =
                    text(smith().reference(uri).sign(PARTS.replace("<end></end>", ""), "letter"));
            valid(signed);
            valid(signed.replace("<letter>", "<letter><!-- nobody -->"));
            never(signed.replace("<letter>", "<letter pay=\"999\">"));
            never(signed.replace("<letter>", "<letter>999"));
            never(signed.replace("<letter>", "<letter><approved/>"));
            never(signed.replace("<letter>", "<letter><?pay 999?>"));
            never("<?xml-stylesheet href=\"x.xsl\"?>" + signed);
            never(signed.replace("<ds:Signature ", "<approved/><ds:Signature "));
            never(signed.replace("</letter>", "<ds:Signature xmlns:ds=\"urn:x\"/></letter>"));
            // Doubled, under whatever name an id goes.
            for (String id : new String[] {"Id", "ID", "id", "xml:id"}) {
                never(signed.replace("<letter>", "<letter><part " + id + "=\"p\">Pay 999</part>"));
                never(signed.replace("<letter>", "<letter " + id + "=\"p\">"));
            }
        }
    }

    @Test
    @DisplayName(
            "XML wrapping: what #id signs moved into the signature, something else in its place")
    void movedAside() throws Exception {
        for (String uri : new String[] {"#p", "#xpointer(id('p'))"}) {
            String signed =
                    text(smith().reference(uri).sign(PARTS.replace("<end></end>", ""), "letter"));
            valid(signed);
            String part = "<part Id=\"p\">Pay <b>100</b></part>";
            String fake = "<part>Pay <b>999</b></part>";
            for (String other : new String[] {fake, fake.replace("<part", "<part Id=\"q\""), ""}) {
                never(
                        signed.replace(part, other)
                                .replace(
                                        "</ds:Signature>",
                                        "<ds:Object>" + part + "</ds:Object></ds:Signature>"));
                never(
                        signed.replace(part, other)
                                .replace("</letter>", "<aside>" + part + "</aside></letter>")
                                .replace("<letter>", "<letter><pay/>"));
            }
        }
    }

    @Test
    @DisplayName("XML wrapping: a list of references, and what it says is signed")
    void lists() throws Exception {
        String whole = PARTS.replace("<end></end>", "");
        String typed = text(smith().list("m", true, "#p").sign(whole, "letter"));
        valid(typed);
        never(typed.replace("<b>100", "<b>999"));
        never(typed.replace("<letter>", "<letter pay=\"999\">"));
        never(typed.replace("<letter>", "<letter><part Id=\"p\">Pay 999</part>"));
        never(typed.replace("<letter>", "<letter><part ID=\"p\">Pay 999</part>"));
        String pointed = text(smith().list("m", true, "#xpointer(id('p'))").sign(whole, "letter"));
        never(pointed.replace("<b>100", "<b>999"));
        never(pointed.replace("<letter>", "<letter><part ID=\"p\">Pay 999</part>"));
        // Nobody follows a list that isn't called one: what it names is free.
        String plain = text(smith().list("m", false, "#p").sign(whole, "letter"));
        never(plain);
        never(plain.replace("<b>100", "<b>999"));
        // Nor one in a list.
        String nested =
                text(smith().list("n", false, "#p").list("m", true, "#n").sign(whole, "letter"));
        never(nested.replace("<b>100", "<b>999"));
    }

    @Test
    @DisplayName("XML: base64 signs the letters alone, not the elements they stand in")
    void letters() throws Exception {
        String coded = "UGF5IDEwMA==";
        String held = text(smith().holding("o", coded, BASE64).sign("<x/>", null));
        valid(held);
        never(held.replace(coded, "<pay>" + coded + "</pay>"));
        never(held.replace(coded, coded + "<approved/>"));
        never(held.replace("<ds:Object ", "<ds:Object pay=\"999\" "));
        String part = "<letter><part Id=\"p\">" + coded + "</part></letter>";
        String signed = text(smith().reference("#p", BASE64).sign(part, "letter"));
        valid(signed);
        never(signed.replace("<part ", "<part pay=\"999\" "));
        never(signed.replace(coded, "<pay>" + coded + "</pay>"));
    }

    @Test
    @DisplayName("XML: a remark that cuts a signed text in two")
    void cutText() {
        String signed =
                xades("<letter><to>lan@a.vn.b.vn</to></letter>", SignaturePackaging.ENVELOPED);
        valid(signed.replace("<to>", "<!-- to --><to>"));
        never(signed.replace("a.vn.b", "a.vn<!---->.b"));
    }

    @Test
    @DisplayName("XML: an element between two enveloped signatures, and a part nobody signed")
    void betweenTwo() throws Exception {
        String once =
                text(smith().reference("", NO_SIGNATURES).sign("<letter>1</letter>", "letter"));
        String twice = text(smith().reference("", NO_SIGNATURES).sign(once, "letter"));
        valid(twice);
        int second = twice.lastIndexOf("<ds:Signature ");
        assertThat(twice.indexOf("<ds:Signature ")).isLessThan(second);
        for (String added :
                new String[] {
                    "<approved/>",
                    "999",
                    "<?pay 999?>",
                    "<x:Signature xmlns:x=\"urn:x\"/>",
                    "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>"
                }) {
            never(twice.substring(0, second) + added + twice.substring(second));
        }
        // Each signs its part; a third is nobody's.
        String parts = "<letter><part Id=\"p\">1</part><part Id=\"q\">2</part></letter>";
        String first = text(smith().reference("#p").sign(parts, "letter"));
        never(first);
        String both = text(smith().reference("#q").sign(first, "letter"));
        valid(both);
        int between = both.lastIndexOf("<ds:Signature ");
        never(both.substring(0, between) + "<approved/>" + both.substring(between));
        never(both.replace("<part Id=\"q\"", "<approved/><part Id=\"q\""));
    }

    @Test
    @DisplayName("XML: signatures left out by what they are called alone")
    void soNamed() throws Exception {
        String signed =
                text(
                        smith().reference("", "not(ancestor-or-self::ds:Signature)")
                                .sign("<letter>1</letter>", "letter"));
        valid(signed);
        never(
                signed.replace(
                        "</letter>",
                        "<ds:Signature xmlns:ds=\"urn:x\"><pay>999</pay></ds:Signature></letter>"));
    }

    @Test
    @DisplayName("XML: two signature values, two lists of what is signed: nobody knows which")
    void doubledParts() throws Exception {
        String signed = text(smith().reference("", ENVELOPED).sign("<letter>1</letter>", "letter"));
        valid(signed);
        for (String name : new String[] {"SignedInfo", "SignatureValue", "KeyInfo"}) {
            String end = "</ds:" + name + ">";
            int from = signed.indexOf("<ds:" + name);
            int to = signed.indexOf(end) + end.length();
            never(signed.substring(0, to) + signed.substring(from));
        }
    }

    @Test
    @DisplayName("XML: an unsigned object isn't hidden by a second signature")
    void behindAnother() {
        String one = enveloping();
        String added = "<ds:Object><pay>999</pay>" + enveloping() + "</ds:Object></ds:Signature>";
        int at = one.lastIndexOf("</ds:Signature>");
        never(one.substring(0, at) + added);
        assertThat(verdict(one)).isEqualTo(FileVerdict.VALID);
    }

    @Test
    @DisplayName("XML: a counter-signature is part of the signature, what is put into it isn't")
    void counterSigned() {
        var forger =
                new DssForger(shop.honest.chain(), shop.honest.keys().getPrivate(), shop.now());
        for (var packaging :
                new SignaturePackaging[] {
                    SignaturePackaging.ENVELOPED, SignaturePackaging.ENVELOPING
                }) {
            byte[] once = forger.xml("<letter><pay>100</pay></letter>", packaging);
            var id = Pattern.compile("<ds:Signature [^>]*Id=\"([^\"]+)\"").matcher(text(once));
            assertThat(id.find()).isTrue();
            String twice = text(forger.countered(once, id.group(1)));
            assertThat(twice).contains("CounterSignature>");
            twice = twice.substring(twice.indexOf('<', twice.startsWith("<?") ? 1 : 0));
            valid(twice);
            String end = "</ds:Signature>";
            int inner = twice.indexOf(end);
            int outer = twice.lastIndexOf(end);
            assertThat(inner).isLessThan(outer);
            String added = "<ds:Object><pay>999</pay></ds:Object>";
            never(twice.substring(0, inner) + added + twice.substring(inner));
            never(twice.substring(0, outer) + added + twice.substring(outer));
        }
    }
}
