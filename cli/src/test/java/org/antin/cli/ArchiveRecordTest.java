package org.antin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.practiceca.KeyPool;
import org.antin.practiceca.LeafRequest;
import org.antin.practiceca.PracticeCaServer;
import org.antin.practiceca.Subject;
import org.antin.signing.archive.ArchivePackage;
import org.antin.signing.archive.ArchivePackage.Entry;
import org.antin.signing.check.Beside;
import org.antin.signing.files.LastingRecord;
import org.antin.signing.files.LastingRecord.Recorded;
import org.antin.signing.make.EvidenceCollector;
import org.antin.signing.make.TimeStampClient;
import org.antin.signing.make.TimeStamper.TimeStamping;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.RevocationFetcher;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;
import org.antin.testkit.Needs;
import org.antin.testkit.PlainSignatures;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// TT 41/2017 Điều 9: the package of a file that has no room for its evidence. Whoever changes a
/// piece may write a new list of hashes for it; the evidence record still tells. The practice CA is
/// gone when the command runs.
@Needs
class ArchiveRecordTest {
    private static final String DOCUMENT = "document/so.xml";
    private static final String ANSWER = "evidence/ocsp/0001.ors";

    @TempDir private static Path folder;
    private static Path root;
    private static Map<String, byte[]> whole;
    private static Map<String, byte[]> other;

    private record Ran(int code, String out) {}

    @BeforeAll
    static void make() throws Exception {
        var clock = InstantSource.system();
        var pool = KeyPool.at(Repository.root().resolve("target/practice-keys"));
        try (var server = PracticeCaServer.start(folder.resolve("ca"), clock, pool);
                var online = new RevocationFetcher(clock);
                var stamps =
                        new TimeStampClient(
                                server.base().resolve("/practice-ca/tsa"),
                                TimeStampClient.Settings.USUAL)) {
            root = folder.resolve("ca/root.pem");
            var keys = pool.subject(0);
            var subject = new Subject.Organisation("UBND xã Thử", "UBND huyện Thử", "Hà Tĩnh");
            var from = clock.instant().minusSeconds(3600);
            var leaf = server.ca().issue(LeafRequest.usual(subject, keys.getPublic(), from));
            var anchor =
                    new TrustAnchor(
                            server.ca().root(),
                            TrustAnchor.Purpose.PRACTICE,
                            new HostRule.NamedByAuthorities());
            var trust = TrustStore.of(List.of(anchor)).knowing(List.of(server.ca().issuing()));
            var maker = new LastingRecord(new EvidenceCollector(online, trust), stamps);
            for (var number : List.of("12", "13")) {
                var xml = ("<so>" + number + "</so>").getBytes(UTF_8);
                var file = PlainSignatures.xml(xml, keys.getPrivate(), leaf);
                var digest = MessageDigest.getInstance("SHA-256").digest(file);
                var receipt = (TimeStamping.Stamped) stamps.stamp(digest);
                var start = Beside.ofReceipts(List.of(receipt.token()));
                var made = (Recorded.Made) maker.extend(file, start, clock.instant());
                other = whole;
                whole = entries(file, made.beside());
            }
        }
    }

    private static Map<String, byte[]> entries(byte[] file, Beside beside) {
        var all = new LinkedHashMap<String, byte[]>();
        all.put(DOCUMENT, file);
        all.put("metadata.json", "{}".getBytes(UTF_8));
        number("evidence/receipt/%04d.tst", beside.receipts(), all);
        number("evidence/certificates/%04d.cer", beside.certificates(), all);
        number("evidence/crls/%04d.crl", beside.crls(), all);
        number("evidence/ocsp/%04d.ors", beside.ocspAnswers(), all);
        all.put("evidence/record.ers", beside.evidenceRecord());
        return all;
    }

    private static void number(String place, List<byte[]> pieces, Map<String, byte[]> all) {
        for (int i = 0; i < pieces.size(); i++) all.put(place.formatted(i + 1), pieces.get(i));
    }

    private static Ran check(Map<String, byte[]> entries) throws IOException {
        var zip =
                ArchivePackage.of(
                        DOCUMENT,
                        InstantSource.system().instant(),
                        entries.entrySet().stream()
                                .map(one -> new Entry(one.getKey(), one.getValue()))
                                .toList());
        var file = Files.write(Files.createTempFile(folder, "goi", ".zip"), zip);
        var out = new StringWriter();
        String[] args = {"archive", "verify", "--trust", root.toString(), file.toString()};
        int code = AntinCommand.run(args, new PrintWriter(out), new PrintWriter(out));
        return new Ran(code, out.toString());
    }

    private static Map<String, byte[]> with(String name, byte[] content) {
        var all = new LinkedHashMap<>(whole);
        all.put(name, content);
        return all;
    }

    private static void found(Map<String, byte[]> entries, String words) throws IOException {
        var ran = check(entries);
        assertThat(ran.code()).as(ran.out()).isOne();
        assertThat(ran.out()).contains("gói nguyên vẹn", "CHƯA ĐỦ CĂN CỨ", words);
    }

    @Test
    @DisplayName("TT 41 Đ9: whole and valid with nobody to ask, by what lies beside it")
    void valid() throws IOException {
        var ran = check(whole);
        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out()).contains("gói nguyên vẹn", "HỢP LỆ").doesNotContain("bằng chứng");
        var alone = new LinkedHashMap<>(whole);
        alone.remove("evidence/record.ers");
        assertThat(check(alone).code()).as("without the record").isOne();
    }

    @Test
    @DisplayName(
            "issue part 5: changed, removed or swapped under a new list of hashes, it is found")
    void found() throws IOException {
        byte[] answer = whole.get(ANSWER).clone();
        answer[answer.length - 1] ^= 1;
        found(with(ANSWER, answer), "Thông tin lưu kèm tệp không đúng với bản ghi bằng chứng");
        var removed = new LinkedHashMap<>(whole);
        removed.remove(ANSWER);
        found(removed, "Thông tin lưu kèm tệp không đúng với bản ghi bằng chứng");
        found(
                with("evidence/receipt/0002.tst", other.get("evidence/receipt/0001.tst")),
                "Thông tin lưu kèm tệp không đúng với bản ghi bằng chứng");
        found(
                with("evidence/record.ers", other.get("evidence/record.ers")),
                "Bản ghi bằng chứng không phải của tệp này");
        found(with(DOCUMENT, other.get(DOCUMENT)), "Bản ghi bằng chứng không phải của tệp này");
        found(
                with("evidence/record.ers", "không phải".getBytes(UTF_8)),
                "Bản ghi bằng chứng lưu kèm tệp không đọc được");
    }
}
