package org.antin.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.auditlog.AuditVerdict.Broken;
import org.antin.auditlog.AuditVerdict.ConsistentOnly;
import org.antin.auditlog.AuditVerdict.Proven;
import org.antin.auditlog.AuditVerdict.Reason;
import org.antin.auditlog.AuditVerdict.Unreadable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/// What someone may do to an export, or to the table behind it, and how each is found (D2.4).
class AuditAttackTest {
    private static final int SIZE = 10;
    private final SampleLog log = SampleLog.of(SIZE);
    private final List<String> lines = log.lines();

    @Test
    @DisplayName("D2.4: edited entry: found at its place, with or without outside evidence")
    void edited() {
        lines.set(5, lines.get(5).replace("\"subject\":\"d-5\"", "\"subject\":\"d-6\""));
        found(5, 5, Reason.CHANGED);
    }

    @Test
    @DisplayName("D2.4: a refusal turned into a success: found at its place")
    void refusalHidden() {
        lines.set(
                6,
                lines.get(6)
                        .replace("\"outcome\":\"refused\"", "\"outcome\":\"done\"")
                        .replace("\"code\":\"dossier.not-now\"", "\"code\":\"\""));
        found(6, 6, Reason.CHANGED);
    }

    @Test
    @DisplayName("D2.4: first entry deleted: entry 1 is named")
    void firstDeleted() {
        lines.remove(1);
        found(1, 1, Reason.MISSING_OR_MOVED);
    }

    @Test
    @DisplayName("D2.4: middle entry deleted: it is named")
    void middleDeleted() {
        lines.remove(4);
        found(4, 4, Reason.MISSING_OR_MOVED);
    }

    @Test
    @DisplayName("D2.4: last entry deleted: it is named")
    void lastDeleted() {
        lines.remove(SIZE);
        found(SIZE, SIZE, Reason.CUT_OFF);
    }

    @Test
    @DisplayName(
            "D2.4: last entry deleted, header and closing made to fit: the checkpoint finds it")
    void lastDeletedWithCare() {
        lines.remove(SIZE);
        lines.set(0, lines.get(0).replace("\"size\":10", "\"size\":9"));
        lines.set(SIZE, closing(log.headAt(SIZE - 1)));
        onlyWithCheckpoint(SIZE, SIZE, Reason.OLD_COPY);
    }

    @Test
    @DisplayName("D2.4: two entries swapped: found at the first of them")
    void swapped() {
        Collections.swap(lines, 3, 7);
        found(3, 3, Reason.MISSING_OR_MOVED);
    }

    @Test
    @DisplayName("D2.4: two entries swapped, their numbers and heads left in place: found")
    void swappedWithCare() {
        lines.set(3, lines.get(3).replace("d-3", "d-4").replace("p-3", "p-4"));
        lines.set(4, lines.get(4).replace("d-4", "d-3").replace("p-4", "p-3"));
        found(3, 3, Reason.CHANGED);
    }

    @Test
    @DisplayName("D2.4: an entry repeated: found where it is put in")
    void repeated() {
        lines.add(6, lines.get(3));
        found(6, 6, Reason.INSERTED_OR_REPEATED);
    }

    @Test
    @DisplayName("D2.4: an entry inserted with the next number, under a head of another key: found")
    void inserted() {
        var entries =
                LongStream.rangeClosed(1, SIZE)
                        .mapToObj(SampleLog::entry)
                        .map(e -> renamed(e, "Nguyễn Văn Minh"))
                        .toList();
        lines.add(6, SampleLog.of(entries, HeadSigner.fresh()).lines().get(6));
        found(6, 6, Reason.CHANGED);
    }

    @Test
    @DisplayName("D2.4: an entry added at the end: found")
    void added() {
        lines.add(SIZE + 1, SampleLog.of(SIZE + 1).lines().get(SIZE + 1));
        found(SIZE + 1, SIZE + 1, Reason.MORE_THAN_DECLARED);
    }

    @Test
    @DisplayName("D2.4: an old copy replayed: the later checkpoint finds it and says what it saw")
    void oldCopy() {
        var old = new SampleLog(log.appender(), log.appended().subList(0, 7));
        lines.clear();
        lines.addAll(old.lines());
        onlyWithCheckpoint(8, SIZE, Reason.OLD_COPY);
        assertThat(log.proven(lines).sentence())
                .contains("within entries 8 to 10", "10 entries were witnessed");
    }

    @Test
    @DisplayName("D2.4: wholly re-signed with another key: the true key finds it")
    void otherKey() {
        var forged = SampleLog.of(SIZE);
        lines.clear();
        lines.addAll(forged.lines());
        assertThat(SampleLog.alone(lines)).isInstanceOf(ConsistentOnly.class);
        assertBroken(log.proven(lines), 1, SIZE, Reason.OTHER_KEY);
        assertBroken(
                SampleLog.verify(lines, Optional.empty(), Optional.of(log.key())),
                1,
                SIZE,
                Reason.OTHER_KEY);
        // A checkpoint alone says that it and the file aren't of one key.
        assertBroken(
                SampleLog.verify(lines, Optional.of(log.head()), Optional.empty()),
                1,
                SIZE,
                Reason.CHECKPOINT_NOT_SIGNED);
    }

    @Test
    @DisplayName("D2.4: re-signed with another key under the true key's name: found at entry 1")
    void otherKeyUnderTheTrueName() {
        var forged = SampleLog.of(SIZE).lines();
        forged.set(0, lines.get(0));
        lines.clear();
        lines.addAll(forged);
        found(1, 1, Reason.NOT_SIGNED);
    }

    @Test
    @DisplayName("D2.4: re-signed with another key from entry 4 on: found at entry 4")
    void otherKeyFromTheMiddle() {
        var forged = SampleLog.of(SIZE).lines();
        for (int i = 4; i < lines.size(); i++) lines.set(i, forged.get(i));
        found(4, 4, Reason.NOT_SIGNED);
    }

    @Test
    @DisplayName("D2.4: every hash made anew, but without the key: found at the edited entry")
    void rehashedWithoutKey() {
        lines.clear();
        lines.addAll(log.rehashed(e -> e.seq() == 5 ? renamed(e, "Nguyễn Văn Minh") : e));
        found(5, 5, Reason.NOT_SIGNED);
    }

    @Test
    @DisplayName("D2.4: the key's own holder rewrites history: only the checkpoint finds it")
    void rewrittenByTheKeyHolder() {
        var entries =
                LongStream.rangeClosed(1, SIZE + 2)
                        .mapToObj(SampleLog::entry)
                        .map(e -> e.seq() == 5 ? renamed(e, "Nguyễn Văn Minh") : e)
                        .toList();
        lines.clear();
        lines.addAll(SampleLog.of(entries, log.appender().signer()).lines());
        onlyWithCheckpoint(1, SIZE, Reason.OTHER_HISTORY);
        // A checkpoint from before the change agrees with both histories, and the words say so.
        var early = SampleLog.verify(lines, Optional.of(log.headAt(4)), Optional.of(log.key()));
        assertThat(early).isInstanceOf(Proven.class);
        assertThat(early.sentence())
                .contains("entries 1 to 4 are complete", "entries 5 to 12 are signed, but nothing");
    }

    @Test
    @DisplayName("D2.4: a field boundary moved by one letter, at every boundary: found")
    void boundaryMoved() {
        String[] boundaries = {
            "p-5\",\"actorName\":\"", "Lan\",\"capacity\":\"", "CLERK\",\"organisation\":\"",
            "o-1\",\"action\":\"", "submit\",\"subjectKind\":\"", "dossier\",\"subject\":\""
        };
        String whole = lines.get(5);
        for (String boundary : boundaries) {
            int quote = boundary.indexOf('"');
            String moved =
                    boundary.substring(0, quote - 1)
                            + boundary.substring(quote)
                            + boundary.charAt(quote - 1);
            assertThat(whole).contains(boundary);
            lines.set(5, whole.replace(boundary, moved));
            found(5, 5, Reason.CHANGED);
        }
    }

    @Test
    @DisplayName("D2.4: a field slipped into the text of another: found")
    void fieldSlippedIn() {
        lines.set(5, lines.get(5).replace("Lan\"", "Lan\",\"capacity\":\"HEAD\""));
        found(5, 5, Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\r"})
    @DisplayName("D2.4: white space added to an entry: found")
    void whiteSpace(String space) {
        lines.set(5, lines.get(5).replace(",\"code\"", "," + space + "\"code\""));
        found(5, 5, Reason.MALFORMED);
    }

    @Test
    @DisplayName("D2.4: the time of a head moved: found")
    void headTime() {
        lines.set(5, lines.get(5).replaceFirst("(.*)05:00:05", "$105:00:06"));
        found(5, 5, Reason.NOT_SIGNED);
    }

    @Test
    @DisplayName("a line without end: refused without reading it all into memory")
    void endlessLine() {
        String endless = lines.getFirst() + "\n{\"entry\":" + "x".repeat(2_000_000);
        assertBroken(
                SampleLog.verify(
                        endless.getBytes(StandardCharsets.UTF_8),
                        Optional.empty(),
                        Optional.empty()),
                1,
                1,
                Reason.MALFORMED);
    }

    @Test
    @DisplayName(
            "D2.4: the checkpoint of another log, or signed by another key, proves nothing here")
    void wrongCheckpoint() {
        var other = new Appender("other.example/audit", log.appender().signer());
        var otherLog = other.head(log.appended().getLast().frontier(), SampleLog.NOON);
        assertBroken(
                SampleLog.verify(lines, Optional.of(otherLog), Optional.of(log.key())),
                1,
                SIZE,
                Reason.OTHER_LOG);
        var otherKey = SampleLog.of(SIZE).head();
        assertBroken(
                SampleLog.verify(lines, Optional.of(otherKey), Optional.of(log.key())),
                1,
                SIZE,
                Reason.CHECKPOINT_NOT_SIGNED);
    }

    @Test
    @DisplayName("D2.4: the same text spelt otherwise outside the entries: found")
    void spelledOtherwise() {
        String header = lines.getFirst();
        lines.set(0, header.replace("antin.example", "\\u0061ntin.example"));
        assertThat(SampleLog.alone(lines)).isInstanceOf(Unreadable.class);
        lines.set(0, header);
        String fifth = lines.get(5);
        lines.set(5, fifth.replace("=\"}}", "\\u003d\"}}"));
        assertThat(lines.get(5)).isNotEqualTo(fifth);
        found(5, 5, Reason.MALFORMED);
        lines.set(5, fifth);
        lines.set(SIZE + 1, lines.getLast().replace("\\n", "\\u000a"));
        assertThat(log.proven(lines))
                .isInstanceOfSatisfying(
                        Broken.class,
                        b -> assertThat(b.reason()).isEqualTo(Reason.CLOSING_DAMAGED));
    }

    @Test
    @DisplayName("D2.4: something behind the closing checkpoint: found")
    void behindTheEnd() {
        lines.add("{}");
        assertThat(SampleLog.alone(lines))
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> {
                            assertThat(broken.reason()).isEqualTo(Reason.CLOSING_DAMAGED);
                            assertThat(broken.last()).isEmpty();
                        });
    }

    @Test
    @DisplayName("D2.4: a head destroyed in the table itself: the export still comes, and names it")
    void headDestroyedInTheTable() throws IOException {
        var out = new ByteArrayOutputStream();
        var export = AuditExport.begin(out, SampleLog.ORIGIN, log.key(), SIZE);
        for (var one : log.appended()) {
            boolean destroyed = one.frontier().size() == 4;
            String note = destroyed ? "gone" : one.head().note();
            export.add(one.line(), note.getBytes(StandardCharsets.UTF_8));
        }
        export.finish(log.head());
        assertBroken(
                SampleLog.verify(
                        out.toByteArray(), Optional.of(log.head()), Optional.of(log.key())),
                4,
                4,
                Reason.MALFORMED);
    }

    /// Found with no outside evidence at all, and just the same with all of it.
    private void found(long first, long last, Reason reason) {
        assertBroken(SampleLog.alone(lines), first, last, reason);
        assertBroken(log.proven(lines), first, last, reason);
    }

    /// What the file alone, or with the key, can't show.
    private void onlyWithCheckpoint(long first, long last, Reason reason) {
        assertThat(SampleLog.alone(lines)).isInstanceOf(ConsistentOnly.class);
        assertThat(SampleLog.verify(lines, Optional.empty(), Optional.of(log.key())))
                .isInstanceOf(ConsistentOnly.class);
        assertBroken(log.proven(lines), first, last, reason);
    }

    private static void assertBroken(AuditVerdict verdict, long first, long last, Reason reason) {
        assertThat(verdict)
                .as(verdict.sentence())
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> {
                            assertThat(broken.reason()).isEqualTo(reason);
                            assertThat(broken.first()).isEqualTo(first);
                            assertThat(broken.last()).isEqualTo(OptionalLong.of(last));
                        });
    }

    private static AuditEntry renamed(AuditEntry e, String name) {
        var who = new AuditEntry.Who(e.actor(), name, e.capacity(), e.organisation());
        return AuditEntry.of(
                e.seq(),
                e.at(),
                who,
                e.action(),
                e.subjectKind(),
                e.subject(),
                e.code(),
                e.facts());
    }

    private static String closing(SignedTreeHead head) {
        return new String(ExportFormat.closing(head), StandardCharsets.UTF_8).stripTrailing();
    }
}
