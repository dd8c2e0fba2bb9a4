package org.antin.practiceca;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.Needs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Must-show 4: a program that is not ours accepts what the practice CA makes, over HTTP.
@Needs("openssl")
class OpensslTest {
    @TempDir private static Path dir;
    private static PracticeCaServer server;
    private static Path good;
    private static Path lost;
    private static Path never;

    @BeforeAll
    static void prepare() throws Exception {
        var clock = InstantSource.system();
        server = PracticeCaServer.start(dir.resolve("ca"), clock, Practice.POOL);
        var ca = server.ca();
        write("root.pem", ca.rootPem());
        write("chain.pem", ca.chainPem());
        write("issuing.pem", pem(ca.issuing()));
        good = write("good.pem", pem(leaf(ca, Practice.CHAIRMAN)));
        var revoked = leaf(ca, Practice.COMMUNE);
        lost = write("lost.pem", pem(revoked));
        var now = clock.instant();
        ca.revoke(
                revoked.getSerialNumber(),
                RevocationReason.KEY_COMPROMISE,
                now,
                Optional.of(now.minus(Duration.ofHours(5))));
        // Issued by a CA of the same keys and names, but not by this one.
        try (var twin = Practice.open(dir.resolve("twin"), clock)) {
            never = write("never.pem", pem(leaf(twin, Practice.GATEWAY)));
        }
        fetch("crl.der", "crl.der");
        fetch("root-crl.der", "root-crl.der");
        for (String name : List.of("crl", "root-crl")) {
            openssl("crl", "-inform", "DER", "-in", name + ".der", "-out", name + ".pem").ok();
        }
        write(
                "crls.pem",
                Files.readString(dir.resolve("crl.pem"))
                        + Files.readString(dir.resolve("root-crl.pem")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("openssl verify -crl_check_all -x509_strict: the good certificate is OK")
    void verifyGood() throws Exception {
        assertThat(verify(good).ok()).contains("OK");
    }

    @Test
    @DisplayName("openssl verify -crl_check: the lost device's certificate is revoked")
    void verifyRevoked() throws Exception {
        var result = verify(lost);
        assertThat(result.exit()).isNotZero();
        assertThat(result.output()).contains("certificate revoked");
    }

    @Test
    @DisplayName("Điều 10.4: openssl crl shows reason and invalidity date of the loss")
    void crlText() throws Exception {
        assertThat(openssl("crl", "-in", "crl.pem", "-text", "-noout").ok())
                .contains("Key Compromise")
                .contains("Invalidity Date")
                .contains("X509v3 CRL Number");
        assertThat(openssl("crl", "-in", "crl.pem", "-CAfile", "chain.pem", "-noout").ok())
                .contains("verify OK");
    }

    @Test
    @DisplayName(
            "openssl ocsp: good, revoked with its reason, unknown; nonce and signature accepted")
    void ocsp() throws Exception {
        assertThat(ocsp(good)).contains("good.pem: good");
        assertThat(ocsp(lost)).contains("lost.pem: revoked").contains("Reason: keyCompromise");
        assertThat(ocsp(never)).contains("never.pem: unknown");
    }

    @Test
    @DisplayName("openssl ocsp with a SHA-256 CertID, and by GET")
    void ocspSha256() throws Exception {
        assertThat(ocsp(good, "-sha256")).contains("good.pem: good");
        String[] question = {
            "ocsp",
            "-sha256",
            "-no_nonce",
            "-issuer",
            "issuing.pem",
            "-cert",
            "good.pem",
            "-reqout",
            "q.der"
        };
        openssl(question).ok();
        var base64 = Base64.getEncoder().encodeToString(Files.readAllBytes(dir.resolve("q.der")));
        fetch("ocsp/" + base64, "a.der");
        String[] check = {
            "ocsp",
            "-respin",
            "a.der",
            "-reqin",
            "q.der",
            "-issuer",
            "issuing.pem",
            "-CAfile",
            "chain.pem",
            "-sha256",
            "-cert",
            "good.pem"
        };
        assertThat(openssl(check).ok()).contains("Response verify OK").contains("good.pem: good");
    }

    @Test
    @DisplayName(
            "openssl ts -verify: stamps over SHA-256, -384, -512 hold, a changed file's doesn't")
    void timeStamps() throws Exception {
        write("letter.txt", "Kính gửi: Văn phòng");
        write("other.txt", "Kính gửi: Văn phòng.");
        for (String hash : List.of("-sha256", "-sha384", "-sha512")) {
            String[] query = {
                "ts", "-query", "-data", "letter.txt", hash, "-cert", "-out", "q.tsq"
            };
            openssl(query).ok();
            post("tsa", "q.tsq", "r.tsr");
            assertThat(stamped("-queryfile", "q.tsq").ok()).contains("Verification: OK");
            assertThat(stamped("-data", "letter.txt").ok()).contains("Verification: OK");
            assertThat(stamped("-data", "other.txt").exit()).isNotZero();
        }
        assertThat(openssl("ts", "-reply", "-in", "r.tsr", "-text").ok())
                .contains("Status: Granted.")
                .contains("Policy OID: 2.999.19.2020.2")
                .contains("Accuracy: 0x01 seconds");
    }

    @Test
    @DisplayName("openssl ts: SHA-1 is refused with badAlg")
    void timeStampRefused() throws Exception {
        write("letter.txt", "Kính gửi: Văn phòng");
        openssl("ts", "-query", "-data", "letter.txt", "-sha1", "-out", "old.tsq").ok();
        post("tsa", "old.tsq", "old.tsr");
        assertThat(openssl("ts", "-reply", "-in", "old.tsr", "-text").output())
                .contains("Status: Rejected.")
                .contains("unrecognized or unsupported algorithm identifier");
    }

    @Test
    @DisplayName("openssl x509 prints the practice notice and the Vietnamese names")
    void text() throws Exception {
        String[] show = {
            "x509", "-in", "good.pem", "-noout", "-text", "-nameopt", "utf8,sep_comma_plus"
        };
        assertThat(openssl(show).ok())
                .contains("Nguyễn Thị Thực")
                .contains("(THỰC HÀNH)")
                .contains("Digital Signature, Non Repudiation");
    }

    private static Result verify(Path certificate) throws Exception {
        return openssl(
                "verify",
                "-x509_strict",
                "-crl_check_all",
                "-CAfile",
                "root.pem",
                "-untrusted",
                "issuing.pem",
                "-CRLfile",
                "crls.pem",
                certificate.getFileName().toString());
    }

    private static String ocsp(Path certificate, String... hash) throws Exception {
        var command = new ArrayList<String>();
        command.add("ocsp");
        command.addAll(List.of(hash));
        command.addAll(
                List.of(
                        "-issuer",
                        "issuing.pem",
                        "-cert",
                        certificate.getFileName().toString(),
                        "-url",
                        server.base() + "/practice-ca/ocsp",
                        "-CAfile",
                        "chain.pem"));
        String output = openssl(command.toArray(String[]::new)).ok();
        assertThat(output).contains("Response verify OK").doesNotContain("WARNING");
        return output;
    }

    private static Result stamped(String what, String file) throws Exception {
        return openssl(
                "ts",
                "-verify",
                what,
                file,
                "-in",
                "r.tsr",
                "-CAfile",
                "root.pem",
                "-untrusted",
                "issuing.pem");
    }

    private record Result(int exit, String output) {
        String ok() {
            assertThat(exit).as(output).isZero();
            return output;
        }
    }

    private static Result openssl(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        var process =
                new ProcessBuilder(command)
                        .directory(dir.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }

    private static X509Certificate leaf(PracticeCa ca, Subject subject) {
        var start = InstantSource.system().instant().minus(Duration.ofDays(1));
        return ca.issue(LeafRequest.usual(subject, Practice.POOL.subject(0).getPublic(), start));
    }

    private static void fetch(String path, String file) throws Exception {
        send(HttpRequest.newBuilder().GET(), path, file);
    }

    private static void post(String path, String body, String file) throws Exception {
        send(HttpRequest.newBuilder().POST(BodyPublishers.ofFile(dir.resolve(body))), path, file);
    }

    private static void send(HttpRequest.Builder request, String path, String file)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create(server.base() + "/practice-ca/" + path);
            var target = BodyHandlers.ofFile(dir.resolve(file));
            assertThat(client.send(request.uri(uri).build(), target).statusCode()).isEqualTo(200);
        }
    }

    private static Path write(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    private static String pem(X509Certificate certificate) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
