package org.antin.signing.check.facts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.spi.x509.tsp.TimestampToken;

import org.antin.signing.check.TimestampType;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/// T27: a token is as weak as the hash of what it is for, however well it is signed.
class StampImprintTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final byte[] CONTENT = "Báo cáo số 12".getBytes(StandardCharsets.UTF_8);
    private static KeyPair keys;
    private static X509Certificate authority;

    @BeforeAll
    static void found() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        keys = generator.generateKeyPair();
        var name = new X500Name("CN=TSA,C=VN");
        var builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(NOW.minus(Duration.ofDays(1))),
                        Date.from(NOW.plus(Duration.ofDays(1))),
                        name,
                        keys.getPublic());
        builder.addExtension(
                Extension.extendedKeyUsage,
                true,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
        authority =
                (X509Certificate)
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(
                                        new ByteArrayInputStream(
                                                builder.build(signer).getEncoded()));
    }

    /// Signed with SHA-256.
    private static byte[] token(ASN1ObjectIdentifier digest, String name) throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var generator =
                new TimeStampTokenGenerator(
                        new JcaSimpleSignerInfoGeneratorBuilder()
                                .build("SHA256withECDSA", keys.getPrivate(), authority),
                        digests.get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                        new ASN1ObjectIdentifier("2.999.1"));
        generator.addCertificates(new JcaCertStore(List.of(authority)));
        var request = new TimeStampRequestGenerator();
        request.setCertReq(true);
        byte[] hash = MessageDigest.getInstance(name).digest(CONTENT);
        return generator
                .generate(request.generate(digest, hash), BigInteger.ONE, Date.from(NOW))
                .getEncoded();
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.840.113549.2.5, MD5",
        "1.3.14.3.2.26, SHA-1",
        "2.16.840.1.101.3.4.2.1, SHA-256",
        "2.16.840.1.101.3.4.2.3, SHA-256"
    })
    @DisplayName("a SHA-1 or MD5 imprint is what the token is weighed by, whoever reads it")
    void imprint(String digest, String weighed) throws Exception {
        String name = digest.endsWith("2.3") ? "SHA-512" : weighed;
        byte[] token = token(new ASN1ObjectIdentifier(digest), name);
        var ours =
                StampReader.read(
                        ContentInfo.getInstance(token),
                        "t",
                        TimestampType.ARCHIVE,
                        SignedContent.of(CONTENT),
                        Set.of(),
                        new FactsInHand());
        assertThat(ours).isNotNull();
        assertThat(ours.intact()).isTrue();
        var theirs =
                DssSignatures.timestamp(
                        "t",
                        new TimestampToken(
                                token,
                                eu.europa.esig.dss.enumerations.TimestampType.ARCHIVE_TIMESTAMP),
                        TimestampType.ARCHIVE,
                        true,
                        Set.of(),
                        new FactsInHand());
        assertThat(theirs.intact()).isTrue();
        var expected = new Algorithms(weighed, "EC", 256);
        assertThat(ours.algorithms()).isEqualTo(expected);
        assertThat(theirs.algorithms()).isEqualTo(expected);
    }

    /// An archive time stamp over an index (EN 319 122-1, 5.5.2).
    ///
    /// @param digest what the index is made with; null to leave it to the default
    private static byte[] indexed(ASN1ObjectIdentifier digest, String attribute) throws Exception {
        var cms = new CMSSignedData(token(TSPAlgorithms.SHA256, "SHA-256"));
        var none = new DERSequence();
        var index = new ASN1EncodableVector();
        if (digest != null) index.add(new AlgorithmIdentifier(digest));
        for (int i = 0; i < 3; i++) index.add(none);
        var unsigned =
                new AttributeTable(
                        new Attribute(
                                new ASN1ObjectIdentifier(attribute),
                                new DERSet(new DERSequence(index))));
        var signer =
                SignerInformation.replaceUnsignedAttributes(
                        cms.getSignerInfos().getSigners().iterator().next(), unsigned);
        return CMSSignedData.replaceSigners(cms, new SignerInformationStore(signer)).getEncoded();
    }

    @ParameterizedTest
    @CsvSource({
        "0.4.0.1733.2.5, 1.3.14.3.2.26, SHA-1",
        "0.4.0.19122.1.4, 1.3.14.3.2.26, SHA-1",
        "0.4.0.19122.1.5, 1.3.14.3.2.26, SHA-1",
        "0.4.0.19122.1.5, 2.16.840.1.101.3.4.2.3, SHA-256",
        "0.4.0.19122.1.5, , SHA-256",
        // An attribute that has nothing to do with it.
        "2.999.1, 1.3.14.3.2.26, SHA-256"
    })
    @DisplayName("an archive time stamp is no stronger than the index of hashes it is over")
    void index(String attribute, String digest, String weighed) throws Exception {
        var oid = digest == null ? null : new ASN1ObjectIdentifier(digest);
        var read =
                DssSignatures.timestamp(
                        "t",
                        new TimestampToken(
                                indexed(oid, attribute),
                                eu.europa.esig.dss.enumerations.TimestampType.ARCHIVE_TIMESTAMP),
                        TimestampType.ARCHIVE,
                        true,
                        Set.of(),
                        new FactsInHand());
        assertThat(read.intact()).isTrue();
        assertThat(read.algorithms()).isEqualTo(new Algorithms(weighed, "EC", 256));
    }
}
