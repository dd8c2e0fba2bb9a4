package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.practiceca.KeyPool;
import org.antin.practiceca.PracticeCa;
import org.antin.practiceca.PracticeCaServer;
import org.antin.signing.DssOpinion;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.TimestampType;
import org.antin.signing.check.Verdict;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.make.LastingPdf.Lasting;
import org.antin.signing.make.TimeStamper.TimeStamping;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.RevocationFetcher;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// T11: a signed PDF is made to last, whoever signed it, and made to last again.
@Needs
class LastingPdfTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir static Path dir;
    private static Office office;
    private static RevocationFetcher online;
    private static byte[] signed;

    @BeforeAll
    static void sign() {
        office = new Office(dir, CLOCK);
        online = new RevocationFetcher(CLOCK);
        var prepared = office.prepare(Office.letter(), office.leaderOrder());
        signed =
                ((Completion.Signed)
                                office.signer.finish(
                                        prepared,
                                        office.leader.sign(prepared),
                                        Optional.of(office.tsa)))
                        .file();
    }

    @AfterAll
    static void stop() {
        online.close();
        office.close();
    }

    private static VerificationReport offline(byte[] pdf) {
        var anchor =
                new TrustAnchor(
                        office.server.ca().root(),
                        TrustAnchor.Purpose.PRACTICE,
                        new HostRule.Nowhere());
        return Verifier.of(TrustStore.of(List.of(anchor)), RevocationSource.offline(), CLOCK)
                .verify("a.pdf", pdf, null);
    }

    private static Lasting.Made extended(byte[] pdf) {
        var collector = new EvidenceCollector(online, TrustStore.none());
        return (Lasting.Made) LastingPdf.extend(pdf, CLOCK.instant(), collector, office.tsa);
    }

    @Test
    @DisplayName("T11: a signature of level T can't be judged offline; made to last it can, at LTA")
    void lasts() {
        assertThat(offline(signed).verdict()).isEqualTo(FileVerdict.INDETERMINATE);
        var made = extended(signed);
        assertThat(made.unknown()).isEmpty();
        assertThat(Arrays.copyOf(made.file(), signed.length)).isEqualTo(signed);
        var report = offline(made.file());
        assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
        assertThat(report.signatures())
                .extracting(SignatureReport::level)
                .containsExactly("PAdES-BASELINE-LTA");
    }

    @Test
    @DisplayName("T11: the renewed file holds both document time stamps; EU DSS passes it too")
    void lastsAgain() {
        var once = extended(signed).file();
        var twice = extended(once);
        assertThat(Arrays.copyOf(twice.file(), once.length)).isEqualTo(once);
        var report = offline(twice.file());
        assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
        assertThat(report.timestamps())
                .filteredOn(stamp -> stamp.type() == TimestampType.DOCUMENT)
                .hasSize(2);
        assertThat(LastingPdf.stamps(twice.file()))
                .hasSize(3)
                .allMatch(stamp -> office.server.ca().timeStamping().equals(stamp.authority()))
                .last()
                .matches(stamp -> stamp.time().equals(twice.stampedAt()));
        assertThat(DssOpinion.of(twice.file(), "a.pdf", office.server.ca().root()))
                .containsExactly("PAdES-BASELINE-LTA TOTAL_PASSED");
    }

    @Test
    @DisplayName(
            "T11: a receipt stamp comes first, and evidence of the sender's signature after it")
    void receipt() {
        var received = (Lasting.Made) LastingPdf.stamp(signed, CLOCK.instant(), office.tsa);
        assertThat(LastingPdf.stamps(received.file())).hasSize(2);
        assertThat(offline(received.file()).verdict()).isEqualTo(FileVerdict.INDETERMINATE);
        assertThat(offline(extended(received.file()).file()).verdict())
                .isEqualTo(FileVerdict.VALID);
    }

    @Test
    @DisplayName("T11: nobody answers: the certificates concerned are named; no stamp: refused")
    void nobodyAnswers() {
        var silent = new EvidenceCollector(RevocationSource.offline(), TrustStore.none());
        var made = (Lasting.Made) LastingPdf.extend(signed, CLOCK.instant(), silent, office.tsa);
        assertThat(made.unknown()).isNotEmpty();
        assertThat(offline(made.file()).verdict()).isEqualTo(FileVerdict.INDETERMINATE);

        TimeStamper none = digest -> new TimeStamping.Unavailable(TimeStamper.Reason.UNREACHABLE);
        assertThat(LastingPdf.extend(signed, CLOCK.instant(), silent, none))
                .isInstanceOfSatisfying(
                        Lasting.Refused.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo(Refusal.Code.TIME_STAMP_UNAVAILABLE));
    }

    @Test
    @DisplayName("T11: another authority's stamp brings along what is known of that authority")
    void anotherAuthority() {
        // With keys of its own: two of one name and key can't be told apart.
        var keys = KeyPool.at(dir.resolve("other-keys"));
        try (var other = PracticeCaServer.start(dir.resolve("other"), CLOCK, keys);
                var tsa =
                        new TimeStampClient(
                                other.base().resolve("/practice-ca/tsa"),
                                TimeStampClient.Settings.USUAL)) {
            var once = extended(signed).file();
            var roots =
                    TrustStore.of(
                            Stream.of(office.server.ca(), other.ca())
                                    .map(PracticeCa::root)
                                    .map(
                                            root ->
                                                    new TrustAnchor(
                                                            root,
                                                            TrustAnchor.Purpose.PRACTICE,
                                                            new HostRule.NamedByAuthorities()))
                                    .toList());
            var collector = new EvidenceCollector(online, roots);
            var made = (Lasting.Made) LastingPdf.extend(once, CLOCK.instant(), collector, tsa);
            assertThat(made.unknown()).isEmpty();
            var report =
                    Verifier.of(roots, RevocationSource.offline(), CLOCK)
                            .verify("a.pdf", made.file(), null);
            assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
            assertThat(report.timestamps())
                    .hasSize(3)
                    .allMatch(stamp -> stamp.verdict() == Verdict.VALID);
        }
    }
}
