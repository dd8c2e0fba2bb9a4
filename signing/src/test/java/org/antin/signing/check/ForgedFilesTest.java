package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.SignaturePackaging;

import org.antin.signing.trust.RevocationSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Genuine signatures with a trusted certificate, then forged: each attack gets its verdict (Điều
/// 7.2; issue item 3). What was signed is valid before anybody touches it, so that nothing is
/// refused for another reason.
class ForgedFilesTest {
    private static final String LETTER = "<letter><pay>100</pay></letter>";

    @TempDir Path dir;
    private Notary notary;
    private DssForger forger;

    @BeforeEach
    void open() {
        notary = new Notary(dir);
        forger = new DssForger(notary.leader);
    }

    @AfterEach
    void close() {
        notary.close();
    }

    private void expect(byte[] file, FileVerdict verdict, Reason reason) {
        var report = notary.check(file);
        assertThat(report.verdict()).as(ReportJson.line(report)).isEqualTo(verdict);
        assertThat(report.signatures())
                .as(ReportJson.line(report))
                .extracting(SignatureReport::reason)
                .contains(reason);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Without a declaration at its head, so that it can be put inside something.
    private String enveloping() {
        String signed = text(forger.xml(LETTER, SignaturePackaging.ENVELOPING));
        return signed.substring(signed.indexOf("<ds:Signature"));
    }

    @Test
    @DisplayName("XML: content changed: hash-mismatch")
    void xmlChanged() {
        String signed = text(forger.xml(LETTER, SignaturePackaging.ENVELOPED));
        expect(bytes(signed), FileVerdict.VALID, Reason.OK);
        expect(bytes(signed.replace("100", "999")), FileVerdict.INVALID, Reason.HASH_MISMATCH);
    }

    @Test
    @DisplayName("XML signature wrapping: what was signed moved aside under another document")
    void xmlWrapped() {
        String signature = enveloping();
        expect(bytes(signature), FileVerdict.VALID, Reason.OK);
        expect(
                bytes("<letter><pay>999</pay>" + signature + "</letter>"),
                FileVerdict.INVALID,
                Reason.REFERENCE_STRUCTURE);
    }

    @Test
    @DisplayName("XML: something put beside what was signed is never valid")
    void xmlBeside() {
        String signature = enveloping();
        String added = "<ds:Object><pay>999</pay></ds:Object></ds:Signature>";
        expect(
                bytes(signature.replace("</ds:Signature>", added)),
                FileVerdict.INDETERMINATE,
                Reason.CONTENT_UNSIGNED);
    }

    @Test
    @DisplayName("XML: a bare shelf around a signature hides nothing, one that speaks does")
    void xmlShelf() {
        expect(
                bytes("<signatures>" + enveloping() + "</signatures>"),
                FileVerdict.VALID,
                Reason.OK);
        expect(
                bytes("<letter pay=\"999\">" + enveloping() + "</letter>"),
                FileVerdict.INVALID,
                Reason.REFERENCE_STRUCTURE);
        expect(
                bytes("<approved>" + enveloping() + "</approved>"),
                FileVerdict.INDETERMINATE,
                Reason.CONTENT_UNSIGNED);
    }

    @Test
    @DisplayName("XML: the same id twice: nobody can say which one was signed")
    void xmlDoubledId() {
        String signature = enveloping();
        var id = java.util.regex.Pattern.compile("<ds:Object Id=\"([^\"]+)\"").matcher(signature);
        assertThat(id.find()).isTrue();
        byte[] forged = bytes("<letter Id=\"" + id.group(1) + "\">" + signature + "</letter>");
        assertThat(notary.check(forged).verdict()).isEqualTo(FileVerdict.INVALID);
    }

    @Test
    @DisplayName("XXE, billion laughs: any document type is refused before it is read")
    void xmlEntities() {
        String signed = text(forger.xml(LETTER, SignaturePackaging.ENVELOPED));
        String body = signed.substring(signed.indexOf("<letter"));
        for (String type :
                new String[] {
                    "<!DOCTYPE letter SYSTEM \"file:///etc/passwd\">",
                    "<!DOCTYPE letter [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                }) {
            assertThat(notary.check(bytes(type + body)).verdict())
                    .isEqualTo(FileVerdict.UNREADABLE);
        }
    }

    private byte[] container() {
        return forger.container(new TreeMap<>(Map.of("one.txt", "Pay 100", "two.txt", "to Lan")));
    }

    @Test
    @DisplayName("ASiC: a file changed, added, taken out, or out of its folder")
    void containerForged() {
        byte[] signed = container();
        expect(signed, FileVerdict.VALID, Reason.OK);
        expect(
                DssForger.repacked(
                        signed,
                        all -> {
                            all.put("one.txt", bytes("Pay 999"));
                            return all;
                        }),
                FileVerdict.INVALID,
                Reason.HASH_MISMATCH);
        expect(
                DssForger.repacked(
                        signed,
                        all -> {
                            all.put("three.txt", bytes("Pay 999"));
                            return all;
                        }),
                FileVerdict.INVALID,
                Reason.CONTAINER_STRUCTURE);
        expect(
                DssForger.repacked(
                        signed,
                        all -> {
                            all.remove("two.txt");
                            return all;
                        }),
                FileVerdict.INDETERMINATE,
                Reason.SIGNED_DATA_MISSING);
        expect(
                DssForger.repacked(
                        signed,
                        all -> {
                            all.put("../two.txt", bytes("x"));
                            return all;
                        }),
                FileVerdict.INVALID,
                Reason.CONTAINER_STRUCTURE);
    }

    @Test
    @DisplayName("ASiC: names that differ in case alone, or nothing in it but signatures")
    void containerNames() {
        byte[] signed = container();
        expect(
                DssForger.repacked(
                        signed,
                        all -> {
                            all.put("ONE.TXT", bytes("Pay 999"));
                            return all;
                        }),
                FileVerdict.INVALID,
                Reason.CONTAINER_STRUCTURE);
        expect(
                DssForger.repacked(
                        signed,
                        all -> {
                            all.remove("one.txt");
                            all.remove("two.txt");
                            return all;
                        }),
                FileVerdict.INVALID,
                Reason.CONTAINER_STRUCTURE);
    }

    @Test
    @DisplayName("ASiC: the list of what is signed is none any more")
    void containerList() {
        byte[] signed = container();
        var broken =
                DssForger.repacked(
                        signed,
                        all -> {
                            all.replaceAll(
                                    (name, bytes) ->
                                            name.contains("Manifest") ? bytes("x") : bytes);
                            return all;
                        });
        expect(broken, FileVerdict.INVALID, Reason.HASH_MISMATCH);
    }

    @Test
    @DisplayName("EN 319 162-1 4.3.3: what the simple form signs lies at the top, in no folder")
    void containerFolder() {
        byte[] signed = forger.simple("one.txt", "Pay 100");
        expect(signed, FileVerdict.VALID, Reason.OK);
        expect(
                DssForger.repacked(
                        signed,
                        all -> {
                            all.put("sub/one.txt", all.remove("one.txt"));
                            return all;
                        }),
                FileVerdict.INVALID,
                Reason.CONTAINER_STRUCTURE);
    }

    @Test
    @DisplayName("ASiC: what unpacks beyond the limit is cut off, not unpacked")
    void containerBomb() {
        byte[] bomb =
                DssForger.repacked(
                        container(),
                        all -> {
                            all.put("bomb.txt", new byte[8 << 20]);
                            return all;
                        });
        var report =
                Verifier.of(notary.trust(), RevocationSource.offline(), notary.clock)
                        .within(
                                new Limits(
                                        1 << 20,
                                        1 << 20,
                                        10_000,
                                        100,
                                        50,
                                        java.time.Duration.ofMinutes(1)))
                        .verify("bomb.asice", bomb, null);
        assertThat(report.verdict()).isEqualTo(FileVerdict.UNREADABLE);
        assertThat(report.says(Reason.TOO_COMPLEX)).isTrue();
    }

    @Test
    @DisplayName("PDF: a byte changed, junk before, junk behind, another file's signature")
    void pdf() {
        byte[] signed = notary.sign(Notary.letter(), notary.leader);
        expect(signed, FileVerdict.VALID, Reason.OK);
        byte[] changed = signed.clone();
        changed[Notary.letter().length / 2] ^= 1;
        assertThat(notary.check(changed).verdict()).isEqualTo(FileVerdict.INVALID);
        assertThat(notary.check(bytes("junk\n" + text(signed))).verdict())
                .isEqualTo(FileVerdict.INVALID);
        expect(
                bytes(text(signed) + "junk"),
                FileVerdict.INDETERMINATE,
                Reason.LATER_CHANGE_SUSPICIOUS);
        notary.clock.forward(java.time.Duration.ofMinutes(1));
        String first = contents(text(signed));
        String second = contents(text(notary.sign(Notary.letter(), notary.leader)));
        assertThat(second).hasSameSizeAs(first);
        assertThat(notary.check(bytes(text(signed).replace(first, second))).verdict())
                .isEqualTo(FileVerdict.INVALID);
    }

    @Test
    @DisplayName("universal forgery: a signature without a value, or with nothing in it")
    void pdfWithoutValue() {
        String signed = text(notary.sign(Notary.letter(), notary.leader));
        String value = contents(signed);
        assertThat(notary.check(bytes(signed.replace(value, "0".repeat(value.length())))).verdict())
                .isIn(FileVerdict.NOT_SIGNED, FileVerdict.INVALID, FileVerdict.INDETERMINATE);
        assertThat(
                        notary.check(
                                        bytes(
                                                signed.replace(
                                                        "<" + value + ">",
                                                        "null" + " ".repeat(value.length() - 2))))
                                .verdict())
                .isNotEqualTo(FileVerdict.VALID);
    }

    @Test
    @DisplayName("universal forgery: no byte range, none that is one, or one that leads nowhere")
    void pdfWithoutRange() {
        String signed = text(notary.sign(Notary.letter(), notary.leader));
        expect(bytes(signed), FileVerdict.VALID, Reason.OK);
        var range = java.util.regex.Pattern.compile("/ByteRange ?\\[[^]]*]").matcher(signed);
        assertThat(range.find()).isTrue();
        String own = range.group();
        for (String other :
                new String[] {
                    "/ByteRangX" + own.substring(10),
                    "/ByteRange null",
                    "/ByteRange []",
                    "/ByteRange [0 0 0 0]",
                    "/ByteRange [0 -1 0 -1]",
                    "/ByteRange [0 9 9 9]",
                    "/ByteRange (0)",
                    "/ByteRange 9 0 R"
                }) {
            String padded = other + " ".repeat(Math.max(0, own.length() - other.length()));
            var report = notary.check(bytes(signed.replace(own, padded)));
            assertThat(report.verdict())
                    .as(other + ReportJson.line(report))
                    .isIn(FileVerdict.INVALID, FileVerdict.INDETERMINATE, FileVerdict.NOT_SIGNED);
        }
        // Nor does what was there before save it.
        String dropped = signed.replace("/Contents <", "/Contentz <");
        assertThat(dropped).isNotEqualTo(signed);
        assertThat(notary.check(bytes(dropped)).verdict()).isNotEqualTo(FileVerdict.VALID);
    }

    /// The hexadecimal value of the first signature.
    private static String contents(String pdf) {
        var found = java.util.regex.Pattern.compile("<([0-9a-fA-F]{2000,})>").matcher(pdf);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
