package org.antin.signing.check.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/// XML files made to keep whoever checks them busy.
class CostlyXmlTest {
    private static final String C14N =
            "<ds:Transform Algorithm='http://www.w3.org/2001/10/xml-exc-c14n#'/>";
    private static final Limits LIMITS = Limits.standard();

    private static VerificationReport checked(Limits limits, String xml) {
        return Verifier.of(
                        TrustStore.of(List.of()),
                        RevocationSource.offline(),
                        InstantSource.system())
                .within(limits)
                .verify("a.xml", xml.getBytes(StandardCharsets.UTF_8), null);
    }

    /// A file that claims to be signed, item by item.
    private static String xml(int items, int references, String transform) {
        var xml = new StringBuilder("<doc xmlns:ds='http://www.w3.org/2000/09/xmldsig#'>");
        for (int i = 0; i < items; i++) xml.append("<item Id='i").append(i).append("'>x</item>");
        xml.append("<ds:Signature Id='s'><ds:SignedInfo>");
        xml.append(
                "<ds:CanonicalizationMethod Algorithm='http://www.w3.org/2001/10/xml-exc-c14n#'/>");
        xml.append(
                "<ds:SignatureMethod Algorithm='http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'/>");
        for (int i = 0; i < references; i++) {
            xml.append("<ds:Reference URI='#i").append(i).append("'><ds:Transforms>");
            xml.append(transform).append("</ds:Transforms>");
            xml.append("<ds:DigestMethod Algorithm='http://www.w3.org/2001/04/xmlenc#sha256'/>");
            xml.append("<ds:DigestValue>AAAA</ds:DigestValue></ds:Reference>");
        }
        xml.append("</ds:SignedInfo><ds:SignatureValue>AAAA</ds:SignatureValue>");
        return xml.append("</ds:Signature></doc>").toString();
    }

    private static List<Reason> reasons(VerificationReport report) {
        return report.messages().stream().map(message -> message.reason()).toList();
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName(
            "Nine hundred references into a long document took a minute: too much, said at once")
    void manyReferences() {
        var report = checked(LIMITS, xml(5000, 900, C14N));
        assertThat(report.verdict()).isEqualTo(FileVerdict.UNREADABLE);
        assertThat(reasons(report)).contains(Reason.TOO_COMPLEX);
    }

    @Test
    @DisplayName("Naming the level of five hundred references took five seconds: it stays unnamed")
    void levelOfManyReferences() {
        assertThat(checked(LIMITS, xml(100, 100, C14N)).signatures().getFirst().level())
                .isNotNull();
        assertThat(checked(LIMITS, xml(500, 500, C14N)).signatures().getFirst().level()).isNull();
    }

    @Test
    @DisplayName("How much is too much is a setting")
    void aSetting() {
        var xml = xml(100, 20, C14N); // 206 elements, 40 passes: 8,240 gone over
        var tight = new Limits(1 << 20, 1 << 20, 800, 100, 50, java.time.Duration.ofMinutes(1));
        var wider = new Limits(1 << 20, 1 << 20, 830, 100, 50, java.time.Duration.ofMinutes(1));
        assertThat(checked(tight, xml).verdict()).isEqualTo(FileVerdict.UNREADABLE);
        assertThat(checked(wider, xml).verdict()).isEqualTo(FileVerdict.INVALID);
    }

    /// Twelve loops within each other, over everything.
    private static String xslt() {
        return "<ds:Transform Algorithm='http://www.w3.org/TR/1999/REC-xslt-19991116'>"
                + "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
                + "<xsl:template match='/'>"
                + "<xsl:for-each select='//*'>".repeat(12)
                + "x"
                + "</xsl:for-each>".repeat(12)
                + "</xsl:template></xsl:stylesheet></ds:Transform>";
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName(
            "A transform that is a program without end isn't run, and what it says stays unknown")
    void aProgramForTransform() {
        unknown(checked(LIMITS, xml(100, 1, xslt())));
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("Neither is one in a list of references, where only its references are signed")
    void aProgramInAList() {
        var list =
                "<ds:Object><ds:Manifest Id='m'><ds:Reference URI='#i1'><ds:Transforms>"
                        + xslt()
                        + "</ds:Transforms><ds:DigestMethod Algorithm='http://www.w3.org/2001/04/xmlenc#sha256'/>"
                        + "<ds:DigestValue>AAAA</ds:DigestValue></ds:Reference></ds:Manifest></ds:Object>";
        var xml =
                xml(100, 1, C14N)
                        .replace(
                                "URI='#i0'",
                                "URI='#m' Type='http://www.w3.org/2000/09/xmldsig#Manifest'")
                        .replace("</ds:Signature>", list + "</ds:Signature>");
        unknown(checked(LIMITS, xml));
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("Neither is an XPath that looks everywhere from everywhere")
    void anEndlessPath() {
        var path =
                "<ds:Transform Algorithm='http://www.w3.org/TR/1999/REC-xpath-19991116'>"
                        + "<ds:XPath>count(//*[count(//*[count(//*) > 1]) > 1]) > 1</ds:XPath></ds:Transform>";
        unknown(checked(LIMITS, xml(3000, 1, path)));
    }

    private static void unknown(VerificationReport report) {
        assertThat(report.verdict()).isEqualTo(FileVerdict.INDETERMINATE);
        assertThat(report.signatures())
                .singleElement()
                .satisfies(s -> assertThat(s.reason()).isEqualTo(Reason.SIGNATURE_UNSUPPORTED));
    }
}
