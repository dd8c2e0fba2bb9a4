package org.antin.signing.check;

import org.antin.signing.check.facts.DocumentFacts;
import org.antin.signing.check.facts.DocumentReader;
import org.antin.signing.check.facts.EnclosedDocument;
import org.antin.signing.fuzz.FuzzTarget;
import org.antin.signing.fuzz.KnownChain;
import org.antin.signing.make.EdxmlMessage;
import org.antin.signing.trust.RevocationSource;

import java.util.List;

/// Any bytes as a file to check, whatever its format: read, judged, reported. Without the net
/// [Verifier] hangs below its readers, so that what a reader lets fall is seen.
public final class FileFuzz {
    private static final Limits LIMITS = Limits.standard();

    private FileFuzz() {}

    /// Called by Jazzer before the clock of the first input runs.
    public static void fuzzerInitialize() {
        FuzzTarget.warmUp(FileFuzz.class);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        var deadline = Deadline.in(LIMITS.time());
        DocumentFacts facts = DocumentReader.read(bytes, LIMITS, deadline);
        var now = KnownChain.NOW;
        var judgement =
                Judge.judge(
                        facts,
                        KnownChain.trusted(),
                        RevocationSource.offline(),
                        now,
                        now,
                        deadline);
        EdxmlMessage message = EdxmlMessage.of(bytes);
        if (message != null) EnclosedDocument.of(message, LIMITS);
        ReportJson.line(Reporter.report("a", "", 0, facts, judgement, Enclosures.NONE, List.of()));
    }
}
