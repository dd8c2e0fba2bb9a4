package org.antin.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.ApiTokens;
import org.antin.House;
import org.antin.ServerTest;
import org.antin.SteeredClock;
import org.antin.access.Role;
import org.antin.api.Calls.Parts;
import org.antin.document.CheckDesk;
import org.antin.document.Sender;
import org.antin.provider.PracticeProvider;
import org.antin.signing.check.EtsiReport;
import org.antin.signing.check.ReportJson;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;

@ServerTest
@DisplayName("D1.1b, D7.1: anybody checks a file over the interface; nothing secret is read")
class VerificationApiTest {
    private static final String PATH = "/api/v1/verifications";
    private static final byte[] TEXT = "chỉ là văn bản thường".getBytes(StandardCharsets.UTF_8);

    @Autowired House house;
    @Autowired ApiTokens tokens;
    @Autowired SteeredClock clock;
    @Autowired CheckDesk desk;
    @Autowired Environment environment;
    @Autowired JdbcClient db;
    @Autowired PracticeProvider provider;

    @Value("${antin.practice.keys}")
    Path keys;

    private Calls api;

    @BeforeEach
    void start() {
        clock.pass(Duration.ofMinutes(2));
        api = new Calls(environment.getRequiredProperty("server.port"));
    }

    private static byte[] letter() throws IOException {
        try (var files =
                Files.list(Repository.root().resolve("signing/src/test/resources/letters"))) {
            return Files.readAllBytes(
                    files.filter(f -> f.toString().endsWith(".pdf")).findFirst().orElseThrow());
        }
    }

    @Test
    @DisplayName("D7.1: the command's own JSON with an id; again by its id, for a day; as a paper")
    void theReport() throws IOException {
        var answer = api.upload(PATH, null, Parts.free().file("file", "../công văn.pdf", letter()));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("verdict")).isEqualTo("NOT_SIGNED");
        assertThat(answer.text("file")).isEqualTo("công văn.pdf");
        var id = UUID.fromString(answer.text("id"));
        assertThat(answer.header("Location")).isEqualTo(PATH + "/" + id);
        var kept = desk.kept(id).orElseThrow().report();
        var line = ReportJson.line(kept);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"" + id + "\",\"pages\":[]," + line.substring(1));
        assertThat(api.get(PATH + "/" + id, null).body()).isEqualTo(answer.body());
        var paper = api.get(PATH + "/" + id, null, "Accept", "application/pdf");
        assertThat(new String(paper.body(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        var etsi = api.get(PATH + "/" + id, null, "Accept", "text/html;q=0.9, application/xml");
        assertThat(etsi.contentType()).isEqualTo("application/xml");
        assertThat(etsi.body()).isEqualTo(EtsiReport.xml(kept, desk.kept(id).orElseThrow().at()));
        assertThat(api.get(PATH + "/" + id, null, "Accept", "image/png").status()).isEqualTo(406);
        var printed =
                api.upload(
                        PATH,
                        null,
                        Parts.free().file("file", "a.pdf", letter()),
                        "Accept",
                        "application/pdf");
        assertThat(printed.status()).isEqualTo(201);
        assertThat(printed.contentType()).isEqualTo("application/pdf");
        assertThat(api.get(PATH + "/" + UUID.randomUUID(), null).status()).isEqualTo(404);
        clock.pass(CheckDesk.KEPT.plusMinutes(1));
        assertThat(api.get(PATH + "/" + id, null).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("D1.1b: secrecy comes first and is said; otherwise not a byte of the file is read")
    void secrecyFirst() throws IOException {
        for (var order :
                new Parts[] {
                    new Parts().file("file", "a.pdf", TEXT),
                    new Parts().file("file", "a.pdf", TEXT).text("secrecy", "none"),
                    new Parts().text("secrecy", "").file("file", "a.pdf", TEXT),
                    new Parts().file("secrecy", "none", TEXT)
                }) {
            assertThat(api.upload(PATH, null, order).code()).isEqualTo("secrecy-first");
        }
        for (var said : new String[] {"marked", "tuyệt mật", "NONE?"}) {
            var answer =
                    api.upload(
                            PATH,
                            null,
                            new Parts().text("secrecy", said).file("file", "a.pdf", TEXT));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.code()).isEqualTo("document.state-secret");
        }
        // The server answers while the document is still to come: it isn't waited for.
        var declared = new Parts().text("secrecy", "marked").file("file", "a.pdf", TEXT);
        var head = new String(declared.bytes(), StandardCharsets.UTF_8);
        var begun = head.substring(0, head.indexOf("filename"));
        assertThat(unfinished(declared.type(), begun, 9_000_000)).contains("document.state-secret");
    }

    /// What is answered to a call that goes on sending nothing.
    private String unfinished(String type, String begun, long promised) throws IOException {
        int port = Integer.parseInt(environment.getRequiredProperty("server.port"));
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(15_000);
            OutputStream out = socket.getOutputStream();
            var head =
                    "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                            .formatted(PATH, type, promised);
            out.write((head + begun).getBytes(StandardCharsets.UTF_8));
            out.flush();
            var answer = new StringBuilder();
            var in = socket.getInputStream();
            while (answer.indexOf("}") < 0) {
                int next = in.read();
                if (next < 0) break;
                answer.append((char) next);
            }
            return answer.toString();
        }
    }

    @Test
    @DisplayName("issue 3: a signature in a file of its own comes with what it signs")
    void pair() throws IOException {
        var sender = Sender.of(provider, keys, clock.instant());
        clock.pass(Duration.ofMinutes(2));
        var signature = sender.p7s(TEXT);
        var both =
                Parts.free()
                        .file("content", "công văn.txt", TEXT)
                        .file("file", "công văn.p7s", signature);
        var answer = api.upload(PATH, null, both);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("verdict")).isEqualTo("VALID");
        assertThat(answer.text("file")).isEqualTo("công văn.p7s");
        assertThat(answer.json().get("content").get("file").stringValue())
                .isEqualTo("công văn.txt");
        assertThat(answer.json().get("content").get("sha256").stringValue())
                .isEqualTo(HexFormat.of().formatHex(sha256(TEXT)));
        var again = api.get(PATH + "/" + answer.text("id"), null);
        assertThat(again.body()).isEqualTo(answer.body());
        var etsi = api.get(PATH + "/" + answer.text("id"), null, "Accept", "application/xml");
        assertThat(new String(etsi.body(), StandardCharsets.UTF_8)).contains("id=\"CONTENT\"");

        var swapped =
                Parts.free().file("file", "a.p7s", signature).file("content", "a.txt", signature);
        assertThat(api.upload(PATH, null, swapped).text("verdict")).isEqualTo("INVALID");
        var alone = Parts.free().file("file", "a.p7s", signature);
        assertThat(api.upload(PATH, null, alone).text("verdict")).isEqualTo("INDETERMINATE");
        var nothing =
                Parts.free().file("file", "a.p7s", signature).file("content", "", new byte[0]);
        assertThat(api.upload(PATH, null, nothing).text("verdict")).isEqualTo("INVALID");
        assertThat(api.upload(PATH, null, Parts.free().file("content", "a.txt", TEXT)).code())
                .isEqualTo("field-required");
        var secret = "TUYỆT MẬT\nKế hoạch".getBytes(StandardCharsets.UTF_8);
        var marked =
                Parts.free()
                        .file("file", "a.p7s", sender.p7s(secret))
                        .file("content", "a.txt", secret);
        assertThat(api.upload(PATH, null, marked).code()).isEqualTo("document.state-secret");
        // Each is below the limit of 50 MB, both are beyond it.
        var large = new byte[26_300_000];
        var tooMuch = Parts.free().file("content", "a", large).file("file", "b", large);
        assertThat(api.upload(PATH, null, tooMuch).status()).isEqualTo(413);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("wrong parts, unreadable files and files over the limit each get their answer")
    void wrongUploads() throws IOException {
        assertThat(api.upload(PATH, null, Parts.free()).code()).isEqualTo("field-required");
        assertThat(api.upload(PATH, null, Parts.free().file("file", "a", new byte[0])).code())
                .isEqualTo("field-required");
        assertThat(api.upload(PATH, null, Parts.free().file("tep", "a", TEXT)).code())
                .isEqualTo("field-unknown");
        var twice = Parts.free().file("file", "a", TEXT).file("file", "b", TEXT);
        assertThat(api.upload(PATH, null, twice).code()).isEqualTo("field-twice");
        assertThat(api.send("POST", PATH, null, TEXT, "Content-Type", "multipart/form-data").code())
                .isEqualTo("bad-multipart");
        var longName = "Quyết định về việc ban hành quy chế ".repeat(8) + ".pdf";
        var unreadable = api.upload(PATH, null, Parts.free().file("file", longName, TEXT));
        assertThat(unreadable.text("file")).endsWith("quy chế .pdf");
        assertThat(unreadable.text("verdict")).isEqualTo("UNREADABLE");
        // Refused by what it says of itself, before a byte was sent.
        assertThat(unfinished("multipart/form-data; boundary=b", "", 200_000_000L))
                .contains(" 413")
                .contains("too-large");
    }

    @Test
    @DisplayName(
            "without a token an address waits after so many checks; a token has its own measure")
    void patience() {
        int before = 0;
        Calls.Answer last;
        do {
            last = api.upload(PATH, null, new Parts().text("secrecy", "marked"));
        } while (last.status() == 422 && before++ < 200);
        assertThat(before).isBetween(40, 60);
        assertThat(last.code()).isEqualTo("rate-limit");
        assertThat(last.header("Retry-After")).isEqualTo("60");
        var officer = house.actor(Role.IT_OFFICER, house.province().cam().committee());
        var token = tokens.everything(java.util.Objects.requireNonNull(officer.account()));
        var parts = Parts.free().file("file", "a.pdf", TEXT);
        assertThat(api.upload(PATH, token, parts).code()).isEqualTo("idempotency-key-missing");
        var first = api.upload(PATH, token, parts, "Idempotency-Key", "k1");
        // Another boundary, the same content.
        var again =
                api.upload(
                        PATH,
                        token,
                        Parts.free().file("file", "a.pdf", TEXT),
                        "Idempotency-Key",
                        "k1");
        assertThat(again.body()).isEqualTo(first.body());
        var other = Parts.free().file("file", "b.pdf", TEXT);
        assertThat(api.upload(PATH, token, other, "Idempotency-Key", "k1").code())
                .isEqualTo("idempotency-mismatch");
        clock.pass(Duration.ofMinutes(2));
        assertThat(api.upload(PATH, null, new Parts().text("secrecy", "marked")).status())
                .isEqualTo(422);
    }
}
