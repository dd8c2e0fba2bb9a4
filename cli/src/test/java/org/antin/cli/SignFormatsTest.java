package org.antin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.practiceca.KeyPool;
import org.antin.practiceca.LeafRequest;
import org.antin.practiceca.PracticeCaServer;
import org.antin.practiceca.Subject;
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Needs;
import org.antin.testkit.Repository;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `antin sign` of files that aren't PDFs, and `antin verify` of what came of it.
@Needs
class SignFormatsTest {
    private static final String PIN = KnownSecret.COMMAND_LINE_PIN.text();

    @TempDir static Path dir;
    private static PracticeCaServer server;
    private static Path p12;
    private static Path pin;
    private static Path root;

    @BeforeAll
    static void prepare() throws Exception {
        var pool = KeyPool.at(Repository.root().resolve("target/practice-keys"));
        server = PracticeCaServer.start(dir.resolve("ca"), InstantSource.system(), pool);
        var subject =
                new Subject.Organisation("UBND xã Cẩm Bình", "UBND huyện Cẩm Xuyên", "Hà Tĩnh");
        var keys = pool.subject(1);
        var start = Instant.now().minusSeconds(3600);
        var leaf = server.ca().issue(LeafRequest.usual(subject, keys.getPublic(), start));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] chain = {leaf, server.ca().issuing(), server.ca().root()};
        store.setKeyEntry("key", keys.getPrivate(), PIN.toCharArray(), chain);
        p12 = dir.resolve("key.p12");
        try (var out = Files.newOutputStream(p12)) {
            store.store(out, PIN.toCharArray());
        }
        pin = Files.writeString(dir.resolve("pin"), PIN);
        root = Files.writeString(dir.resolve("root.pem"), server.ca().rootPem());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Said(int code, String out, String err) {}

    private static Said antin(Object... args) {
        var all = new ArrayList<String>();
        Arrays.stream(args).map(String::valueOf).forEach(all::add);
        var out = new StringWriter();
        var err = new StringWriter();
        int code =
                AntinCommand.run(
                        all.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
        return new Said(code, out.toString(), err.toString());
    }

    private static Said sign(Path in, Path out, Object... more) {
        var all =
                new ArrayList<Object>(
                        List.of("sign", "--in", in, "--out", out, "--p12", p12, "--pin-file", pin));
        all.addAll(List.of(more));
        return antin(all.toArray());
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    a.xml,  ,             <so>12</so>, XAdES
                    a.json, ,             {"số":12},   JAdES
                    a.txt,  ,             Số 12,       XAdES
                    a.txt,  asic-e,       Số 12,       XAdES
                    a.txt,  cms,          Số 12,       CAdES
                    a.txt,  cms-detached, Số 12,       CAdES
                    a.txt,  xml-detached, Số 12,       XAdES
                    """)
    @DisplayName(
            "Điều 7.1: any file is signed in its own form, and what came of it verifies offline")
    void formats(String name, String format, String content, String family) throws Exception {
        Path in = Files.writeString(dir.resolve(name), content);
        Path out = dir.resolve("signed-" + format);
        String tsa = server.base() + "/practice-ca/tsa";
        var said =
                format == null
                        ? sign(in, out, "--tsa", tsa, "--level", "LT")
                        : sign(in, out, "--tsa", tsa, "--level", "LT", "--format", format);
        assertThat(said)
                .isEqualTo(
                        new Said(0, out + ": ký số thành công (" + family + "-BASELINE-LT)\n", ""));
        boolean detached = format != null && format.endsWith("-detached");
        var checked =
                detached
                        ? antin("verify", "--offline", "--trust", root, "--content", in, out)
                        : antin("verify", "--offline", "--trust", root, out);
        assertThat(checked.code()).as(checked.out()).isZero();
        if (!detached) return;
        Path other = Files.writeString(dir.resolve("other.txt"), "Số 13");
        assertThat(antin("verify", "--offline", "--trust", root, "--content", other, out).code())
                .isEqualTo(AntinCommand.NO);
    }

    @Test
    @DisplayName("Điều 7.1: a text document is signed as Office does it, and verifies offline")
    void office() throws Exception {
        Path in = dir.resolve("a.docx");
        try (var document = new XWPFDocument();
                var stream = Files.newOutputStream(in)) {
            document.createParagraph().createRun().setText("Số 12");
            document.write(stream);
        }
        Path out = dir.resolve("signed.docx");
        String tsa = server.base() + "/practice-ca/tsa";
        assertThat(sign(in, out, "--tsa", tsa, "--level", "LT"))
                .isEqualTo(new Said(0, out + ": ký số thành công (XAdES-BASELINE-LT)\n", ""));
        var checked = antin("verify", "--json", "--offline", "--trust", root, out);
        assertThat(checked.code()).as(checked.out()).isZero();
        assertThat(checked.out()).contains("\"format\":\"OOXML\"");
    }

    @Test
    @DisplayName("A file that isn't of the format named is refused; an unknown format is no run")
    void refused() throws Exception {
        Path in = Files.writeString(dir.resolve("no.xml"), "không phải XML");
        Path out = dir.resolve("no.out");
        var said = sign(in, out, "--format", "xml");
        assertThat(said.code()).isEqualTo(AntinCommand.NO);
        assertThat(said.out()).contains("not-in-this-format");
        assertThat(said.err()).isEmpty();
        assertThat(out).doesNotExist();
        assertThat(sign(in, out, "--format", "doc").code()).isEqualTo(AntinCommand.COULD_NOT_RUN);
    }

    @ParameterizedTest
    @CsvSource({"m.txt, ", "m.xml, ", "m.json, ", "m.txt, cms", "m.txt, xml-detached"})
    @DisplayName("D1.1b, T01: a file with a secrecy mark is neither signed nor checked")
    void secrecyMark(String name, String format) throws Exception {
        String mark =
                switch (name) {
                    case "m.xml" -> "<so>TỐI MẬT</so>";
                    case "m.json" -> "[\"TỐI MẬT\"]";
                    default -> "UBND\nTỐI MẬT";
                };
        Path in = Files.writeString(dir.resolve(name), mark);
        Path out = dir.resolve("marked.out");
        var said = format == null ? sign(in, out) : sign(in, out, "--format", format);
        assertThat(said.code()).isEqualTo(AntinCommand.NO);
        assertThat(said.out()).contains("(secrecy-mark)");
        assertThat(out).doesNotExist();
        var checked = antin("verify", "--json", "--offline", in);
        assertThat(checked.code()).isEqualTo(AntinCommand.NO);
        assertThat(checked.out())
                .contains("\"verdict\":\"UNREADABLE\"")
                .contains("\"code\":\"secrecy-mark\"");
    }

    @Test
    @DisplayName("With a format named, every file of a folder is signed, names kept")
    void folder() throws Exception {
        Path in = Files.createDirectory(dir.resolve("in"));
        Files.writeString(in.resolve("a.txt"), "Số 12");
        Files.writeString(in.resolve("b.csv"), "13");
        Path out = dir.resolve("out");
        assertThat(sign(in, out, "--format", "asic-e").code()).isZero();
        assertThat(out.resolve("a.txt")).exists();
        assertThat(out.resolve("b.csv")).exists();
    }
}
