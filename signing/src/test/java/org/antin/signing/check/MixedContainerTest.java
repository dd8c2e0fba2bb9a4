package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.Workshop;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;

/// A container with a genuine signature, and something else beside it in `META-INF`: nothing there
/// that calls itself a signature is passed over (EN 319 162-1 4.3.3, 4.4.3).
@Needs
@Timeout(60)
class MixedContainerTest {
    private static final Map<String, String> FILES =
            new TreeMap<>(Map.of("one.txt", "Pay 100", "two.txt", "to Lan"));
    private static final String XML = "META-INF/signatures001.xml";

    @TempDir static Path dir;
    private static Workshop shop;
    private static byte[] cms;
    private static String xml;

    @BeforeAll
    static void open() {
        shop = new Workshop(dir.resolve("ca"));
        var forger =
                new DssForger(shop.honest.chain(), shop.honest.keys().getPrivate(), shop.now());
        cms = forger.container(FILES);
        byte[] signed = forger.xmlContainer(FILES);
        expect(cms, FileVerdict.VALID);
        expect(signed, FileVerdict.VALID);
        xml = entry(signed, XML);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static String entry(byte[] zip, String name) {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                if (one.getName().equals(name))
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            throw new AssertionError(name);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static VerificationReport expect(byte[] file, FileVerdict verdict) {
        var report = shop.check(file);
        assertThat(report.verdict()).as(ReportJson.line(report)).isEqualTo(verdict);
        return report;
    }

    private static byte[] with(String name, String text) {
        return DssForger.repacked(
                cms,
                all -> {
                    all.put(name, text.getBytes(StandardCharsets.UTF_8));
                    return all;
                });
    }

    @Test
    @DisplayName("ASiC: signatures of both kinds are both read")
    void both() {
        assertThat(expect(with(XML, xml), FileVerdict.VALID).signatures()).hasSize(2);
    }

    @Test
    @DisplayName("ASiC: a forged XML signature beside a sound CMS one, under whatever name")
    void forgedBeside() {
        String forged = xml.replaceFirst("DigestValue>....", "DigestValue>AAAA");
        assertThat(forged).isNotEqualTo(xml);
        var report = expect(with(XML, forged), FileVerdict.INVALID);
        assertThat(report.signatures()).hasSize(2);
        for (String name :
                new String[] {
                    "META-INF/Signatures.xml",
                    "META-INF/SIGNATURES.XML",
                    "META-INF/a/signatures.xml"
                }) {
            assertThat(shop.check(with(name, forged)).verdict())
                    .as(name)
                    .isIn(FileVerdict.INVALID, FileVerdict.INDETERMINATE);
        }
    }

    @Test
    @DisplayName("ASiC: what calls itself a signature and holds none")
    void emptyBeside() {
        String none = "<asic:XAdESSignatures xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\"/>";
        for (String name : new String[] {XML, "META-INF/letter.p7s", "META-INF/signature.P7S"}) {
            assertThat(shop.check(with(name, none)).verdict())
                    .as(name)
                    .isIn(FileVerdict.INVALID, FileVerdict.INDETERMINATE, FileVerdict.UNREADABLE);
        }
        assertThat(shop.check(with("META-INF/signature002.p7s", "nothing")).verdict())
                .isNotEqualTo(FileVerdict.VALID);
    }

    @Test
    @DisplayName("ASiC: another thing nobody knows beside the signatures is named")
    void unknownBeside() {
        var report = expect(with("META-INF/notes.txt", "Pay 999"), FileVerdict.VALID);
        assertThat(report.says(Reason.PARTIAL_COVERAGE)).isTrue();
        assertThat(expect(cms, FileVerdict.VALID).says(Reason.PARTIAL_COVERAGE)).isFalse();
    }

    @Test
    @DisplayName("ASiC: the type says more than the type, or another than the container is")
    void type() {
        String type = entry(cms, "mimetype");
        expect(with("mimetype", type + "\nPay 999"), FileVerdict.INVALID);
        expect(with("mimetype", type.replace("asic-e", "asic-s")), FileVerdict.INVALID);
        expect(with("MIMETYPE", "Pay 999"), FileVerdict.INVALID);
        expect(with("Mimetype", type), FileVerdict.INVALID);
        expect(with("meta-inf/one.txt", "Pay 999"), FileVerdict.INVALID);
    }

    @Test
    @DisplayName("ASiC: another list of what is signed in the place of the signed one")
    void rivalList() {
        byte[] rival =
                DssForger.repacked(
                        cms,
                        all -> {
                            all.replaceAll(
                                    (name, bytes) ->
                                            name.contains("Manifest")
                                                    ? new String(bytes, StandardCharsets.UTF_8)
                                                            .replace("one.txt", "three.txt")
                                                            .getBytes(StandardCharsets.UTF_8)
                                                    : bytes);
                            all.put("three.txt", all.remove("one.txt"));
                            return all;
                        });
        expect(rival, FileVerdict.INVALID);
    }

    @Test
    @DisplayName(
            "ASiC: a CMS that holds the list once more is over it, one that holds another isn't")
    void contentInside() {
        expect(resigned(1), FileVerdict.VALID);
        expect(resigned(2), FileVerdict.INVALID);
    }

    /// @param times how often the signed list stands in what is signed
    private static byte[] resigned(int times) {
        return DssForger.repacked(
                cms,
                all -> {
                    var lists = new TreeMap<>(all);
                    lists.keySet().removeIf(name -> !name.contains("Manifest"));
                    var list = new String(lists.firstEntry().getValue(), StandardCharsets.UTF_8);
                    byte[] held = list.repeat(times).getBytes(StandardCharsets.UTF_8);
                    all.replaceAll(
                            (name, bytes) -> name.endsWith(".p7s") ? shop.cms(held, true) : bytes);
                    return all;
                });
    }
}
