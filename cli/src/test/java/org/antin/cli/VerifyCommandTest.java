package org.antin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.practiceca.KeyPool;
import org.antin.practiceca.LeafRequest;
import org.antin.practiceca.PracticeCaServer;
import org.antin.practiceca.Subject;
import org.antin.signing.make.Appearance;
import org.antin.signing.make.Completion;
import org.antin.signing.make.Limits;
import org.antin.signing.make.Order;
import org.antin.signing.make.PdfSigner;
import org.antin.signing.make.Preparation;
import org.antin.signing.make.Prepared;
import org.antin.signing.make.SignatureKind;
import org.antin.signing.make.TimeStampClient;
import org.antin.testkit.Needs;
import org.antin.testkit.Repository;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

class VerifyCommandTest {
    @TempDir private static Path folder;
    private static PracticeCaServer server;
    private static byte[] signed;
    private static Path root;

    record Ran(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    @BeforeAll
    static void sign() throws Exception {
        var clock = InstantSource.system();
        var pool = KeyPool.at(Repository.root().resolve("target/practice-keys"));
        server = PracticeCaServer.start(folder.resolve("ca"), clock, pool);
        root = folder.resolve("ca/root.pem");
        var keys = pool.subject(0);
        var subject =
                new Subject.Individual(
                        "Trần Thị Bình",
                        "Phó Chủ tịch",
                        null,
                        "UBND xã Cẩm Bình",
                        null,
                        null,
                        null);
        var leaf =
                server.ca()
                        .issue(
                                LeafRequest.usual(
                                        subject,
                                        keys.getPublic(),
                                        clock.instant().minusSeconds(9)));
        var chain = List.of(leaf, server.ca().issuing(), server.ca().root());
        var signer = new PdfSigner(clock, Limits.USUAL);
        var order = new Order(SignatureKind.LEADER, chain, new Appearance.Invisible());
        var prepared = ((Preparation.Ready) signer.prepare(page(), order)).prepared();
        try (var stamps =
                new TimeStampClient(
                        server.base().resolve("/practice-ca/tsa"),
                        TimeStampClient.Settings.USUAL)) {
            signed =
                    ((Completion.Signed)
                                    signer.finish(
                                            prepared,
                                            value(prepared, keys.getPrivate()),
                                            Optional.of(stamps)))
                            .file();
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static byte[] value(Prepared prepared, PrivateKey key) throws Exception {
        var signature = Signature.getInstance(prepared.algorithm().jcaName());
        signature.initSign(key);
        signature.update(prepared.dtbs());
        return signature.sign();
    }

    private static byte[] page() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static Ran run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = AntinCommand.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Ran(code, out.toString(), err.toString());
    }

    private static Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static byte[] changed() {
        byte[] changed = signed.clone();
        changed[100] ^= 1;
        return changed;
    }

    @Test
    @DisplayName("interfaces.md 1, 2: every file VALID: exit 0, one JSON line, nothing else")
    void valid() throws IOException {
        Path file = write("valid/a.pdf", signed);
        var ran = run("verify", "--json", "--trust", root.toString(), file.toString());
        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.lines()).hasSize(1);
        assertThat(ran.out())
                .startsWith("{\"file\":\"" + file + "\",\"sha256\":\"")
                .contains("\"verdict\":\"VALID\",\"format\":\"PAdES\"")
                .contains("\"kind\":\"LEADER\"")
                .contains("\"code\":\"practice\"");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    @DisplayName("must show 5: one changed byte INVALID; every file gets its line; exit 1")
    void folderInByteOrder() throws IOException {
        write("mixed/b.pdf", signed);
        write("mixed/B.pdf", changed());
        write("mixed/a/z.bin", new byte[] {1, 2, 3});
        write("mixed/á.pdf", new byte[0]);
        var ran =
                run(
                        "verify",
                        "--json",
                        "--trust",
                        root.toString(),
                        folder.resolve("mixed").toString());
        assertThat(ran.code()).isEqualTo(AntinCommand.NO);
        var names = new ArrayList<String>();
        for (String line : ran.lines()) {
            names.add(line.replaceFirst(".*?/mixed/(.*?)\".*?\"verdict\":\"(\\w+)\".*", "$1 $2"));
        }
        assertThat(names)
                .containsExactly(
                        "B.pdf INVALID", "a/z.bin UNREADABLE", "b.pdf VALID", "á.pdf UNREADABLE");
    }

    @Test
    @DisplayName("interfaces.md 2: without --trust nothing is VALID; offline says what is missing")
    void withoutTrust() throws IOException {
        Path file = write("bare/a.pdf", signed);
        var bare = run("verify", "--json", file.toString());
        assertThat(bare.code()).isEqualTo(AntinCommand.NO);
        assertThat(bare.out())
                .contains("\"reason\":\"untrusted\"")
                .contains("\"code\":\"no-trust\"")
                .doesNotContain("\"code\":\"offline\"");
        var offline =
                run("verify", "--json", "--offline", "--trust", root.toString(), file.toString());
        assertThat(offline.code()).isEqualTo(AntinCommand.NO);
        assertThat(offline.out())
                .contains("\"reason\":\"revocation-unknown\"")
                .contains("{\"code\":\"offline\",\"severity\":\"INFO\"");
    }

    @Test
    @DisplayName(
            "interfaces.md 1: a missing path: exit 2 and one line, the others still get theirs")
    void missingPath() throws IOException {
        Path file = write("one/a.pdf", signed);
        var ran =
                run(
                        "verify",
                        "--json",
                        "--trust",
                        root.toString(),
                        folder.resolve("gone.pdf").toString(),
                        file.toString());
        assertThat(ran.code()).isEqualTo(AntinCommand.COULD_NOT_RUN);
        assertThat(ran.lines()).hasSize(1);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).contains("gone.pdf");
    }

    @Test
    @DisplayName("interfaces.md 1: bad usage: exit 2, one line, no stack trace")
    void misuse() throws IOException {
        Path file = write("use/a.pdf", signed);
        for (String[] args :
                new String[][] {
                    {"verify"},
                    {"verify", "--at", "yesterday", file.toString()},
                    {"verify", "--trust", folder.resolve("no.pem").toString(), file.toString()},
                    {"verify", "--trust", file.toString(), file.toString()},
                    {"verify", "--allow-host", "a b", file.toString()},
                    {"verify", "--what", file.toString()},
                    {"verify", "--limit", "patience=3", file.toString()},
                    {"verify", "--limit", "seconds=0", file.toString()},
                    {"verify", "--limit", "seconds=soon", file.toString()},
                    {"verify", "--etsi", file + ".xml", file.toString(), file.toString()},
                    {"verify", "--etsi", file + ".xml", folder.toString()}
                }) {
            var ran = run(args);
            assertThat(ran.code()).as(String.join(" ", args)).isEqualTo(AntinCommand.COULD_NOT_RUN);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err().lines()).as(ran.err()).hasSize(1);
        }
    }

    @Test
    @DisplayName("TS 119 102-2: --etsi writes the report as XML beside the usual line")
    void etsi() throws IOException {
        Path file = write("etsi/a.pdf", signed);
        Path xml = folder.resolve("etsi/a.xml");
        var ran =
                run(
                        "verify",
                        "--json",
                        "--trust",
                        root.toString(),
                        "--etsi",
                        xml.toString(),
                        file.toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.lines()).hasSize(1);
        assertThat(Files.readString(xml))
                .contains("urn:etsi:019102:mainindication:total-passed")
                .contains("Trần Thị Bình");
        var nowhere =
                run("verify", "--etsi", folder.resolve("no/a.xml").toString(), file.toString());
        assertThat(nowhere.code()).isEqualTo(AntinCommand.COULD_NOT_RUN);
        assertThat(nowhere.err()).contains("không ghi được");
    }

    @Test
    @DisplayName("must show 5: what one file may cost is a setting of the command")
    void limits() throws IOException {
        Path file = write("limits/a.pdf", signed);
        for (String limit : List.of("file-bytes=100", "depth=1", "objects=1")) {
            var ran = run("verify", "--json", "--limit", limit, file.toString());
            assertThat(ran.code()).isEqualTo(AntinCommand.NO);
            assertThat(ran.out()).as(limit).contains("\"verdict\":\"UNREADABLE\"");
        }
        var enough =
                run(
                        "verify",
                        "--trust",
                        root.toString(),
                        "--limit",
                        "seconds=600",
                        "--limit",
                        "depth=200",
                        file.toString());
        assertThat(enough.code()).as(enough.out() + enough.err()).isZero();
    }

    @Test
    @DisplayName("the report for people: Vietnamese, the conclusion first, then point by point")
    void forPeople() throws IOException {
        Path file = write("people/a.pdf", signed);
        var ran = run("verify", "--trust", root.toString(), file.toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.lines().getFirst()).contains(": HỢP LỆ – ký bởi Phó Chủ tịch Trần Thị Bình");
        assertThat(ran.out())
                .contains("✓ Tính toàn vẹn: Nội dung được ký còn nguyên vẹn.")
                .contains("ký thay (KT.)")
                .contains("chứng thư số thực hành");
    }

    @Test
    @Needs
    @DisplayName("must show 5: as a process of its own, UTF-8 whatever the locale")
    void ownProcess() throws Exception {
        Path file = write("process/văn bản.pdf", signed);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.antin.cli.AntinCommand",
                                "verify",
                                "--json",
                                "--trust",
                                root.toString(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        process.environment().put("LC_ALL", "C.UTF-8");
        var running = process.start();
        String out = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(running.exitValue()).as(out).isZero();
        assertThat(out).contains("văn bản.pdf").contains("\"verdict\":\"VALID\"");
        assertThat(out.lines()).hasSize(1);
    }
}
