package org.antin.practiceca;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;

class OcspTest {
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
    @DisplayName("RFC 6960: good, signed by the delegated responder, fresh, nonce echoed")
    void good() throws Exception {
        var leaf = Practice.issue(ca, Practice.CHAIRMAN);
        byte[] nonce = {1, 2, 3, 4, 5, 6, 7, 8};
        BasicOCSPResp basic = ask(request(ca.issuing(), leaf.getSerialNumber(), nonce));
        assertThat(one(basic).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        assertThat(basic.getProducedAt()).isEqualTo(Date.from(Practice.NOW));
        assertThat(one(basic).getThisUpdate()).isEqualTo(Date.from(Practice.NOW));
        assertThat(one(basic).getNextUpdate())
                .isEqualTo(Date.from(Practice.NOW.plus(Duration.ofHours(1))));
        assertThat(
                        basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)
                                .getExtnValue()
                                .getOctets())
                .isEqualTo(new DEROctetString(nonce).getEncoded());
    }

    @Test
    @DisplayName("Without a nonce in the question there is none in the answer")
    void noNonce() throws Exception {
        var leaf = Practice.issue(ca, Practice.CHAIRMAN);
        BasicOCSPResp basic = ask(request(ca.issuing(), leaf.getSerialNumber(), null));
        assertThat(basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)).isNull();
    }

    @Test
    @DisplayName("Điều 10.4, T10: revoked for a loss tells time, reason and invalidityDate")
    void revokedForLoss() throws Exception {
        var leaf = Practice.issue(ca, Practice.CHAIRMAN);
        var lost = Practice.NOW.minus(Duration.ofDays(2));
        ca.revoke(
                leaf.getSerialNumber(),
                RevocationReason.KEY_COMPROMISE,
                Practice.NOW,
                Optional.of(lost));
        SingleResp answer = one(ask(request(ca.issuing(), leaf.getSerialNumber(), null)));
        assertThat(answer.getCertStatus())
                .isInstanceOfSatisfying(
                        RevokedStatus.class,
                        r -> {
                            assertThat(r.getRevocationTime()).isEqualTo(Date.from(Practice.NOW));
                            assertThat(r.getRevocationReason()).isEqualTo(1);
                        });
        var since =
                ASN1GeneralizedTime.getInstance(
                        answer.getExtension(Extension.invalidityDate).getParsedValue());
        assertThat(since.getDate()).isEqualTo(Date.from(lost));
    }

    @Test
    @DisplayName("RFC 5280 5.3.1: no reason given means no reason code")
    void revokedWithoutReason() throws Exception {
        var leaf = Practice.issue(ca, Practice.COMMUNE);
        ca.revoke(
                leaf.getSerialNumber(),
                RevocationReason.UNSPECIFIED,
                Practice.NOW,
                Optional.empty());
        SingleResp answer = one(ask(request(ca.issuing(), leaf.getSerialNumber(), null)));
        assertThat(((RevokedStatus) answer.getCertStatus()).hasRevocationReason()).isFalse();
        assertThat(answer.getExtension(Extension.invalidityDate)).isNull();
    }

    @Test
    @DisplayName("Unknown: a serial never issued, and any serial of another issuer")
    void unknown() throws Exception {
        var leaf = Practice.issue(ca, Practice.CHAIRMAN);
        assertThat(one(ask(request(ca.issuing(), BigInteger.TEN, null))).getCertStatus())
                .isInstanceOf(UnknownStatus.class);
        assertThat(one(ask(request(ca.root(), leaf.getSerialNumber(), null))).getCertStatus())
                .isInstanceOf(UnknownStatus.class);
    }

    @Test
    @DisplayName("The TSA's own certificate can be asked about too")
    void ownCertificates() throws Exception {
        var serial = ca.timeStamping().getSerialNumber();
        assertThat(one(ask(request(ca.issuing(), serial, null))).getCertStatus())
                .isEqualTo(CertificateStatus.GOOD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "30",
                "3000",
                "30023000",
                "300530033001ff",
                "0a0101",
                "ffffffffffffffff",
                "3080",
                "308400ffffff00"
            })
    @DisplayName("RFC 6960 2.3: what isn't a request gets malformedRequest")
    void malformed(String hex) throws Exception {
        assertMalformed(HexFormat.of().parseHex(hex));
    }

    @Test
    @DisplayName("Cut or changed requests are answered, whatever they say")
    void mutations() throws Exception {
        var leaf = Practice.issue(ca, Practice.CHAIRMAN);
        byte[] whole = request(ca.issuing(), leaf.getSerialNumber(), new byte[16]);
        for (int cut = 0; cut < whole.length; cut++) {
            assertMalformed(java.util.Arrays.copyOf(whole, cut));
        }
        assertMalformed(java.util.Arrays.copyOf(whole, whole.length + 1));
        var random = new SplittableRandom(19);
        for (int i = 0; i < 100; i++) {
            byte[] changed = whole.clone();
            int at = random.nextInt(whole.length);
            changed[at] ^= (byte) (1 + random.nextInt(255));
            int status = new OCSPResp(ca.ocsp(changed)).getStatus();
            assertThat(status).as("seed 19, round %d, byte %d", i, at).isIn(0, 1);
        }
    }

    @Test
    @DisplayName("RFC 9654 2.1: an empty nonce or one over 128 bytes is malformed, 128 is not")
    void nonceLength() throws Exception {
        var serial = Practice.issue(ca, Practice.CHAIRMAN).getSerialNumber();
        assertMalformed(request(ca.issuing(), serial, new byte[0]));
        assertMalformed(request(ca.issuing(), serial, new byte[129]));
        ask(request(ca.issuing(), serial, new byte[128]));
    }

    private void assertMalformed(byte[] request) throws Exception {
        var response = new OCSPResp(ca.ocsp(request));
        assertThat(response.getStatus()).isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
        assertThat(response.getResponseObject()).isNull();
    }

    /// Asks and checks everything a careful client checks about the signature.
    private BasicOCSPResp ask(byte[] request) throws Exception {
        var response = new OCSPResp(ca.ocsp(request));
        assertThat(response.getStatus()).isEqualTo(OCSPRespBuilder.SUCCESSFUL);
        var basic = (BasicOCSPResp) response.getResponseObject();
        X509CertificateHolder responder = basic.getCerts()[0];
        assertThat(responder).isEqualTo(new JcaX509CertificateHolder(ca.ocspResponder()));
        assertThat(basic.isSignatureValid(new JcaContentVerifierProviderBuilder().build(responder)))
                .isTrue();
        return basic;
    }

    private static SingleResp one(BasicOCSPResp basic) {
        assertThat(basic.getResponses()).hasSize(1);
        return basic.getResponses()[0];
    }

    private static byte[] request(X509Certificate issuer, BigInteger serial, byte[] nonce)
            throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var id =
                new CertificateID(
                        digests.get(CertificateID.HASH_SHA1),
                        new JcaX509CertificateHolder(issuer),
                        serial);
        var builder = new OCSPReqBuilder().addRequest(id);
        if (nonce != null) {
            builder.setRequestExtensions(
                    new Extensions(
                            new Extension(
                                    OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                                    false,
                                    new DEROctetString(nonce).getEncoded())));
        }
        return builder.build().getEncoded();
    }
}
