package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.ServerTest;
import org.antin.SteeredClock;
import org.antin.access.Role;
import org.antin.certificate.CertificateDesk;
import org.antin.device.DeviceDesk;
import org.antin.device.HandoverDesk;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.provider.PracticeProvider;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.LaterChanges;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.make.IssueNumber;
import org.antin.signing.make.SignatureKind;
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

@ServerTest
@DisplayName(
        "T19, Điều 14 and 15 of NĐ 30/2020: number and date, after the leader, before the seal")
@Needs
class NumberingTest {
    @Autowired House house;
    @Autowired PracticeProvider provider;
    @Autowired DeviceDesk devices;
    @Autowired HandoverDesk handovers;
    @Autowired CertificateDesk certificates;
    @Autowired DocumentDesk desk;
    @Autowired Documents documents;
    @Autowired SigningDesk signing;
    @Autowired TokenDesk tokens;
    @Autowired Vault vault;
    @Autowired Verifier verifier;
    @Autowired SteeredClock clock;

    private SigningBody body;

    @BeforeEach
    void aCommuneThatMaySign() {
        body = SigningBody.make(house, provider, devices, certificates, handovers, clock);
    }

    private Document signedByTheLeader() {
        var taken = body.handIn(desk, "du-thao.pdf", SigningBody.draft());
        return SigningBody.sign(
                signing, tokens, taken, body.own(), SignatureKind.LEADER, body.leader());
    }

    private static Look numbered(int number) {
        var issue = new IssueNumber(number, "UBND-VP", LocalDate.of(2026, 3, 5));
        return new Look.Numbered(issue, Optional.empty(), Optional.empty());
    }

    private Document number(Document letter, int number) {
        return SigningBody.sign(
                signing,
                tokens,
                letter,
                body.organisational(),
                SignatureKind.NUMBER,
                numbered(number),
                body.clerk());
    }

    private Outcome<SigningDesk.ToSign> prepare(Document letter, SignatureKind kind, Look look) {
        return asking(
                body.clerk(),
                () ->
                        signing.prepare(
                                letter.id(), body.organisational(), kind, look, body.clerk()));
    }

    private int next(int year) {
        return house.as(body.clerk(), () -> documents.nextNumber(body.id(), year));
    }

    @Test
    @DisplayName("Điều 14: the seal waits for them; leader, number and seal all stand at the end")
    void theWholeWay() {
        var byLeader = signedByTheLeader();
        assertThat(why(prepare(byLeader, SignatureKind.ORGANISATION, Look.USUAL)))
                .isEqualTo(new DocumentRefusal.NumberFirst());

        var numbered = number(byLeader, 7);
        assertThat(numbered.stage()).isEqualTo(DocumentStage.LEADER_SIGNED);
        assertThat(house.as(body.clerk(), () -> documents.number(numbered.id())))
                .contains(new IssueNumber(7, "UBND-VP", LocalDate.of(2026, 3, 5)));
        assertThat(why(prepare(numbered, SignatureKind.NUMBER, numbered(8))))
                .isEqualTo(new DocumentRefusal.AlreadySigned());

        var sealed =
                SigningBody.sign(
                        signing,
                        tokens,
                        numbered,
                        body.organisational(),
                        SignatureKind.ORGANISATION,
                        body.clerk());
        assertThat(sealed.stage()).isEqualTo(DocumentStage.ISSUED);
        var report = verifier.verify("a.pdf", vault.get(sealed.sha256()).orElseThrow(), null);
        assertThat(report.verdict()).as(report.toString()).isEqualTo(FileVerdict.VALID);
        assertThat(report.signatures())
                .extracting(SignatureReport::kind, SignatureReport::laterChanges)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                org.antin.signing.check.SignatureKind.LEADER,
                                LaterChanges.PERMITTED),
                        org.assertj.core.groups.Tuple.tuple(
                                org.antin.signing.check.SignatureKind.NUMBER,
                                LaterChanges.PERMITTED),
                        org.assertj.core.groups.Tuple.tuple(
                                org.antin.signing.check.SignatureKind.ORGANISATION,
                                LaterChanges.NONE));
    }

    @Test
    @DisplayName("Điều 14: not before the leader has signed, and by the custodian alone")
    void notBeforeTheLeader() {
        var taken = body.handIn(desk, "du-thao.pdf", SigningBody.draft());
        assertThat(why(prepare(taken, SignatureKind.NUMBER, numbered(7))))
                .isEqualTo(new DocumentRefusal.LeaderMissing());
        var byLeader = signedByTheLeader();
        var another = house.actor(Role.RECORDS_CLERK, body.id());
        assertThat(why(prepare(byLeader, SignatureKind.NUMBER, Look.USUAL)))
                .isEqualTo(new CommonRefusal.NotAllowed());
        assertThat(
                        why(
                                asking(
                                        another,
                                        () ->
                                                signing.prepare(
                                                        byLeader.id(),
                                                        body.organisational(),
                                                        SignatureKind.NUMBER,
                                                        numbered(7),
                                                        another))))
                .as("nobody else sees its certificate")
                .isEqualTo(new CommonRefusal.NotFound());
    }

    @Test
    @DisplayName(
            "T19: number and notation once a year; the next is one more, and 01 in another year")
    void onceAYear() {
        assertThat(next(2026)).isOne();
        number(signedByTheLeader(), 7);
        assertThat(next(2026)).isEqualTo(8);
        assertThat(next(2027)).isOne();
        assertThat(why(prepare(signedByTheLeader(), SignatureKind.NUMBER, numbered(7))))
                .isEqualTo(new DocumentRefusal.NumberTaken("07/UBND-VP"));
    }

    @Test
    @DisplayName("T19: of two who take the same number at once, one gets it, and the other is told")
    void atOnce() {
        var sessions = new UUID[2];
        for (int i = 0; i < 2; i++) {
            var letter = signedByTheLeader();
            sessions[i] =
                    House.value(prepare(letter, SignatureKind.NUMBER, numbered(7))).session().id();
        }
        assertThat(sign(sessions[0])).isInstanceOf(Outcome.Done.class);
        assertThat(why(sign(sessions[1]))).isEqualTo(new DocumentRefusal.NumberTaken("07/UBND-VP"));
        assertThat(next(2026)).isEqualTo(8);
    }

    private Outcome<Document> sign(UUID session) {
        var pin = KnownSecret.PRACTICE_PIN.text().toCharArray();
        return asking(body.clerk(), () -> tokens.sign(session, pin, body.clerk()));
    }
}
