package org.antin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.practiceca.KeyPool;
import org.antin.practiceca.LeafRequest;
import org.antin.practiceca.PracticeCaServer;
import org.antin.practiceca.Subject;
import org.antin.signing.make.PracticePictures;
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Needs;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// `antin sign` (interfaces.md 1) with a PKCS #12 file and with a token.
class SignCommandTest {
    private static final String PIN = KnownSecret.COMMAND_LINE_PIN.text();

    @TempDir static Path dir;
    private static PracticeCaServer server;
    private static KeyPair keys;
    private static X509Certificate leaf;
    private static Path letter;
    private static Path p12;
    private static Path pin;

    @BeforeAll
    static void prepare() throws Exception {
        var pool = KeyPool.at(Repository.root().resolve("target/practice-keys"));
        server = PracticeCaServer.start(dir.resolve("ca"), InstantSource.system(), pool);
        keys = pool.subject(0);
        leaf = issue("Nguyễn Văn Thành");
        letter = Repository.root().resolve("signing/src/test/resources/letters/cong-van.pdf");
        p12 = store(dir.resolve("key.p12"), leaf);
        pin = Files.writeString(dir.resolve("pin"), PIN + "\n");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static X509Certificate issue(String name) {
        var subject =
                new Subject.Individual(
                        name, "Chủ tịch", null, "UBND xã Cẩm Bình", null, null, null);
        var start = Instant.now().minusSeconds(3600);
        return server.ca().issue(LeafRequest.usual(subject, keys.getPublic(), start));
    }

    private static Path store(Path file, X509Certificate... leaves) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < leaves.length; i++) {
            Certificate[] chain = {leaves[i], server.ca().issuing(), server.ca().root()};
            store.setKeyEntry("key" + i, keys.getPrivate(), PIN.toCharArray(), chain);
        }
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PIN.toCharArray());
        }
        return file;
    }

    private record Said(int code, String out, String err) {}

    private static Said sign(Object... args) {
        var all = new ArrayList<>(List.of("sign"));
        Arrays.stream(args).map(String::valueOf).forEach(all::add);
        var out = new StringWriter();
        var err = new StringWriter();
        int code =
                AntinCommand.run(
                        all.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
        var said = new Said(code, out.toString(), err.toString());
        assertThat(said.out() + said.err()).doesNotContain(PIN).doesNotContain("\tat ");
        return said;
    }

    private static Path result(String name) {
        return dir.resolve(name);
    }

    @Test
    @DisplayName("TT 41 Đ6.1: signs at level B and says so in Vietnamese; only appends")
    void levelB() throws Exception {
        Path out = result("b.pdf");
        var said = sign("--in", letter, "--out", out, "--p12", p12, "--pin-file", pin);
        assertThat(said)
                .isEqualTo(new Said(0, out + ": ký số thành công (PAdES-BASELINE-B)\n", ""));
        assertThat(Files.readAllBytes(out)).startsWith(Files.readAllBytes(letter));
    }

    @Test
    @DisplayName("Điều 7.6: leader with a picture, then the organisation's seal over it, level T")
    void pictures() throws Exception {
        Path signature = Files.write(result("s.png"), PracticePictures.signature("x"));
        Path seal = Files.write(result("o.png"), PracticePictures.seal("UBND XÃ", "HÀ TĨNH"));
        String tsa = server.base() + "/practice-ca/tsa";
        Path once = result("once.pdf");
        Path twice = result("twice.pdf");
        assertThat(
                        sign(
                                        "--in",
                                        letter,
                                        "--out",
                                        once,
                                        "--p12",
                                        p12,
                                        "--pin-file",
                                        pin,
                                        "--image",
                                        signature,
                                        "--tsa",
                                        tsa)
                                .out())
                .contains("PAdES-BASELINE-T");
        assertThat(
                        sign(
                                        "--in",
                                        once,
                                        "--out",
                                        twice,
                                        "--p12",
                                        p12,
                                        "--pin-file",
                                        pin,
                                        "--kind",
                                        "organisation",
                                        "--image",
                                        seal,
                                        "--tsa",
                                        tsa)
                                .code())
                .isZero();
        assertThat(Files.readAllBytes(twice)).startsWith(Files.readAllBytes(once));
    }

    @ParameterizedTest
    @Needs
    @ValueSource(strings = {"LT", "LTA"})
    @DisplayName("TT 41 Đ9: signs at levels LT and LTA; the file alone then proves the signature")
    void longTerm(String level) throws Exception {
        Path out = result(level + ".pdf");
        String tsa = server.base() + "/practice-ca/tsa";
        var said =
                sign(
                        "--in",
                        letter,
                        "--out",
                        out,
                        "--p12",
                        p12,
                        "--pin-file",
                        pin,
                        "--level",
                        level,
                        "--tsa",
                        tsa);
        assertThat(said)
                .isEqualTo(
                        new Said(
                                0,
                                out + ": ký số thành công (PAdES-BASELINE-" + level + ")\n",
                                ""));
        Path root = Files.writeString(result("root.pem"), server.ca().rootPem());
        var report = new StringWriter();
        int code =
                AntinCommand.run(
                        new String[] {
                            "verify",
                            "--json",
                            "--offline",
                            "--trust",
                            root.toString(),
                            out.toString()
                        },
                        new PrintWriter(report),
                        new PrintWriter(new StringWriter()));
        assertThat(report.toString()).contains("\"level\":\"PAdES-BASELINE-" + level + "\"");
        assertThat(code).isZero();
    }

    @Test
    @DisplayName("NĐ 30/2020 PL I: a picture in the wrong colour is remarked on")
    void advice() throws Exception {
        Path seal = Files.write(result("red.png"), PracticePictures.seal("UBND XÃ", "HÀ TĨNH"));
        var said =
                sign(
                        "--in",
                        letter,
                        "--out",
                        result("red.pdf"),
                        "--p12",
                        p12,
                        "--pin-file",
                        pin,
                        "--image",
                        seal);
        assertThat(said.code()).isZero();
        assertThat(said.err()).contains("picture-wrong-colour");
    }

    @Test
    @DisplayName("2.4: attachment and copy show their text")
    void text() {
        assertThat(
                        sign(
                                        "--in",
                                        letter,
                                        "--out",
                                        result("a.pdf"),
                                        "--p12",
                                        p12,
                                        "--pin-file",
                                        pin,
                                        "--kind",
                                        "attachment",
                                        "--number",
                                        "45/UBND-VP")
                                .code())
                .isZero();
        assertThat(
                        sign(
                                        "--in",
                                        letter,
                                        "--out",
                                        result("c.pdf"),
                                        "--p12",
                                        p12,
                                        "--pin-file",
                                        pin,
                                        "--kind",
                                        "COPY",
                                        "--form",
                                        "SAO LỤC")
                                .code())
                .isZero();
    }

    @Test
    @DisplayName("A folder into a folder: names kept, the refused one told, exit code 1")
    void folder() throws Exception {
        Path in = Files.createDirectory(result("in"));
        Files.copy(letter, in.resolve("a.pdf"));
        Files.copy(letter, in.resolve("b.PDF"));
        Files.writeString(in.resolve("c.pdf"), "no PDF");
        Files.writeString(in.resolve("d.txt"), "left alone");
        Path out = result("out");
        var said = sign("--in", in, "--out", out, "--p12", p12, "--pin-file", pin);
        assertThat(said.code()).isEqualTo(AntinCommand.NO);
        assertThat(said.out().lines())
                .containsExactly(
                        out.resolve("a.pdf") + ": ký số thành công (PAdES-BASELINE-B)",
                        out.resolve("b.PDF") + ": ký số thành công (PAdES-BASELINE-B)",
                        in.resolve("c.pdf")
                                + ": không ký được (not-a-pdf): Tệp không phải là tệp PDF.");
        try (var files = Files.list(out)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("a.pdf", "b.PDF");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--pin-file,    /nowhere,       no such file",
        "--p12,         /nowhere,       no such file",
        "--in,          /nowhere,       no such file",
        "--kind,        boss,           Invalid value",
        "--level,       LT,             wants a time-stamp authority",
        "--level,       LTB,            no such level",
        "--level,       T,              --tsa URL",
        "--level,       X,              no such level",
        "--tsa,         ftp://x/,       http",
        "--cert,        99,             say which certificate",
        "--width,       0,              unmatched",
        "--at,          1,              unmatched",
        "--image,       /nowhere,       no such file",
        "--slot-id,     1,              --pkcs11"
    })
    @DisplayName("A user's mistake: one line on standard error, exit code 2, nothing written")
    void mistakes(String option, String value, String words) {
        Path out = result("mistake.pdf");
        var args =
                new ArrayList<Object>(
                        List.of("--in", letter, "--out", out, "--p12", p12, "--pin-file", pin));
        int at = args.indexOf(option);
        if (at >= 0) args.set(at + 1, value);
        else args.addAll(List.of(option, value));
        if (words.equals("unmatched")) {
            // These only matter for a picture.
            args.addAll(List.of("--image", seal()));
        }
        var said = sign(args.toArray());
        assertThat(said.code()).isEqualTo(AntinCommand.COULD_NOT_RUN);
        assertThat(said.err().lines()).hasSize(1);
        assertThat(said.err()).containsIgnoringCase(words.equals("unmatched") ? option : words);
        assertThat(said.out()).isEmpty();
        assertThat(out).doesNotExist();
    }

    private static Path seal() {
        try {
            return Files.write(dir.resolve("m.png"), PracticePictures.signature("m"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("A wrong PIN is said to be that, once")
    void wrongPin() throws Exception {
        Path wrong = Files.writeString(result("wrong"), KnownSecret.TOKEN_WRONG_PIN.text());
        var said =
                sign("--in", letter, "--out", result("w.pdf"), "--p12", p12, "--pin-file", wrong);
        assertThat(said.code()).isEqualTo(AntinCommand.COULD_NOT_RUN);
        assertThat(said.err())
                .contains("wrong PIN")
                .doesNotContain(KnownSecret.TOKEN_WRONG_PIN.text());
    }

    @Test
    @DisplayName("Several certificates: --cert says which, and the list of them is shown")
    void whichCertificate() throws Exception {
        X509Certificate other = issue("Trần Thị Lan");
        Path both = store(result("both.p12"), leaf, other);
        var said = sign("--in", letter, "--out", result("x.pdf"), "--p12", both, "--pin-file", pin);
        assertThat(said.code()).isEqualTo(AntinCommand.COULD_NOT_RUN);
        assertThat(said.err())
                .contains(leaf.getSerialNumber().toString(16))
                .contains(other.getSerialNumber().toString(16));
        assertThat(
                        sign(
                                        "--in",
                                        letter,
                                        "--out",
                                        result("x.pdf"),
                                        "--p12",
                                        both,
                                        "--pin-file",
                                        pin,
                                        "--cert",
                                        other.getSerialNumber().toString(16).toUpperCase())
                                .code())
                .isZero();
    }

    @Test
    @Needs({"softhsm2-util", "pkcs11-tool", "pdfsig"})
    @DisplayName("Điều 7: a PKCS #11 token signs as a process of its own; pdfsig finds it valid")
    void token() throws Exception {
        Path tokens = Files.createDirectory(result("tokens"));
        Path conf = Files.writeString(result("softhsm.conf"), "directories.tokendir = " + tokens);
        Path library =
                List.of("/usr/lib/softhsm", "/usr/lib/x86_64-linux-gnu/softhsm").stream()
                        .map(d -> Path.of(d, "libsofthsm2.so"))
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow();
        String made =
                run(
                        conf,
                        0,
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        "t",
                        "--pin",
                        KnownSecret.TOKEN_PIN.text(),
                        "--so-pin",
                        KnownSecret.TOKEN_LONG_PIN.text());
        var slot = Pattern.compile("slot (\\d+)").matcher(made);
        assertThat(slot.find()).as(made).isTrue();
        Path pem = result("key.pem");
        Files.writeString(
                pem,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        Path der = Files.write(result("leaf.der"), leaf.getEncoded());
        run(
                conf,
                0,
                "softhsm2-util",
                "--import",
                pem.toString(),
                "--token",
                "t",
                "--label",
                "k",
                "--id",
                "A1",
                "--pin",
                KnownSecret.TOKEN_PIN.text());
        run(
                conf,
                0,
                "pkcs11-tool",
                "--module",
                library.toString(),
                "--login",
                "--pin",
                KnownSecret.TOKEN_PIN.text(),
                "--write-object",
                der.toString(),
                "--type",
                "cert",
                "--id",
                "a1",
                "--label",
                "k");
        Path tokenPin =
                Files.writeString(result("token-pin"), KnownSecret.TOKEN_PIN.text() + "\r\n");
        Path out = result("token.pdf");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String[] command = {
            java,
            "-cp",
            System.getProperty("java.class.path"),
            "org.antin.cli.AntinCommand",
            "sign",
            "--in",
            letter.toString(),
            "--out",
            out.toString(),
            "--pkcs11",
            library.toString(),
            "--slot-id",
            slot.group(1),
            "--pin-file",
            tokenPin.toString()
        };
        assertThat(run(conf, 0, command))
                .isEqualTo(out + ": ký số thành công (PAdES-BASELINE-B)\n");
        assertThat(run(conf, 0, "pdfsig", "-nocert", out.toString()))
                .contains("Signature is Valid")
                .contains("Total document signed");

        Files.writeString(tokenPin, KnownSecret.TOKEN_NEXT_PIN.text());
        assertThat(run(conf, 2, command)).contains("wrong PIN").hasLineCount(1);
        command[12] = "7";
        assertThat(run(conf, 2, command)).contains("no token in slot 7").hasLineCount(1);
    }

    private static String run(Path conf, int expected, String... command) throws Exception {
        Path out = Files.createTempFile(dir, "out", ".txt");
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("SOFTHSM2_CONF", conf.toString());
        var process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isEqualTo(expected);
        return text;
    }
}
