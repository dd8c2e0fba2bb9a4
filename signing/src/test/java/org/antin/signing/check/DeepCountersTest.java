package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.Workshop;
import org.antin.testkit.Needs;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/// Signatures over signatures over signatures: each is read, or it is said that one wasn't.
@Needs
@Timeout(60)
class DeepCountersTest {
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

    /// The signature with so many over it, each over the one before.
    private static SignerInformation countered(SignerInformation of, int depth) throws Exception {
        if (depth == 0) return of;
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var signer =
                new JcaContentSignerBuilder("SHA256withRSA").build(shop.honest.keys().getPrivate());
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(digests)
                        .build(signer, shop.honest.certificate()));
        generator.addCertificates(new JcaCertStore(shop.honest.chain()));
        var over = generator.generateCounterSigners(of).getSigners().iterator().next();
        var store = new SignerInformationStore(List.of(countered(over, depth - 1)));
        return SignerInformation.addCounterSigners(of, store);
    }

    private static byte[] cms(byte[] content, boolean inside, int depth) throws Exception {
        var cms = new CMSSignedData(shop.cms(content, inside));
        var signer = cms.getSignerInfos().getSigners().iterator().next();
        var store = new SignerInformationStore(List.of(countered(signer, depth)));
        return CMSSignedData.replaceSigners(cms, store).getEncoded("DER");
    }

    private static byte[] pdf(int depth) {
        return shop.pdf(Notary.letter(), "", 40_000, content -> cms(content, false, depth));
    }

    private static VerificationReport expect(byte[] file, FileVerdict verdict) {
        var report = shop.check(file);
        assertThat(report.verdict()).as(ReportJson.line(report)).isEqualTo(verdict);
        return report;
    }

    @Test
    @DisplayName(
            "PDF: four signatures over each other are read; of more it is said that they aren't")
    void pdf() throws Exception {
        assertThat(expect(pdf(4), FileVerdict.VALID).signatures()).hasSize(5);
        for (int depth : new int[] {5, 9}) {
            var report = expect(pdf(depth), FileVerdict.INDETERMINATE);
            assertThat(report.says(Reason.SIGNATURE_UNREADABLE)).isTrue();
        }
    }

    @Test
    @DisplayName("CMS: none is left out, however many stand over each other")
    void cms() throws Exception {
        byte[] content = {1, 2, 3};
        assertThat(expect(cms(content, true, 4), FileVerdict.VALID).signatures()).hasSize(5);
        assertThat(expect(cms(content, true, 9), FileVerdict.VALID).signatures()).hasSize(10);
    }
}
