package org.antin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.practiceca.KeyPool;
import org.antin.practiceca.LeafRequest;
import org.antin.practiceca.PracticeCaServer;
import org.antin.practiceca.Subject;
import org.antin.signing.archive.ArchiveChecker;
import org.antin.signing.archive.ArchivePackage;
import org.antin.signing.archive.ArchivePackage.Entry;
import org.antin.signing.archive.ArchiveVerdict;
import org.antin.signing.check.Verifier;
import org.antin.signing.make.Appearance;
import org.antin.signing.make.Completion;
import org.antin.signing.make.EvidenceCollector;
import org.antin.signing.make.LastingPdf;
import org.antin.signing.make.Limits;
import org.antin.signing.make.Order;
import org.antin.signing.make.PdfSigner;
import org.antin.signing.make.Preparation;
import org.antin.signing.make.SignatureKind;
import org.antin.signing.make.TimeStampClient;
import org.antin.signing.trust.RevocationFetcher;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustStore;
import org.antin.testkit.Needs;
import org.antin.testkit.Repository;
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
import java.security.Signature;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// TT 41/2017 Điều 9, TT 02/2019: a package is checked years later by itself. The practice CA is
/// gone when the command runs: whatever it still asked somebody for would fail.
class ArchiveVerifyCommandTest {
    @TempDir private static Path folder;
    private static Path root;
    private static byte[] signed;
    private static byte[] whole;

    private record Ran(int code, String out, String err) {}

    @BeforeAll
    static void make() throws Exception {
        var clock = InstantSource.system();
        var pool = KeyPool.at(Repository.root().resolve("target/practice-keys"));
        try (var server = PracticeCaServer.start(folder.resolve("ca"), clock, pool)) {
            root = folder.resolve("ca/root.pem");
            var keys = pool.subject(0);
            var subject =
                    new Subject.Individual(
                            "Trần Thị Bình", "Chủ tịch", null, "UBND xã Thử", null, null, null);
            var leaf =
                    server.ca()
                            .issue(
                                    LeafRequest.usual(
                                            subject,
                                            keys.getPublic(),
                                            clock.instant().minusSeconds(3600)));
            var chain = List.of(leaf, server.ca().issuing(), server.ca().root());
            var signer = new PdfSigner(clock, Limits.USUAL);
            var letter =
                    Files.readAllBytes(
                            Repository.root()
                                    .resolve("signing/src/test/resources/letters/cong-van.pdf"));
            var order = new Order(SignatureKind.LEADER, chain, new Appearance.Invisible());
            var prepared = ((Preparation.Ready) signer.prepare(letter, order)).prepared();
            var signature = Signature.getInstance(prepared.algorithm().jcaName());
            signature.initSign(keys.getPrivate());
            signature.update(prepared.dtbs());
            try (var stamps =
                            new TimeStampClient(
                                    server.base().resolve("/practice-ca/tsa"),
                                    TimeStampClient.Settings.USUAL);
                    var online = new RevocationFetcher(clock)) {
                var once =
                        ((Completion.Signed)
                                        signer.finish(
                                                prepared, signature.sign(), Optional.of(stamps)))
                                .file();
                var collector = new EvidenceCollector(online, TrustStore.none());
                signed =
                        ((LastingPdf.Lasting.Made)
                                        LastingPdf.extend(once, clock.instant(), collector, stamps))
                                .file();
            }
        }
        whole = pack(entries());
    }

    private static List<Entry> entries() {
        return new ArrayList<>(
                List.of(
                        new Entry("document/cong-van.pdf", signed),
                        new Entry("metadata.json", utf8("{\"Subject\":\"Thử\"}")),
                        new Entry("evidence/report.json", utf8("{}"))));
    }

    private static byte[] pack(List<Entry> entries) {
        return ArchivePackage.of(
                "document/cong-van.pdf", InstantSource.system().instant(), entries);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Ran run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new ArrayList<>(List.of("archive", "verify"));
        all.addAll(Arrays.asList(args));
        int code =
                AntinCommand.run(
                        all.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
        return new Ran(code, out.toString(), err.toString());
    }

    private static Ran check(byte[] bytes) throws IOException {
        var file = Files.write(Files.createTempFile(folder, "goi", ".zip"), bytes);
        return run("--trust", root.toString(), file.toString());
    }

    private static byte[] replaced(String from, String to) {
        var text = new String(whole, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// A ZIP somebody else made.
    private static byte[] zip(int method, List<Entry> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var one : entries) {
                var entry = new ZipEntry(one.name());
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    entry.setSize(one.content().length);
                    var crc = new java.util.zip.CRC32();
                    crc.update(one.content());
                    entry.setCrc(crc.getValue());
                }
                out.putNextEntry(entry);
                out.write(one.content());
            }
        }
        return bytes.toByteArray();
    }

    @Test
    @DisplayName("TT 41 Đ9: whole and valid with nobody to ask; without a root named nothing is")
    void whole() throws IOException {
        var ran = check(whole);
        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("gói nguyên vẹn, 3 tệp khớp mã băm", "HỢP LỆ");
        assertThat(run(Files.write(folder.resolve("a.zip"), whole).toString()).code()).isOne();
    }

    @Test
    @DisplayName("TT 41 Đ9: judged twenty years on, when every certificate has ended, it says so")
    void afterEveryCertificate() throws IOException {
        var file = Files.write(folder.resolve("b.zip"), whole).toString();
        var ran = run("--trust", root.toString(), "--at", "2060-01-01T00:00:00Z", file);
        assertThat(ran.code()).as(ran.out()).isOne();
        assertThat(ran.out()).contains("gói nguyên vẹn", "CHƯA ĐỦ CĂN CỨ");
    }

    private static ArchiveVerdict after(Period time) throws Exception {
        var later = ZonedDateTime.now(ZoneOffset.UTC).plus(time).toInstant();
        InstantSource clock = InstantSource.fixed(later);
        var roots = TrustStore.read(List.of(root));
        var verifier = Verifier.of(roots, RevocationSource.offline(), clock);
        return new ArchiveChecker(verifier, clock).check(whole, null);
    }

    @Test
    @DisplayName(
            "TT 41 Đ9: valid ten years on, with nobody to ask; no longer once its stamp has ended")
    void yearsLater() throws Exception {
        var then = after(Period.ofYears(10));
        assertThat(then.well()).as(String.valueOf(then.report())).isTrue();
        var tooLate = after(Period.ofYears(16));
        assertThat(tooLate.whole()).isTrue();
        assertThat(tooLate.lapsed()).isNotNull();
        assertThat(tooLate.well()).isFalse();
    }

    @Test
    @DisplayName("issue part 5: a changed, a removed and an added entry are found and named")
    void changedRemovedAdded() throws IOException {
        var changed = entries();
        changed.set(1, new Entry("metadata.json", utf8("{\"Subject\":\"Khác\"}")));
        var list = new String(pack(entries()), StandardCharsets.ISO_8859_1);
        var hashes = list.substring(list.indexOf("hashes.txt") + 10);
        assertThat(hashes).contains("  metadata.json\n");

        assertThat(check(replaced("{\"Subject\":\"Th", "{\"subject\":\"Th")).out())
                .contains("GÓI KHÔNG NGUYÊN VẸN", "đã bị thay đổi: metadata.json");

        var manifest = between(whole, "antin-archive/1\n", "PK");
        var hashList = hashLines();
        var removed =
                zip(
                        ZipEntry.STORED,
                        List.of(
                                new Entry("manifest.txt", utf8(manifest)),
                                new Entry("hashes.txt", utf8(hashList)),
                                entries().get(0),
                                entries().get(1)));
        var missing = check(removed);
        assertThat(missing.code()).isOne();
        assertThat(missing.out()).contains("bị mất: evidence/report.json").doesNotContain("thêm");

        var more = new ArrayList<Entry>();
        more.add(new Entry("manifest.txt", utf8(manifest)));
        more.add(new Entry("hashes.txt", utf8(hashList)));
        more.addAll(entries());
        more.add(new Entry("evidence/extra.cer", utf8("x")));
        var added = check(zip(ZipEntry.STORED, more));
        assertThat(added.code()).isOne();
        assertThat(added.out()).contains("thêm vào sau: evidence/extra.cer");
    }

    private static String between(byte[] bytes, String from, String to) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        int start = text.indexOf(from);
        return text.substring(start, text.indexOf(to, start));
    }

    private static String hashLines() {
        var text = new String(whole, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("  evidence/report.json\n") + "  evidence/report.json\n".length();
        int start = text.lastIndexOf("hashes.txt", end) + "hashes.txt".length();
        return text.substring(start, end);
    }

    @Test
    @DisplayName("issue part 5: another list of hashes isn't the manifest's, and hidden bytes show")
    void listAndLayout() throws IOException {
        var other = replaced("  metadata.json\n", "  metadata.jsom\n");
        assertThat(check(other).out())
                .contains(
                        "danh sách mã băm", "bị mất: metadata.jsom", "thêm vào sau: metadata.json");

        var behind = Arrays.copyOf(whole, whole.length + 7);
        var ran = check(behind);
        assertThat(ran.code()).isOne();
        assertThat(ran.out()).contains("gói chứa dữ liệu ngoài các tệp đã kê");
    }

    @Test
    @DisplayName("issue part 5: a changed document is found twice: by its hash and its signature")
    void changedDocument() throws IOException {
        var bytes = whole.clone();
        int at = new String(whole, StandardCharsets.ISO_8859_1).indexOf("stream\n") + 30;
        bytes[at] ^= 1;
        var ran = check(bytes);
        assertThat(ran.code()).isOne();
        assertThat(ran.out()).contains("GÓI KHÔNG NGUYÊN VẸN");
    }

    @Test
    @Needs
    @DisplayName("issue part 5: zip slip and zip bomb are turned away; nothing is unpacked")
    void hostile() throws IOException {
        for (var name : List.of("../../etc/passwd", "/etc/passwd", "a\\..\\b", "c:/x", "a/../b")) {
            var ran = check(zip(ZipEntry.STORED, List.of(new Entry(name, utf8("x")))));
            assertThat(ran.code()).as(name).isOne();
            assertThat(ran.out()).as(name).contains("tên tệp không được phép");
        }
        var bomb =
                zip(ZipEntry.DEFLATED, List.of(new Entry("document/a.pdf", new byte[300 << 20])));
        assertThat(bomb.length).isLessThan(1 << 20);
        var ran = check(bomb);
        assertThat(ran.code()).isOne();
        assertThat(ran.out()).contains("không phải gói lưu trữ");
    }

    @Test
    @DisplayName("interfaces.md 1: not a package answers no; a path that isn't there could not run")
    void exitCodes() throws IOException {
        assertThat(check(utf8("không phải gói")).code()).isOne();
        assertThat(check(new byte[0]).code()).isOne();
        assertThat(check(Arrays.copyOf(whole, whole.length / 2)).code()).isOne();
        var none = run(folder.resolve("none.zip").toString());
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("none.zip").hasLineCount(1);
        assertThat(run("--at", "hôm qua", "x.zip").code()).isEqualTo(2);
        assertThat(run().code()).isEqualTo(2);
    }
}
