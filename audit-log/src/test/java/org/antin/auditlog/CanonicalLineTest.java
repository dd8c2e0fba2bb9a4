package org.antin.auditlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

class CanonicalLineTest {
    private static final Instant NOON = Instant.parse("2020-09-01T05:00:00Z");
    private static final AuditEntry.Who MINH =
            new AuditEntry.Who("p-1", "Nguyễn Văn Minh", "CONFIRMING_HEAD", "o-9");

    @Test
    @DisplayName("D2.4: the published spelling of an entry, byte for byte")
    void published() {
        var entry =
                AuditEntry.of(
                        12,
                        NOON.plusNanos(1_234_567),
                        MINH,
                        "dossier.confirm",
                        "dossier",
                        "d-7",
                        "dossier.submitter-may-not-confirm",
                        Map.of("stage", "Submitted", "note", "a\"b\\c\n\u0001/é"));
        assertThat(text(entry))
                .isEqualTo(
                        "{\"seq\":12,\"at\":\"2020-09-01T05:00:00.001234000Z\",\"actor\":\"p-1\",\"actorName\":\"Nguyễn"
                                + " Văn Minh\",\"capacity\":\"CONFIRMING_HEAD\",\"organisation\":\"o-9\",\"action\":\"dossier.confirm\",\"subjectKind\":\"dossier\",\"subject\":\"d-7\",\"outcome\":\"refused\",\"code\":\"dossier.submitter-may-not-confirm\",\"facts\":{\"note\":\"a\\\"b\\\\c\\n"
                                + "\\u0001/é\",\"stage\":\"Submitted\"}}");
        assertThat(CanonicalLine.parse(CanonicalLine.write(entry))).contains(entry);
    }

    @Test
    @DisplayName("T10: a name in decomposed Unicode is logged as NFC, and only NFC is read back")
    void nfc() {
        var entry = done("Nguye\u0302\u0303n", "x");
        assertThat(entry.actorName()).isEqualTo("Nguyễn");
        String decomposed = text(entry).replace("ễ", "e\u0302\u0303");
        assertThat(CanonicalLine.parse(bytes(decomposed))).isEmpty();
    }

    @Test
    @DisplayName("odd input never stops an append: half a surrogate pair becomes U+FFFD")
    void oddInput() {
        var entry = done("a\ud800b\uffff", "\u0000");
        assertThat(entry.actorName()).isEqualTo("a\ufffdb\ufffd");
        assertThat(CanonicalLine.parse(CanonicalLine.write(entry))).contains(entry);
    }

    @Test
    @DisplayName("D2.4: any other spelling of the same entry is refused")
    void otherSpellings() {
        String line = text(done("Lan", "d/7"));
        var others =
                List.of(
                        line + " ",
                        " " + line,
                        line.replace(",\"code\"", ", \"code\""),
                        line.replace("d/7", "d\\/7"),
                        line.replace("Lan", "\\u004can"),
                        line.replace("{\"seq\":1,", "{\"seq\":01,"),
                        line.replace("{\"seq\":1,", "{\"seq\":1.0,"),
                        line.replace("{\"seq\":1,", "{\"seq\":0,"),
                        line.replace(".000000000Z", "Z"),
                        line.replace(".000000000Z", ".000000001Z"),
                        line.replace("Z\"", "+00:00\""),
                        line.replace("2020-09-01", "2020-02-30"),
                        line.replace("done", "DONE"),
                        line.replace("\"code\":\"\"", "\"code\":\"x\""),
                        line.replace("\"code\":\"\"", "\"code\":null"),
                        line.replace(",\"code\":\"\"", ""),
                        line.replace("\"facts\":{}", "\"facts\":{\"b\":\"\",\"a\":\"\"}"),
                        line.replace("\"facts\":{}", "\"facts\":{\"a\":\"\",\"a\":\"\"}"),
                        line.replace("\"facts\":{}", "\"facts\":{\"a\":\"\",}"),
                        line.replace("\"facts\":{}", "\"facts\":{\"A b\":\"\"}"),
                        line.replace("\"facts\":{}}", "\"facts\":{}"));
        for (String other : others) {
            assertThat(other).isNotEqualTo(line);
            assertThat(CanonicalLine.parse(bytes(other))).as(other).isEmpty();
        }
        assertThat(CanonicalLine.parse(bytes(line))).isPresent();
        byte[] latin1 = text(done("Là", "x")).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(CanonicalLine.parse(latin1)).isEmpty();
    }

    @Test
    @DisplayName(
            "D2.4: entries that differ in any field have lines that differ, whatever is in them")
    void injective() {
        var random = new SplittableRandom(4711);
        String[] pieces = {"", "\"", "\\", ",", "\":\"", "a", "b", "\n", "{", "}", "actor", "ễ"};
        var seen = new TreeMap<String, AuditEntry>();
        for (int i = 0; i < 5_000; i++) {
            var values = new ArrayList<String>();
            for (int f = 0; f < 6; f++) {
                values.add(
                        pieces[random.nextInt(pieces.length)]
                                + pieces[random.nextInt(pieces.length)]);
            }
            var who = new AuditEntry.Who(values.get(0), values.get(1), values.get(2), "");
            var facts = Map.of("f", values.get(5));
            var entry = AuditEntry.of(1, NOON, who, "a", values.get(3), values.get(4), "", facts);
            String line = text(entry);
            assertThat(CanonicalLine.parse(bytes(line))).as("seed 4711, %s", line).contains(entry);
            var before = seen.put(line, entry);
            assertThat(before == null || before.equals(entry)).as(line).isTrue();
        }
    }

    @Test
    @DisplayName("an entry out of its ranges can't be made")
    void ranges() {
        assertThatThrownBy(() -> AuditEntry.of(0, NOON, MINH, "a", "", "", "", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AuditEntry.of(1, NOON, MINH, " ", "", "", "", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AuditEntry.of(1, NOON, MINH, "a", "", "", "", Map.of("A b", "")))
                .isInstanceOf(IllegalArgumentException.class);
        var huge = AuditEntry.of(1, NOON, MINH, "a", "", "x".repeat(300_000), "", Map.of());
        assertThatThrownBy(() -> CanonicalLine.write(huge))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static AuditEntry done(String name, String subject) {
        var who = new AuditEntry.Who("p-2", name, "CLERK", "o-1");
        return AuditEntry.of(1, NOON, who, "dossier.submit", "dossier", subject, "", Map.of());
    }

    private static String text(AuditEntry entry) {
        return new String(CanonicalLine.write(entry), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
