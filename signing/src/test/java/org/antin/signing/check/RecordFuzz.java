package org.antin.signing.check;

import org.antin.signing.check.facts.DocumentFacts;
import org.antin.signing.check.facts.DocumentReader;
import org.antin.signing.files.LastingRecord;
import org.antin.signing.files.LastingRecord.Recorded;
import org.antin.signing.fuzz.FuzzTarget;
import org.antin.signing.fuzz.KnownRecord;
import org.antin.signing.make.EvidenceCollector;
import org.antin.signing.make.TimeStamper;
import org.antin.signing.trust.RevocationSource;

import java.util.List;

/// Any bytes as the evidence record (RFC 4998) beside a file: read, judged, reported, and renewed.
/// As in [FileFuzz], without the net.
public final class RecordFuzz {
    private static final Limits LIMITS = Limits.standard();

    /// One that any record is renewed with, over whatever it is: reading on is what is asked for.
    private static final byte[] TOKEN = KnownRecord.beside().receipts().getFirst();

    private static final TimeStamper SAME =
            _ -> new TimeStamper.TimeStamping.Stamped(TOKEN, KnownRecord.NOW);

    private static final LastingRecord RENEWAL =
            new LastingRecord(
                    new EvidenceCollector(RevocationSource.offline(), KnownRecord.trusted()), SAME);

    private RecordFuzz() {}

    /// Called by Jazzer before the clock of the first input runs.
    public static void fuzzerInitialize() {
        FuzzTarget.warmUp(RecordFuzz.class);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        var beside = KnownRecord.beside().under(bytes);
        judged(beside);
        if (RENEWAL.extend(KnownRecord.file(), beside, KnownRecord.NOW)
                instanceof Recorded.Made made) {
            judged(made.beside());
        }
    }

    private static void judged(Beside beside) {
        var deadline = Deadline.in(LIMITS.time());
        DocumentFacts facts = DocumentReader.read(KnownRecord.file(), beside, LIMITS, deadline);
        var now = KnownRecord.NOW;
        var judgement =
                Judge.judge(
                        facts,
                        KnownRecord.trusted(),
                        RevocationSource.offline(),
                        now,
                        now,
                        deadline);
        ReportJson.line(Reporter.report("a", "", 0, facts, judgement, Enclosures.NONE, List.of()));
    }
}
