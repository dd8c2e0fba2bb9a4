package org.antin.practiceca;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.SplittableRandom;

class TimeStampTest {
    private final Practice.HandClock clock = new Practice.HandClock();
    @TempDir private Path dir;
    private PracticeCa ca;

    @BeforeEach
    void open() {
        ca = Practice.open(dir, clock);
    }

    @AfterEach
    void close() {
        ca.close();
    }

    @Test
    @DisplayName(
            "RFC 3161: SHA-256, -384 and -512 imprints are stamped with time, nonce and policy")
    void granted() throws Exception {
        var lengths =
                Map.of(
                        TSPAlgorithms.SHA256,
                        32,
                        TSPAlgorithms.SHA384,
                        48,
                        TSPAlgorithms.SHA512,
                        64);
        for (var one : lengths.entrySet()) {
            var asked = new TimeStampRequestGenerator();
            asked.setCertReq(true);
            var request =
                    asked.generate(one.getKey(), new byte[one.getValue()], BigInteger.valueOf(77));
            var response = ask(request.getEncoded());
            response.validate(request);
            assertThat(response.getStatus()).isEqualTo(PKIStatus.GRANTED);
            var token = response.getTimeStampToken();
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(ca.timeStamping()));
            var info = token.getTimeStampInfo();
            assertThat(info.getGenTime()).isEqualTo(Date.from(Practice.NOW));
            assertThat(info.getNonce()).isEqualTo(77);
            assertThat(info.getPolicy().getId()).isEqualTo("2.999.19.2020.2");
            assertThat(info.getAccuracy().getSeconds().getValue()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("RFC 3161 2.4.1: the certificate comes only when asked for")
    void certReq() throws Exception {
        var with = new TimeStampRequestGenerator();
        with.setCertReq(true);
        var token = ask(imprint(with)).getTimeStampToken();
        assertThat(token.getCertificates().getMatches(null))
                .contains(new JcaX509CertificateHolder(ca.timeStamping()));
        var without = ask(imprint(new TimeStampRequestGenerator())).getTimeStampToken();
        assertThat(without.getCertificates().getMatches(null)).isEmpty();
    }

    @Test
    @DisplayName("Serial numbers are never used twice, not even across restarts")
    void serials() throws Exception {
        var seen = new HashSet<BigInteger>();
        for (int restart = 0; restart < 3; restart++) {
            for (int i = 0; i < 5; i++) seen.add(serial());
            ca.close();
            ca = Practice.open(dir, clock);
        }
        assertThat(seen).hasSize(15);
    }

    @Test
    @DisplayName("T27: SHA-1 is refused with badAlg")
    void sha1() throws Exception {
        var request = new TimeStampRequestGenerator().generate(TSPAlgorithms.SHA1, new byte[20]);
        assertRefused(request.getEncoded(), PKIFailureInfo.badAlg);
    }

    @Test
    @DisplayName("RFC 3161 2.4.2: wrong digest length, foreign policy, extension, garbage")
    void refused() throws Exception {
        var short1 = new TimeStampRequestGenerator().generate(TSPAlgorithms.SHA256, new byte[20]);
        assertRefused(short1.getEncoded(), PKIFailureInfo.badDataFormat);

        var policy = new TimeStampRequestGenerator();
        policy.setReqPolicy(new ASN1ObjectIdentifier("1.2.3.4"));
        assertRefused(imprint(policy), PKIFailureInfo.unacceptedPolicy);

        var extension = new TimeStampRequestGenerator();
        extension.addExtension(new ASN1ObjectIdentifier("1.2.3.5"), true, new byte[] {5, 0});
        assertRefused(imprint(extension), PKIFailureInfo.unacceptedExtension);

        assertRefused(new byte[0], PKIFailureInfo.badDataFormat);
        assertRefused(
                "xin chào".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                PKIFailureInfo.badDataFormat);
    }

    @Test
    @DisplayName("Cut or changed requests are answered, whatever they say")
    void mutations() throws Exception {
        byte[] whole = imprint(new TimeStampRequestGenerator());
        for (int cut = 0; cut < whole.length; cut++) {
            assertRefused(Arrays.copyOf(whole, cut), PKIFailureInfo.badDataFormat);
        }
        var random = new SplittableRandom(19);
        for (int i = 0; i < 100; i++) {
            byte[] changed = whole.clone();
            int at = random.nextInt(whole.length);
            changed[at] ^= (byte) (1 + random.nextInt(255));
            assertThat(ask(changed).getStatus())
                    .as("seed 19, round %d, byte %d", i, at)
                    .isIn(PKIStatus.GRANTED, PKIStatus.REJECTION);
        }
    }

    private BigInteger serial() throws Exception {
        return ask(imprint(new TimeStampRequestGenerator()))
                .getTimeStampToken()
                .getTimeStampInfo()
                .getSerialNumber();
    }

    private void assertRefused(byte[] request, int failInfo) throws Exception {
        var response = ask(request);
        assertThat(response.getStatus()).isEqualTo(PKIStatus.REJECTION);
        assertThat(response.getFailInfo().intValue()).isEqualTo(failInfo);
        assertThat(response.getTimeStampToken()).isNull();
    }

    private TimeStampResponse ask(byte[] request) throws Exception {
        return new TimeStampResponse(ca.timeStamp(request));
    }

    private static byte[] imprint(TimeStampRequestGenerator generator) throws Exception {
        TimeStampRequest request = generator.generate(TSPAlgorithms.SHA256, new byte[32]);
        return request.getEncoded();
    }
}
