package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.practiceca.KeyPool;
import org.antin.practiceca.PracticeCaServer;
import org.antin.signing.DssOpinion;
import org.antin.signing.check.Beside;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Reason;
import org.antin.signing.check.TimestampReport;
import org.antin.signing.check.Verdict;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.files.LastingRecord.Recorded;
import org.antin.signing.files.Pair.Bound;
import org.antin.signing.files.Pair.Part;
import org.antin.signing.make.EvidenceCollector;
import org.antin.signing.make.LastingPdf.Lasting;
import org.antin.signing.make.TimeStampClient;
import org.antin.signing.make.TimeStamper;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;
import org.antin.testkit.Needs;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// The authority of the first time stamps was founded so long ago that it ends in forty days; the
/// one that renews is young, and stands under a root of its own.
@DisplayName("TT 41 Đ9: renewed before its first time-stamp authority ends, a file outlives it")
@Needs
class PastTheEndTest {
    private static final Instant PRESENT =
            InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);

    /// Two authorities of one name and key can't be told apart.
    private static final KeyPool OTHER_KEYS =
            KeyPool.at(Repository.root().resolve("target/practice-keys-younger"));

    private final AtomicReference<Instant> now = new AtomicReference<>(PRESENT);
    @TempDir private Path dir;
    private Desk desk;
    private PracticeCaServer younger;
    private TimeStampClient tsa;
    private TrustStore trust;

    @BeforeEach
    void open() {
        Instant founded = PRESENT.atOffset(ZoneOffset.UTC).minusYears(14).plusDays(40).toInstant();
        now.set(founded);
        Instant yesterday = PRESENT.minus(Duration.ofDays(1));
        desk = new Desk(dir, now::get, yesterday, Duration.ofDays(30));
        now.set(PRESENT);
        younger = PracticeCaServer.start(dir.resolve("younger"), now::get, OTHER_KEYS);
        tsa =
                new TimeStampClient(
                        younger.base().resolve("/practice-ca/tsa"), TimeStampClient.Settings.USUAL);
        trust =
                TrustStore.of(
                        roots().stream()
                                .map(
                                        root ->
                                                new TrustAnchor(
                                                        root,
                                                        TrustAnchor.Purpose.PRACTICE,
                                                        new HostRule.NamedByAuthorities()))
                                .toList());
    }

    @AfterEach
    void close() {
        tsa.close();
        younger.close();
        desk.close();
    }

    private List<X509Certificate> roots() {
        return List.of(desk.server.ca().root(), younger.ca().root());
    }

    /// A file, and what lies beside it where its signatures have no room.
    private record State(byte[] file, Beside beside) {}

    private State extended(State state, TimeStamper stamper) {
        var collector = new EvidenceCollector(desk.online, trust);
        if (LastingFile.hasRoom(state.file())) {
            return switch (LastingFile.extend(state.file(), now.get(), collector, stamper)) {
                case Lasting.Made made -> new State(made.file(), Beside.NOTHING);
                case Lasting.Refused(var why) -> throw new AssertionError("refused: " + why);
            };
        }
        var maker = new LastingRecord(collector, stamper);
        return switch (maker.extend(state.file(), state.beside(), now.get())) {
            case Recorded.Made(var beside, var _) -> new State(state.file(), beside);
            case Recorded.Refused(var why) -> throw new AssertionError("refused: " + why);
        };
    }

    private VerificationReport check(State state, RevocationSource source) {
        return Verifier.of(trust, source, now::get).verify("a", state.file(), state.beside(), null);
    }

    private void valid(State state, RevocationSource source) {
        var report = check(state, source);
        assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
        assertThat(report.timestamps())
                .as("each is proven by the next")
                .extracting(TimestampReport::verdict)
                .containsOnly(Verdict.VALID);
    }

    /// Signed at level T; a signature in a file of its own is kept with its document in one.
    private byte[] signed(Packaging packaging) {
        byte[] content =
                switch (packaging) {
                    case PDF -> Letters.pdf();
                    case OFFICE -> Letters.docx("Số 12");
                    case JSON -> "{\"số\":\"12\"}".getBytes(UTF_8);
                    default -> "<so>12</so>".getBytes(UTF_8);
                };
        byte[] signed = desk.sign("a.xml", content, packaging, "T");
        if (!packaging.detached()) return signed;
        var both = new Pair(new Part("a.xml", content), new Part("a.sig", signed));
        var verifier = Verifier.of(trust, RevocationSource.offline(), now::get);
        return ((Bound.Container) both.bound(verifier)).file();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("T11: past the end the renewed one is valid offline, its twin isn't even online")
    void outlives(Packaging packaging) {
        State kept = extended(new State(signed(packaging), Beside.NOTHING), desk.tsa);
        valid(kept, RevocationSource.offline());

        Instant end = desk.server.ca().timeStamping().getNotAfter().toInstant();
        assertThat(end).isAfter(PRESENT).isBefore(PRESENT.plus(Duration.ofDays(41)));
        assertThat(younger.ca().timeStamping().getNotAfter().toInstant())
                .isAfter(end.plus(Duration.ofDays(10 * 365)));
        now.set(end.minus(Duration.ofMinutes(20)));
        State renewed = extended(kept, tsa);
        valid(renewed, RevocationSource.offline());

        now.set(end.plus(Duration.ofMinutes(20)));
        valid(renewed, RevocationSource.offline());
        for (var source : List.of(RevocationSource.offline(), desk.online)) {
            var twin = check(kept, source);
            assertThat(twin.verdict()).isEqualTo(FileVerdict.INDETERMINATE);
            assertThat(twin.timestamps())
                    .extracting(TimestampReport::reason)
                    .containsOnly(Reason.EXPIRED_NO_TIME);
        }
        assertThat(dss(packaging, renewed))
                .isIn("not asked", packaging.family() + "-BASELINE-LTA TOTAL_PASSED");
        assertThat(dss(packaging, kept)).doesNotContain("TOTAL_PASSED");

        // Past the authority that issued the certificate of the signer.
        now.set(end.plus(Duration.ofDays(2 * 365)));
        assertThat(now.get()).isAfter(desk.server.ca().issuing().getNotAfter().toInstant());
        valid(renewed, desk.online);
        State again = extended(renewed, tsa);
        valid(again, RevocationSource.offline());
    }

    /// It doesn't read Office files, and isn't asked about evidence records here.
    private String dss(Packaging packaging, State state) {
        return packaging == Packaging.OFFICE || state.beside() != Beside.NOTHING
                ? "not asked"
                : String.join(", ", DssOpinion.at(now.get(), state.file(), "a", roots()));
    }
}
