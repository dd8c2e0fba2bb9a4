package org.antin.practiceca;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.Base64;
import java.util.List;

class PracticeCaHttpTest {
    private static PracticeCaServer server;
    private static PracticeCa ca;

    @BeforeAll
    static void start(@TempDir Path dir) {
        server = PracticeCaServer.start(dir, new Practice.HandClock(), Practice.POOL);
        ca = server.ca();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  root.pem,     200, application/x-pem-file",
        "GET,  chain.pem,    200, application/x-pem-file",
        "GET,  root.cer,     200, application/pkix-cert",
        "GET,  issuing.cer,  200, application/pkix-cert",
        "GET,  crl.der,      200, application/pkix-crl",
        "GET,  root-crl.der, 200, application/pkix-crl",
        "HEAD, crl.der,      200, application/pkix-crl",
        "POST, ocsp,         200, application/ocsp-response",
        "GET,  ocsp/xyz,     200, application/ocsp-response",
        "POST, tsa,          200, application/timestamp-reply",
        "POST, crl.der,      405, text/plain;charset=utf-8",
        "GET,  ocsp,         405, text/plain;charset=utf-8",
        "GET,  tsa,          405, text/plain;charset=utf-8",
        "PUT,  tsa,          405, text/plain;charset=utf-8",
        "GET,  keys/root.p8, 404, text/plain;charset=utf-8",
        "GET,  journal,      404, text/plain;charset=utf-8",
        "GET,  ../root.pem,  404, text/plain;charset=utf-8",
        "GET,  '',           404, text/plain;charset=utf-8",
    })
    @DisplayName("Every path answers with its media type, and nothing else is served")
    void paths(String method, String path, int status, String type) {
        var answer = new PracticeCaHttp(ca).answer(method, "/practice-ca/" + path, new byte[0]);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo(type);
        assertThat(answer.body()).isNotEmpty();
    }

    @Test
    @DisplayName("A body over the limit is refused")
    void tooLarge() {
        var body = new byte[PracticeCaHttp.LARGEST_BODY + 1];
        assertThat(new PracticeCaHttp(ca).answer("POST", "/practice-ca/tsa", body).status())
                .isEqualTo(413);
    }

    @Test
    @DisplayName("The addresses in a certificate lead over HTTP to CRL, issuer, OCSP")
    void addresses() throws Exception {
        var leaf = Practice.issue(ca, Practice.CHAIRMAN);
        String text = new String(leaf.getEncoded(), StandardCharsets.ISO_8859_1);
        assertThat(text)
                .contains(server.base() + "/practice-ca/crl.der")
                .contains(server.base() + "/practice-ca/issuing.cer")
                .contains(server.base() + "/practice-ca/ocsp");
        var factory = CertificateFactory.getInstance("X.509");
        var issuer = get("/practice-ca/issuing.cer");
        assertThat(factory.generateCertificate(new ByteArrayInputStream(issuer.body())))
                .isEqualTo(ca.issuing());
        var crl =
                (X509CRL)
                        factory.generateCRL(
                                new ByteArrayInputStream(get("/practice-ca/crl.der").body()));
        crl.verify(ca.issuing().getPublicKey());
    }

    @Test
    @DisplayName("RFC 6960 A.1: OCSP by GET and by POST; RFC 3161 3.4: time stamp by POST")
    void askedOverHttp() throws Exception {
        var leaf = Practice.issue(ca, Practice.CHAIRMAN);
        var builder = new OCSPReqBuilder();
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        // The second serial, at whatever offset it comes to lie, is written with '+' and '/'.
        var awkward = new BigInteger("ffffffffffffffff" + "fbefbe00fbefbe00fbefbe", 16);
        for (BigInteger serial : List.of(leaf.getSerialNumber(), awkward)) {
            builder.addRequest(
                    new CertificateID(
                            digests.get(CertificateID.HASH_SHA1),
                            new JcaX509CertificateHolder(ca.issuing()),
                            serial));
        }
        byte[] request = builder.build().getEncoded();
        String base64 = Base64.getEncoder().encodeToString(request);
        assertThat(base64).contains("+").contains("/");
        String encoded = URLEncoder.encode(base64, StandardCharsets.US_ASCII);
        for (byte[] body :
                List.of(
                        get("/practice-ca/ocsp/" + encoded).body(),
                        get("/practice-ca/ocsp/" + base64).body(),
                        post("/practice-ca/ocsp", request).body())) {
            var basic = (BasicOCSPResp) new OCSPResp(body).getResponseObject();
            assertThat(basic.getResponses()).hasSize(2);
            assertThat(basic.getResponses()[0].getCertStatus()).isNull();
        }
        var stamp = new TimeStampRequestGenerator().generate(TSPAlgorithms.SHA256, new byte[32]);
        var reply = post("/practice-ca/tsa", stamp.getEncoded());
        assertThat(reply.headers().firstValue("Content-Type"))
                .contains("application/timestamp-reply");
        new TimeStampResponse(reply.body()).validate(stamp);
    }

    private static HttpResponse<byte[]> get(String path) throws Exception {
        return send(HttpRequest.newBuilder().GET(), path);
    }

    private static HttpResponse<byte[]> post(String path, byte[] body) throws Exception {
        return send(HttpRequest.newBuilder().POST(BodyPublishers.ofByteArray(body)), path);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request, String path)
            throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    request.uri(URI.create(server.base() + path)).build(),
                    BodyHandlers.ofByteArray());
        }
    }
}
