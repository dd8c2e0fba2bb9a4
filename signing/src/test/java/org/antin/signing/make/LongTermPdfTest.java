package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.DssOpinion;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.TimestampType;
import org.antin.signing.check.Verifier;
import org.antin.signing.make.TimeStamper.TimeStamping;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.RevocationFetcher;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;
import org.antin.testkit.Needs;
import org.antin.testkit.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Levels LT and LTA of a PDF: what was kept suffices when nobody can be asked any more.
class LongTermPdfTest {
    @TempDir static Path dir;
    private static final InstantSource CLOCK = InstantSource.system();
    private static Office office;
    private static RevocationFetcher online;
    private static byte[] lt;
    private static byte[] lta;

    @BeforeAll
    static void sign() {
        office = new Office(dir, CLOCK);
        online = new RevocationFetcher(CLOCK);
        lt = signed(false);
        lta = signed(true);
    }

    @AfterAll
    static void stop() {
        online.close();
        office.close();
    }

    private static byte[] signed(boolean archived) {
        var evidence = new EvidenceCollector(online, TrustStore.none());
        var grade = new Grade.LongTerm(office.tsa, evidence, archived);
        byte[] once = office.sign(Office.letter(), office.leaderOrder(), office.leader);
        return ((Completion.Signed) finish(once, grade)).file();
    }

    private static Completion finish(byte[] pdf, Grade grade) {
        Prepared prepared = office.prepare(pdf, office.organisationOrder());
        return office.signer.finish(prepared, office.organisation.sign(prepared), grade);
    }

    private static org.antin.signing.check.VerificationReport check(byte[] pdf) {
        var anchor =
                new TrustAnchor(
                        office.server.ca().root(),
                        TrustAnchor.Purpose.PRACTICE,
                        new HostRule.Nowhere());
        return Verifier.of(TrustStore.of(List.of(anchor)), RevocationSource.offline(), CLOCK)
                .verify("a.pdf", pdf, null);
    }

    @Test
    @DisplayName("TT 41 Đ9: what was kept proves the signature with nobody to ask, at LT and LTA")
    void ourOwnChecker() {
        for (byte[] pdf : List.of(lt, lta)) {
            var report = check(pdf);
            assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
        }
        assertThat(check(lt).signatures())
                .extracting(SignatureReport::level)
                .containsExactly("PAdES-BASELINE-LT", "PAdES-BASELINE-LT");
        assertThat(check(lta).signatures())
                .extracting(SignatureReport::level)
                .containsExactly("PAdES-BASELINE-LTA", "PAdES-BASELINE-LTA");
        assertThat(check(lta).timestamps())
                .filteredOn(stamp -> stamp.type() == TimestampType.DOCUMENT)
                .hasSize(1);
    }

    @Test
    @Needs
    @DisplayName("EN 319 142-1: EU DSS passes both levels by the file alone")
    void secondOpinion() {
        var root = office.server.ca().root();
        assertThat(DssOpinion.of(lt, "a.pdf", root))
                .hasSize(2)
                .allMatch("PAdES-BASELINE-LT TOTAL_PASSED"::equals);
        assertThat(DssOpinion.of(lta, "a.pdf", root))
                .hasSize(2)
                .allMatch("PAdES-BASELINE-LTA TOTAL_PASSED"::equals);
    }

    @Test
    @Needs({"pdfsig", "qpdf"})
    @DisplayName("Điều 7.2: pdfsig finds the signatures valid, and qpdf the structure sound")
    void outsidePrograms() throws Exception {
        String file = Files.write(dir.resolve("lta.pdf"), lta).toString();
        String said = Program.run(dir, "pdfsig", "-nocert", file).text();
        // pdfsig doesn't know document time stamps: it says so, and that this one is over it all.
        assertThat(said.split("Signature is Valid", -1)).as(said).hasSize(3);
        assertThat(said).contains("Total document signed").doesNotContain("Invalid");
        var structure = Program.run(dir, "qpdf", "--check", file);
        assertThat(structure.exit()).as(structure.text()).isZero();
    }

    @Test
    @DisplayName("Issue 2: nobody answers about the certificate: refused, and nothing half kept")
    void nobodyAnswers() {
        var evidence = new EvidenceCollector(RevocationSource.offline(), TrustStore.none());
        byte[] once = office.sign(Office.letter(), office.leaderOrder(), office.leader);
        var grade = new Grade.LongTerm(office.tsa, evidence, false);
        assertThat(finish(once, grade))
                .isInstanceOfSatisfying(
                        Completion.Refused.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo(Refusal.Code.EVIDENCE_UNAVAILABLE));
    }

    @Test
    @DisplayName(
            "Issue 2: the authority falls silent before the last time stamp: refused, nothing kept")
    void silentBeforeTheLastStamp() {
        var left = new java.util.concurrent.atomic.AtomicInteger(1);
        TimeStamper once =
                digest ->
                        left.getAndDecrement() > 0
                                ? office.tsa.stamp(digest)
                                : new TimeStamping.Unavailable(TimeStamper.Reason.TIMEOUT);
        var evidence = new EvidenceCollector(online, TrustStore.none());
        byte[] first = office.sign(Office.letter(), office.leaderOrder(), office.leader);
        assertThat(finish(first, new Grade.LongTerm(once, evidence, true)))
                .isInstanceOfSatisfying(
                        Completion.Refused.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo(Refusal.Code.TIME_STAMP_UNAVAILABLE));
    }
}
