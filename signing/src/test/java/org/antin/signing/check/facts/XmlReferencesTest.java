package org.antin.signing.check.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Reason;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/// What a reference without an address points at (XML Signature 4.4.3.1).
class XmlReferencesTest {
    private static final String UNNAMED =
            "<ds:Reference>"
                    + "<ds:DigestMethod Algorithm='http://www.w3.org/2001/04/xmlenc#sha256'/>"
                    + "<ds:DigestValue>AAAA</ds:DigestValue></ds:Reference>";

    private static String signature(String references) {
        return "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#' Id='s'><ds:SignedInfo>"
                + "<ds:CanonicalizationMethod Algorithm='http://www.w3.org/2001/10/xml-exc-c14n#'/>"
                + "<ds:SignatureMethod Algorithm='http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'/>"
                + references
                + "</ds:SignedInfo><ds:SignatureValue>AAAA</ds:SignatureValue></ds:Signature>";
    }

    private static VerificationReport checked(String xml) {
        return Verifier.of(TrustStore.none(), RevocationSource.offline(), InstantSource.system())
                .verify("a.xml", xml.getBytes(StandardCharsets.UTF_8), null);
    }

    @Test
    @DisplayName("a signature in a file of its own: what it signs isn't at hand, and nothing more")
    void apart() {
        var report = checked(signature(UNNAMED));
        assertThat(report.verdict()).isEqualTo(FileVerdict.INDETERMINATE);
    }

    @Test
    @DisplayName("inside a document, or twice, it points at nothing that could be signed")
    void inside() {
        for (String xml :
                new String[] {
                    "<doc>" + signature(UNNAMED) + "</doc>", signature(UNNAMED + UNNAMED)
                }) {
            var report = checked(xml);
            assertThat(report.verdict()).isEqualTo(FileVerdict.INVALID);
            assertThat(report.signatures().getFirst().reason())
                    .isEqualTo(Reason.REFERENCE_STRUCTURE);
        }
    }
}
