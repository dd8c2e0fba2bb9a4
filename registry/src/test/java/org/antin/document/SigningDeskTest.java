package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.antin.House;
import org.antin.ServerTest;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.certificate.CertificateDesk;
import org.antin.certificate.Certificates;
import org.antin.device.DeviceDesk;
import org.antin.device.DeviceFiles;
import org.antin.device.HandoverDesk;
import org.antin.kernel.Days;
import org.antin.paper.ReadPaper;
import org.antin.practiceca.RevocationReason;
import org.antin.provider.PracticeProvider;
import org.antin.provider.PracticeSettings;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Point;
import org.antin.signing.check.Reason;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.make.SignatureKind;
import org.antin.subscriber.Person;
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Needs;
import org.antin.testkit.Program;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ServerTest
@DisplayName(
        "D7.1–D7.3, D7.5, D7.6, D11.1: a real letter is signed by leader and organisation, and checked")
class SigningDeskTest {
    @Autowired House house;
    @Autowired PracticeProvider provider;
    @Autowired PracticeSettings practice;
    @Autowired DeviceDesk devices;
    @Autowired HandoverDesk handovers;
    @Autowired CertificateDesk certificates;
    @Autowired DocumentDesk documents;
    @Autowired SigningDesk signing;
    @Autowired TokenDesk tokens;
    @Autowired Vault vault;
    @Autowired Verifier verifier;
    @Autowired CheckDesk checks;
    @Autowired ReportPaper reportPaper;
    @Autowired SteeredClock clock;
    @Autowired JdbcClient db;
    @Autowired Certificates known;
    @Autowired DeviceFiles deviceFiles;
    @Autowired Documents found;

    @Value("${antin.data-dir}")
    Path data;

    @TempDir Path dir;

    private SigningBody body;
    private UUID commune;
    private Actor officer;
    private Person chairman;
    private Actor leader;
    private Actor clerk;
    private UUID own;
    private UUID organisational;

    @BeforeEach
    void aCommuneThatMaySign() {
        body = SigningBody.make(house, provider, devices, certificates, handovers, clock);
        commune = body.id();
        officer = body.officer();
        chairman = body.head();
        leader = body.leader();
        clerk = body.clerk();
        own = body.own();
        organisational = body.organisational();
    }

    @Test
    @DisplayName("D2.4: what the suite's logs are searched for is what the letter says")
    void theLettersWords() throws IOException {
        assertThat(practice.firstPin()).isEqualTo(KnownSecret.PRACTICE_PIN.text());
        try (var pdf = Loader.loadPDF(SigningBody.letter())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains(KnownSecret.LETTER_BEGINNING.text())
                    .contains(KnownSecret.LETTER_MIDDLE.text());
        }
    }

    private Document taken() {
        return body.handIn(documents);
    }

    private Document sign(Document document, UUID certificate, SignatureKind kind, Actor actor) {
        return SigningBody.sign(signing, tokens, document, certificate, kind, actor);
    }

    private byte[] signedByBoth() {
        var byLeader = sign(taken(), own, SignatureKind.LEADER, leader);
        var byBoth = sign(byLeader, organisational, SignatureKind.ORGANISATION, clerk);
        assertThat(byBoth.stage()).isEqualTo(DocumentStage.ISSUED);
        return vault.get(byBoth.sha256()).orElseThrow();
    }

    private VerificationReport check(byte[] pdf) {
        return verifier.verify("cong-van.pdf", pdf, null);
    }

    @Test
    @DisplayName(
            "D7.5, D7.6: leader and organisation, both valid, with who, capacity and trusted time")
    void bothSignaturesAreValid() {
        var report = check(signedByBoth());

        assertThat(report.verdict()).as(report.toString()).isEqualTo(FileVerdict.VALID);
        assertThat(report.signatures()).hasSize(2).allMatch(s -> s.trustedTime() != null);
        var leaders = report.signatures().getFirst();
        assertThat(leaders.kind()).isEqualTo(org.antin.signing.check.SignatureKind.LEADER);
        assertThat(leaders.who().name()).isEqualTo("Nguyễn Văn Thành");
        assertThat(leaders.who().title()).isEqualTo("Chủ tịch");
        assertThat(point(leaders, "capacity")).isEqualTo("Người có thẩm quyền ký");
        var bodys = report.signatures().getLast();
        assertThat(bodys.kind()).isEqualTo(org.antin.signing.check.SignatureKind.ORGANISATION);
        assertThat(bodys.who().name()).isEqualTo("UBND xã Thử");
        assertThat(point(bodys, "capacity"))
                .isEqualTo("Chữ ký số của cơ quan, tổ chức (khoản 6 Điều 7)");
        for (var one : report.signatures())
            assertThat(one.points())
                    .as("point by point, and nothing against it")
                    .extracting(Point::code, Point::state)
                    .contains(
                            tuple("trusted", Point.State.GOOD),
                            tuple("integrity", Point.State.GOOD),
                            tuple("algorithms", Point.State.GOOD),
                            tuple("chain", Point.State.GOOD),
                            tuple("status", Point.State.GOOD),
                            tuple("changes", Point.State.GOOD));
        assertThat(report.says(Reason.PRACTICE) || anySays(report)).isTrue();
        assertThat(report.says(Reason.LEADER_MISSING) || report.says(Reason.NO_TRUST)).isFalse();
        assertThat(logged())
                .containsExactly(
                        "document.take subscriber",
                        "document.prepare subscriber",
                        "document.sign subscriber",
                        "document.prepare records-clerk",
                        "document.sign records-clerk");
    }

    private List<String> logged() {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        "select action || ' ' || capacity from audit_entry where scope_org = ?"
                                                + " and subject_kind = 'document' and subject <> '' and code = '' order by seq")
                                .param(commune)
                                .query(String.class)
                                .list());
    }

    private static String point(SignatureReport signature, String code) {
        return signature.points().stream()
                .filter(point -> point.code().equals(code))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    @Needs
    @DisplayName(
            "D7.1, D7.5, D7.6: the printed report concludes in one line, then says it point by point")
    void theReportIsPrinted() {
        var pdf = signedByBoth();
        clock.pass(Duration.ofMinutes(2));
        var kept =
                value(
                        asking(
                                Actor.PUBLIC,
                                () -> checks.check(Secrecy.NONE, "a.pdf", pdf, Actor.PUBLIC)));
        var paper = new ReadPaper(reportPaper.print(kept, List.of()).pdf());

        assertThat(paper.everyFontIsEmbedded()).isTrue();
        assertThat(paper.language()).isEqualTo("vi-VN");
        assertThat(paper.text())
                .contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                .contains("Kết luận: HỢP LỆ – ký bởi Chủ tịch Nguyễn Văn Thành, ")
                .contains("Chữ ký 1: Nguyễn Văn Thành – HỢP LỆ")
                .contains("Chữ ký 2: UBND xã Thử – HỢP LỆ")
                .contains("Nội dung được ký còn nguyên vẹn. Đạt")
                .contains("không có giá trị pháp lý")
                .contains("Định dạng: PAdES", kept.report().sha256().substring(0, 32))
                .contains(kept.code());
        var stamps = paper.text().substring(paper.text().lastIndexOf("Dấu thời gian"));
        assertThat(kept.report().timestamps())
                .hasSize(2)
                .allSatisfy(stamp -> assertThat(stamps).contains(hour(stamp.time())));
        assertThat(stamps).contains("Trên chữ ký số");
        // Cells stand side by side, so a reader finds their words and not their lines.
        for (var signature : kept.report().signatures())
            for (var point : signature.points())
                assertThat(paper.text())
                        .contains(point.label().split(" "))
                        .contains(point.value().split(" "));
        // Printed again, it is the same paper: made of what was kept, not of the hour.
        var again = checks.kept(kept.id()).orElseThrow();
        assertThat(reportPaper.print(again, List.of()).pdf())
                .isEqualTo(reportPaper.print(kept, List.of()).pdf());
    }

    private static String hour(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm").withZone(Days.ZONE).format(at);
    }

    private static boolean anySays(VerificationReport report) {
        return report.signatures().stream()
                .anyMatch(s -> s.messages().stream().anyMatch(m -> m.reason() == Reason.PRACTICE));
    }

    @Test
    @DisplayName(
            "T10: one changed byte is invalid; revoked after the trusted time still valid, before it never")
    void eachCaseGetsItsOwnVerdict() {
        var pdf = signedByBoth();
        var broken = pdf.clone();
        int at = new String(pdf, StandardCharsets.ISO_8859_1).indexOf("stream") + 20;
        broken[at] ^= 1;
        assertThat(check(broken).verdict()).isEqualTo(FileVerdict.INVALID);

        var serial = check(pdf).signatures().getFirst().serial();
        clock.pass(Duration.ofMinutes(30));
        provider.revoke(
                new java.math.BigInteger(serial, 16),
                RevocationReason.KEY_COMPROMISE,
                clock.instant(),
                Optional.empty());
        clock.pass(Duration.ofMinutes(5));
        assertThat(check(pdf).verdict()).isEqualTo(FileVerdict.VALID);
    }

    @Test
    @DisplayName("D10.4, T10: the key was lost before the trusted time: invalid")
    void lostBeforeSigningIsInvalid() {
        var pdf = signedByBoth();
        var serial = check(pdf).signatures().getFirst().serial();
        clock.pass(Duration.ofMinutes(30));
        provider.revoke(
                new java.math.BigInteger(serial, 16),
                RevocationReason.KEY_COMPROMISE,
                clock.instant(),
                Optional.of(clock.instant().minus(Duration.ofDays(1))));
        clock.pass(Duration.ofMinutes(5));
        assertThat(check(pdf).verdict()).isEqualTo(FileVerdict.INVALID);
    }

    @Test
    @DisplayName(
            "T02, T03, D11.1: the organisation signs after the leader, and only by its custodian")
    void theOrderAndTheCustodianAreKept() {
        var document = taken();
        assertThat(
                        why(
                                asking(
                                        clerk,
                                        () ->
                                                signing.prepare(
                                                        document.id(),
                                                        organisational,
                                                        SignatureKind.ORGANISATION,
                                                        clerk))))
                .isEqualTo(new DocumentRefusal.LeaderMissing());
        var byLeader = sign(document, own, SignatureKind.LEADER, leader);
        var custodians =
                value(
                                asking(
                                        clerk,
                                        () ->
                                                signing.prepare(
                                                        byLeader.id(),
                                                        organisational,
                                                        SignatureKind.ORGANISATION,
                                                        clerk)))
                        .prepared();
        assertThat(custodians.chain().stream().skip(1).toList())
                .as("who gets the letter needs nothing else to reach the root")
                .isEqualTo(provider.chain());
        var assigned = house.actor(Role.ASSIGNED_PERSON, commune);
        assertThat(
                        asking(
                                assigned,
                                () ->
                                        signing.prepare(
                                                byLeader.id(),
                                                organisational,
                                                SignatureKind.ORGANISATION,
                                                assigned)))
                .isInstanceOf(org.antin.kernel.Outcome.Refused.class);
    }

    private int tries() {
        var device = house.as(leader, () -> known.find(own).orElseThrow().device());
        var number = house.as(leader, () -> value(deviceFiles.read(device, leader)).number());
        return provider.token(number).orElseThrow().triesLeft().orElseThrow();
    }

    private Set<String> stored() throws IOException {
        try (var all = Files.walk(data.resolve("vault"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }

    @Test
    @DisplayName(
            "D10.4: a wrong PIN costs a try, a session is used once, another person can't finish it")
    void aSessionIsBoundAndUsedOnce() throws IOException {
        var document = taken();
        var session =
                value(
                                asking(
                                        leader,
                                        () ->
                                                signing.prepare(
                                                        document.id(),
                                                        own,
                                                        SignatureKind.LEADER,
                                                        leader)))
                        .session()
                        .id();
        int tries = tries();
        var before = stored();
        assertThat(
                        why(
                                asking(
                                        leader,
                                        () ->
                                                tokens.sign(
                                                        session,
                                                        "sai-mat-khau".toCharArray(),
                                                        leader))))
                .isEqualTo(new DocumentRefusal.WrongPin(tries - 1));
        assertThat(tries()).isEqualTo(tries - 1);
        assertThat(stored()).isEqualTo(before);
        assertThat(house.as(leader, () -> found.find(document.id()))).contains(document);
        assertThat(
                        why(
                                asking(
                                        clerk,
                                        () ->
                                                tokens.sign(
                                                        session,
                                                        KnownSecret.PRACTICE_PIN
                                                                .text()
                                                                .toCharArray(),
                                                        clerk))))
                .isEqualTo(new DocumentRefusal.SessionOver());
        value(
                asking(
                        leader,
                        () ->
                                tokens.sign(
                                        session,
                                        KnownSecret.PRACTICE_PIN.text().toCharArray(),
                                        leader)));
        assertThat(
                        why(
                                asking(
                                        leader,
                                        () ->
                                                tokens.sign(
                                                        session,
                                                        KnownSecret.PRACTICE_PIN
                                                                .text()
                                                                .toCharArray(),
                                                        leader))))
                .isEqualTo(new DocumentRefusal.SessionOver());
    }

    @Test
    @Needs({"pdfsig", "qpdf"})
    @DisplayName("D7.1: pdfsig calls both valid and the last total; qpdf finds the file clean")
    void independentProgramsAgree() throws Exception {
        var file = Files.write(dir.resolve("signed.pdf"), signedByBoth());
        var pdfsig = Program.run(dir, "pdfsig", "-nocert", file.toString()).text();
        assertThat(pdfsig.split("Signature is Valid", -1)).as(pdfsig).hasSize(3);
        assertThat(pdfsig.substring(pdfsig.lastIndexOf("Signature #")))
                .contains("Total document signed");
        assertThat(Program.run(dir, "qpdf", "--check", file.toString()).text())
                .contains("No syntax or stream encoding errors found");
    }
}
