package org.antin.signing.check.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.check.Integrity;
import org.antin.signing.check.Reason;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustStore;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;

/// RFC 8419: Edwards curves go with one digest each.
class EdwardsDigestTest {
    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource({
        "Ed25519, 2.16.840.1.101.3.4.2.3, INTACT",
        "Ed25519, 2.16.840.1.101.3.4.2.1, BROKEN",
        "Ed448, 2.16.840.1.101.3.4.2.3, BROKEN"
    })
    void oneDigest(String curve, String digest, Integrity integrity) throws Exception {
        SignatureReport report = checked(signed(curve, new ASN1ObjectIdentifier(digest)));
        assertThat(report.integrity()).isEqualTo(integrity);
        if (integrity == Integrity.BROKEN) {
            assertThat(report.reason()).isEqualTo(Reason.ALGORITHM_MISMATCH);
        }
    }

    private static SignatureReport checked(byte[] cms) {
        return Verifier.of(TrustStore.none(), RevocationSource.offline(), InstantSource.system())
                .verify("a.p7m", cms, null)
                .signatures()
                .getFirst();
    }

    private static byte[] signed(String curve, ASN1ObjectIdentifier digest) throws Exception {
        var keys = KeyPairGenerator.getInstance(curve).generateKeyPair();
        var signer = new JcaContentSignerBuilder(curve).build(keys.getPrivate());
        var name = new X500Name("CN=Somebody");
        Instant now = InstantSource.system().instant();
        var certificate =
                new JcaX509CertificateConverter()
                        .getCertificate(
                                new JcaX509v3CertificateBuilder(
                                                name,
                                                BigInteger.TEN,
                                                Date.from(now.minus(1, ChronoUnit.DAYS)),
                                                Date.from(now.plus(1, ChronoUnit.DAYS)),
                                                name,
                                                keys.getPublic())
                                        .build(signer));
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                        .setContentDigest(new AlgorithmIdentifier(digest))
                        .build(signer, certificate));
        generator.addCertificates(new JcaCertStore(List.of(certificate)));
        return generator
                .generate(new CMSProcessableByteArray("letter".getBytes("UTF-8")), true)
                .getEncoded("DER");
    }
}
