package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.signing.DssVerdict;
import org.antin.signing.archive.ArchivePackage.Entry;
import org.antin.signing.archive.StoredZip;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Format;
import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.files.Pair.Bound;
import org.antin.signing.files.Pair.Part;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;
import org.antin.testkit.Needs;
import org.antin.testkit.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipInputStream;

@DisplayName("D7.1: a document and its signature in a file of its own, in one file")
@Needs({"openssl", "xmlsec1"})
class PairTest {
    private static final String NAME = "báo cáo 100%.txt";
    private static final byte[] REPORT = "Báo cáo số 12\n".getBytes(UTF_8);
    private static final byte[] OTHER = "Báo cáo số 13\n".getBytes(UTF_8);

    @TempDir static Path dir;
    private static Desk desk;
    private static Verifier verifier;

    @BeforeAll
    static void open() {
        desk = new Desk(dir);
        var anchor =
                new TrustAnchor(
                        desk.server.ca().root(),
                        TrustAnchor.Purpose.PRACTICE,
                        new HostRule.NamedByAuthorities());
        var trust = TrustStore.of(List.of(anchor)).knowing(List.of(desk.server.ca().issuing()));
        verifier = Verifier.of(trust, desk.online, desk.clock);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static Pair pair(String name, byte[] document, byte[] signature) {
        return new Pair(new Part(name, document), new Part("chữ ký", signature));
    }

    private static byte[] container(Pair pair) {
        assertThat(pair.bound(verifier)).isInstanceOf(Bound.Container.class);
        return ((Bound.Container) pair.bound(verifier)).file();
    }

    private static List<String> names(byte[] zip) throws IOException {
        var names = new ArrayList<String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                names.add(one.getName());
            }
        }
        return names;
    }

    /// Both are valid apart and together, and come out again as they went in.
    private static void holds(Pair pair) {
        var apart = pair.check(verifier);
        assertThat(apart.verdict()).as(apart.conclusion()).isEqualTo(FileVerdict.VALID);
        byte[] container = container(pair);
        VerificationReport together = verifier.verify("a.asics", container, null);
        assertThat(together.verdict()).as(together.conclusion()).isEqualTo(FileVerdict.VALID);
        assertThat(together.format()).isEqualTo(Format.ASIC_S);
        assertThat(together.signatures()).hasSameSizeAs(apart.signatures());
        var out = Pair.in(container).orElseThrow();
        assertThat(out.document().content()).isEqualTo(pair.document().content());
        assertThat(out.signature().content()).isEqualTo(pair.signature().content());
        assertThat(LastingFile.hasRoom(container)).as("neither of the two changes").isFalse();
    }

    /// The signature of somebody over something else is none over this, apart or together.
    private static void holdsForNothingElse(Pair pair) {
        byte[] changed = pair.document().content().clone();
        if (changed.length == 0) changed = new byte[] {' '};
        else changed[changed.length - 1] ^= 1;
        var other = pair(pair.document().name(), changed, pair.signature().content());
        var apart = other.check(verifier);
        assertThat(apart.verdict()).isEqualTo(FileVerdict.INVALID);
        assertThat(apart.signatures().getFirst().reason()).isEqualTo(Reason.HASH_MISMATCH);
        if (other.bound(verifier) instanceof Bound.Container(byte[] file)) {
            assertThat(verifier.verify("a", file, null).verdict()).isEqualTo(FileVerdict.INVALID);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CMS_DETACHED,B",
        "CMS_DETACHED,LTA",
        "XML_DETACHED,B",
        "XML_DETACHED,T",
        "XML_DETACHED,LTA"
    })
    @DisplayName("made by us: valid together as apart, byte for byte; EU DSS says the same")
    void ours(Packaging packaging, String letters) throws IOException {
        byte[] signed = desk.sign(NAME, REPORT, packaging, letters);
        var pair = pair(NAME, REPORT, signed);
        assertThat(Pair.isSignature(signed, verifier)).isTrue();
        holds(pair);
        holdsForNothingElse(pair);
        byte[] container = container(pair);
        assertThat(names(container))
                .containsExactly(
                        "mimetype",
                        NAME,
                        packaging == Packaging.CMS_DETACHED
                                ? "META-INF/signature.p7s"
                                : "META-INF/signatures.xml");
        if (letters.equals("LTA")) {
            var roots = List.of(desk.server.ca().root());
            var dss = DssVerdict.of(container, "a.asics", roots, null, List.of(), List.of());
            assertThat(dss.verdict()).as(dss.reasons().toString()).isEqualTo(FileVerdict.VALID);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DER", "PEM"})
    @DisplayName("made by openssl, in DER, and in PEM, which the container hasn't")
    void openssl(String form) throws Exception {
        byte[] signed = openssl(REPORT, form);
        var pair = pair("a.txt", REPORT, signed);
        holdsForNothingElse(pair);
        if (form.equals("DER")) {
            holds(pair);
            return;
        }
        assertThat(pair.check(verifier).verdict()).isEqualTo(FileVerdict.VALID);
        var out = Pair.in(container(pair)).orElseThrow();
        assertThat(out.signature().content()).startsWith(0x30);
        assertThat(out.check(verifier).verdict()).isEqualTo(FileVerdict.VALID);
    }

    private static byte[] openssl(byte[] content, String form, String... more) throws Exception {
        String issuer = desk.write("ca.pem", desk.server.ca().chainPem().getBytes()).toString();
        String in = desk.write("content", content).toString();
        String out = dir.resolve("out.p7s").toString();
        var command =
                new ArrayList<>(
                        List.of(
                                "openssl",
                                "cms",
                                "-sign",
                                "-binary",
                                "-in",
                                in,
                                "-signer",
                                desk.pem(),
                                "-certfile",
                                issuer,
                                "-md",
                                "sha256",
                                "-outform",
                                form,
                                "-out",
                                out));
        command.addAll(List.of(more));
        run(command.toArray(String[]::new));
        return Files.readAllBytes(Path.of(out));
    }

    private static void run(String... command) throws Exception {
        var said = Program.run(dir, command);
        assertThat(said.exit()).as(said.text()).isZero();
    }

    /// The canonical form of what is signed takes in every namespace around it.
    private static byte[] xmlsec(String name, byte[] content, String reference) throws Exception {
        Files.write(dir.resolve(name), content);
        String template =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>
                <ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>
                <ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>
                <ds:Reference%s><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>
                <ds:DigestValue/></ds:Reference></ds:SignedInfo><ds:SignatureValue/>
                <ds:KeyInfo><ds:X509Data/></ds:KeyInfo></ds:Signature>
                """
                        .formatted(reference);
        Path in = desk.write("template.xml", template.getBytes(UTF_8));
        Path out = dir.resolve("signed.xml");
        String pem = desk.pem();
        run(
                "xmlsec1",
                "--sign",
                "--privkey-pem",
                pem + "," + pem,
                "--output",
                out.toString(),
                in.toString());
        return Files.readAllBytes(out);
    }

    @Test
    @DisplayName("made by xmlsec1, whose canonical form any element around it would break")
    void xmlsec() throws Exception {
        var pair = pair("khác.txt", REPORT, xmlsec("a.txt", REPORT, " URI=\"a.txt\""));
        holds(pair);
        holdsForNothingElse(pair);
        assertThat(Pair.in(container(pair)).orElseThrow().document().name())
                .as("as the signature calls it")
                .isEqualTo("a.txt");
    }

    @Test
    @DisplayName("an address no container has: valid apart, and no container")
    void address() throws Exception {
        Files.createDirectories(dir.resolve("in"));
        for (String address : List.of("in/a.txt", "file://" + dir.resolve("in/a.txt"))) {
            byte[] signed = xmlsec("in/a.txt", REPORT, " URI=\"" + address + "\"");
            var pair = pair("a.txt", REPORT, signed);
            assertThat(pair.check(verifier).verdict()).isEqualTo(FileVerdict.VALID);
            assertThat(pair.bound(verifier))
                    .isInstanceOfSatisfying(
                            Bound.Unfit.class,
                            unfit ->
                                    assertThat(unfit.apart().signatures().getFirst().integrity())
                                            .hasToString("INTACT"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "META-INF/signature.p7s",
                "META-INF/",
                "META-INF",
                "mimetype",
                "MimeType",
                "..",
                ".",
                "",
                " ",
                "C:\\tệp\\a.pdf",
                "a:b\n.pdf",
                "/a.pdf"
            })
    @DisplayName("no name of a document becomes a path, or a part of the container itself")
    void names(String name) throws Exception {
        byte[] signed = desk.sign("a.txt", REPORT, Packaging.CMS_DETACHED, "B");
        byte[] container = container(pair(name, REPORT, signed));
        assertThat(names(container)).hasSize(3).contains("mimetype", "META-INF/signature.p7s");
        assertThat(names(container).get(1))
                .doesNotContain("/", "\\", ":", "\n")
                .isNotEqualToIgnoringCase("mimetype")
                .isNotEqualToIgnoringCase("META-INF")
                .isNotBlank()
                .matches(".*[^.].*");
        var out = Pair.in(container).orElseThrow();
        assertThat(out.document().content()).isEqualTo(REPORT);
        assertThat(verifier.verify("a", container, null).verdict()).isEqualTo(FileVerdict.VALID);
    }

    @Test
    @DisplayName("an empty document has a signature like any other")
    void empty() throws Exception {
        var pair = pair("a.txt", new byte[0], openssl(new byte[0], "DER"));
        holds(pair);
        holdsForNothingElse(pair);
    }

    @Test
    @DisplayName("the signature of another document is none of this one")
    void swapped() {
        for (var packaging : List.of(Packaging.CMS_DETACHED, Packaging.XML_DETACHED)) {
            byte[] ofOther = desk.sign("a.txt", OTHER, packaging, "B");
            assertThat(pair("a.txt", REPORT, ofOther).check(verifier).verdict())
                    .isEqualTo(FileVerdict.INVALID);
        }
    }

    @Test
    @DisplayName("beyond the limit nothing is read, and nothing put together")
    void huge() {
        byte[] large = new byte[100_000];
        byte[] signed = desk.sign("a.bin", large, Packaging.CMS_DETACHED, "B");
        var pair = pair("a.bin", large, signed);
        var small = verifier.within(Limits.standard().with("file-bytes", 99_999));
        assertThat(pair.check(small).messages().getFirst().reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(pair.bound(small)).isInstanceOf(Bound.Unfit.class);
        var justBoth = verifier.within(Limits.standard().with("file-bytes", 100_000));
        assertThat(pair.check(justBoth).verdict()).isEqualTo(FileVerdict.VALID);
        assertThat(pair.bound(justBoth)).as("together too large").isInstanceOf(Bound.Unfit.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Packaging.class,
            names = {"CMS", "XML"})
    @DisplayName("a signature that holds what it signs says nothing about what lies beside it")
    void holdsItsOwn(Packaging packaging) {
        byte[] content = "<so>12</so>".getBytes(UTF_8);
        byte[] signed = desk.sign("a.xml", content, packaging, "B");
        assertThat(Pair.isSignature(signed, verifier)).isFalse();
        assertThat(verifier.verify("a", signed, null).verdict()).isEqualTo(FileVerdict.VALID);
        var report = pair("a.xml", REPORT, signed).check(verifier);
        assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.INVALID);
        assertThat(report.signatures().getFirst().reason())
                .isEqualTo(
                        packaging == Packaging.CMS
                                ? Reason.HASH_MISMATCH
                                : Reason.REFERENCE_STRUCTURE);
    }

    @Test
    @DisplayName("nor does one in a container about the documents there, listed or not")
    void holdsItsOwnInContainer() throws IOException {
        byte[] beside = desk.sign("a.txt", REPORT, Packaging.CMS_DETACHED, "B");
        byte[] holding = desk.sign("a.txt", OTHER, Packaging.CMS, "B");
        var simple = container(pair("a.txt", REPORT, beside));
        for (byte[] container : List.of(simple, NoRoom.ASIC_CADES.signed(desk))) {
            assertThat(verifier.verify("a", container, null).verdict())
                    .isEqualTo(FileVerdict.VALID);
            byte[] forged = signedBy(container, holding);
            var report = verifier.verify("a", forged, null);
            assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.INVALID);
        }
    }

    /// The container with another signature in the place of its own.
    private static byte[] signedBy(byte[] container, byte[] signature) throws IOException {
        var entries = new ArrayList<Entry>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(container))) {
            for (var one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                boolean signs = one.getName().endsWith(".p7s");
                entries.add(new Entry(one.getName(), signs ? signature : content));
            }
        }
        return StoredZip.of(entries);
    }

    @Test
    @DisplayName("which of the two is the signature is seen; of two documents neither is")
    void whichIsWhich() {
        byte[] signed = desk.sign("a.txt", REPORT, Packaging.CMS_DETACHED, "B");
        var document = new Part("a.txt", REPORT);
        var signature = new Part("a.p7s", signed);
        for (var both : List.of(List.of(document, signature), List.of(signature, document))) {
            var pair = Pair.of(both.getFirst(), both.getLast(), verifier).orElseThrow();
            assertThat(pair.signature()).isSameAs(signature);
        }
        assertThat(Pair.of(document, new Part("b", OTHER), verifier)).isEmpty();
        byte[] beside = desk.sign("a.txt", REPORT, Packaging.XML_DETACHED, "B");
        String carried =
                new String(beside, UTF_8).replaceFirst("<ds:Signature", "<so>12$0") + "</so>";
        assertThat(Pair.isSignature(beside, verifier)).isTrue();
        assertThat(Pair.isSignature(carried.getBytes(UTF_8), verifier))
                .as("a document that carries its signature")
                .isFalse();
        for (byte[] none :
                List.of(new byte[0], Arrays.copyOf(signed, 60), "<a/>".getBytes(UTF_8), REPORT)) {
            assertThat(Pair.isSignature(none, verifier)).isFalse();
        }
    }
}
