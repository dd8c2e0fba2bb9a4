package org.antin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.practiceca.KeyPool;
import org.antin.practiceca.LeafRequest;
import org.antin.practiceca.PracticeCaServer;
import org.antin.practiceca.RevocationReason;
import org.antin.practiceca.Subject;
import org.antin.signing.make.PracticePictures;
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Needs;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `antin sign` (interfaces.md 1) with a PKCS #12 file.
class SignCommandTest extends AtTheCommandLine {
    @Test
    @DisplayName("T07, TT 41 Đ6.1: signs at level B and says so in Vietnamese; only appends")
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
    @DisplayName("T07: a wrong PIN is said to be that, once")
    void wrongPin() throws Exception {
        Path wrong = Files.writeString(result("wrong"), KnownSecret.TOKEN_WRONG_PIN.text());
        var said =
                sign("--in", letter, "--out", result("w.pdf"), "--p12", p12, "--pin-file", wrong);
        assertThat(said.code()).isEqualTo(AntinCommand.COULD_NOT_RUN);
        assertThat(said.err())
                .contains("wrong PIN")
                .doesNotContain(KnownSecret.TOKEN_WRONG_PIN.text());
        assertThat(result("w.pdf")).doesNotExist();
    }

    private static Said signed(Path key, String name, Object... more) {
        var args =
                new ArrayList<Object>(
                        List.of(
                                "--in",
                                letter,
                                "--out",
                                result(name),
                                "--p12",
                                key,
                                "--pin-file",
                                pin));
        args.addAll(List.of(more));
        return sign(args.toArray());
    }

    @Test
    @DisplayName(
            "T06: a revoked certificate signs nothing where its authority can be asked; level B asks nobody")
    void revoked() throws Exception {
        X509Certificate lost = issue("Lê Văn Mất");
        Path key = store(result("lost.p12"), lost);
        Path root = Files.writeString(result("trusted.pem"), server.ca().rootPem());
        String tsa = server.base() + "/practice-ca/tsa";
        assertThat(signed(key, "before.pdf", "--trust", root).code()).isZero();
        server.ca()
                .revoke(
                        lost.getSerialNumber(),
                        RevocationReason.KEY_COMPROMISE,
                        Instant.now(),
                        Optional.empty());
        for (Object[] asking :
                new Object[][] {
                    {"--trust", root}, {"--tsa", tsa}, {"--tsa", tsa, "--level", "LT"}
                }) {
            var said = signed(key, "lost.pdf", asking);
            assertThat(said.code()).isEqualTo(AntinCommand.NO);
            assertThat(said.out()).contains("(certificate-revoked)");
            assertThat(result("lost.pdf")).doesNotExist();
        }
        assertThat(signed(key, "unasked.pdf").code()).isZero();
    }

    @Test
    @DisplayName(
            "T06: a certificate that leads to no root named is refused, and signs where none is")
    void untrusted() throws Exception {
        Path other = Files.write(result("other.der"), issue("Ai khác").getEncoded());
        var said = signed(p12, "stranger.pdf", "--trust", other);
        assertThat(said.code()).isEqualTo(AntinCommand.NO);
        assertThat(said.out()).contains("(chain-untrusted)");
        assertThat(result("stranger.pdf")).doesNotExist();
    }

    @Test
    @DisplayName("D3.3: the authority is silent: remarked on, and signed")
    void silentAuthority() throws Exception {
        Path key = result("silent.p12");
        Path root = result("silent.pem");
        try (var gone =
                PracticeCaServer.start(
                        dir.resolve("gone"),
                        InstantSource.system(),
                        KeyPool.at(Repository.root().resolve("target/practice-keys")))) {
            var subject = new Subject.Organisation("UBND xã Xa", "UBND huyện Xa", "Hà Tĩnh");
            var from = Instant.now().minusSeconds(3600);
            var one = gone.ca().issue(LeafRequest.usual(subject, keys.getPublic(), from));
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            Certificate[] chain = {one, gone.ca().issuing(), gone.ca().root()};
            store.setKeyEntry("k", keys.getPrivate(), PIN.toCharArray(), chain);
            try (var out = Files.newOutputStream(key)) {
                store.store(out, PIN.toCharArray());
            }
            Files.writeString(root, gone.ca().rootPem());
        }
        var said = signed(key, "silent.pdf", "--trust", root);
        assertThat(said.err()).contains("revocation-unknown").hasLineCount(1);
        assertThat(said.code()).isZero();
        assertThat(result("silent.pdf")).exists();
    }

    @Test
    @DisplayName(
            "T02: the organisation before a leader is remarked on and signs; over a broken one it doesn't")
    void organisationFirst() throws Exception {
        var first = signed(p12, "seal.pdf", "--kind", "organisation");
        assertThat(first.code()).isZero();
        assertThat(first.err()).contains("no leader's signature is seen").hasLineCount(1);
        assertThat(result("seal.pdf")).exists();

        assertThat(signed(p12, "leader.pdf").err()).isEmpty();
        byte[] whole = Files.readAllBytes(result("leader.pdf"));
        Path in = result("leader.pdf");
        Object[] over = {
            "--in",
            in,
            "--out",
            result("over.pdf"),
            "--p12",
            p12,
            "--pin-file",
            pin,
            "--kind",
            "organisation"
        };
        assertThat(sign(over)).returns(0, Said::code).returns("", Said::err);
        Files.delete(result("over.pdf"));
        whole[new String(whole, StandardCharsets.ISO_8859_1).indexOf("stream") + 20] ^= 1;
        Files.write(in, whole);
        var said = sign(over);
        assertThat(said.code()).isEqualTo(AntinCommand.NO);
        assertThat(said.out()).contains("(leader-signature-invalid)");
        assertThat(result("over.pdf")).doesNotExist();
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
}
