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
import org.antin.device.DeviceDesk;
import org.antin.device.HandoverDesk;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.practiceca.Subject;
import org.antin.provider.PracticeProvider;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.LaterChanges;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.make.Limits;
import org.antin.signing.make.Preview;
import org.antin.signing.make.SignatureKind;
import org.antin.subscriber.Rank;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

@ServerTest
@DisplayName(
        "Điều 12, 22 of NĐ 30/2020: initials before the leader, the stamp of arrival after all")
@Needs
class AddedMarksTest {
    @Autowired House house;
    @Autowired PracticeProvider provider;
    @Autowired DeviceDesk devices;
    @Autowired HandoverDesk handovers;
    @Autowired CertificateDesk certificates;
    @Autowired DocumentDesk desk;
    @Autowired Documents documents;
    @Autowired SigningDesk signing;
    @Autowired TokenDesk tokens;
    @Autowired IncomingDesk incoming;
    @Autowired EvidenceDesk evidence;
    @Autowired Arrivals arrivals;
    @Autowired PassingDesk passing;
    @Autowired Signers signers;
    @Autowired Vault vault;
    @Autowired Verifier verifier;
    @Autowired SteeredClock clock;

    private SigningBody body;
    private Actor deputy;
    private UUID deputys;

    @BeforeEach
    void aCommuneThatMaySign() {
        body = SigningBody.make(house, provider, devices, certificates, handovers, clock);
        var person = house.person(body.id(), Rank.DEPUTY, "Phó Chủ tịch", "Trần Thị Kiểm");
        deputy = house.actor(person, Role.SUBSCRIBER);
        var subject =
                new Subject.Individual(
                        person.name(), "Phó Chủ tịch", null, "UBND xã Thử", "Hà Tĩnh", null, null);
        deputys =
                new CertificatesInUse(provider, devices, certificates, handovers, clock)
                        .of(body.officer(), house.subscriber(person), subject, deputy);
        clock.pass(Duration.ofMinutes(5));
    }

    private Document signed(Document document, UUID certificate, SignatureKind kind, Actor actor) {
        return SigningBody.sign(signing, tokens, document, certificate, kind, actor);
    }

    private Outcome<SigningDesk.ToSign> prepare(
            Document document, UUID certificate, SignatureKind kind, Look look, Actor actor) {
        return asking(actor, () -> signing.prepare(document.id(), certificate, kind, look, actor));
    }

    /// The deputy hands the letter in.
    private Document drafted() {
        var file = new DocumentDesk.Handed(Secrecy.NONE, "cong-van.pdf", SigningBody.letter());
        return value(asking(deputy, () -> desk.take(file, body.id(), deputy)));
    }

    private Outcome<Document> pass(Document document, UUID to, Actor actor) {
        return asking(actor, () -> passing.pass(document.id(), to, actor));
    }

    private boolean sees(Document document, Actor actor) {
        return house.as(actor, () -> documents.find(document.id())).isPresent();
    }

    @Test
    @DisplayName("Điều 12, D2.4: a draft is seen by who drafted it and by whom it was passed on to")
    void passedOn() {
        var taken = drafted();
        var head = body.head().id();
        assertThat(sees(taken, body.leader())).isFalse();
        assertThat(why(pass(taken, head, body.leader()))).isEqualTo(new CommonRefusal.NotFound());
        assertThat(why(pass(taken, UUID.randomUUID(), deputy)))
                .isEqualTo(new CommonRefusal.BadField("person", "choice"));
        assertThat(house.as(deputy, () -> passing.open(taken)))
                .extracting(Signer::words)
                .containsExactly(body.head().name() + " – Chủ tịch");
        assertThat(house.as(deputy, () -> passing.passedTo(taken))).isEmpty();
        value(pass(taken, head, deputy));
        assertThat(sees(taken, body.leader())).isTrue();
        assertThat(house.as(body.leader(), () -> documents.states(taken.id()))).hasSize(1);
        assertThat(house.as(deputy, () -> passing.open(taken))).isEmpty();
        assertThat(house.as(deputy, () -> passing.passedTo(taken)))
                .extracting(Signer::person)
                .as("not who handed it in")
                .containsExactly(head);
        var neighbour = house.commune(house.province().cam());
        var stranger = house.actor(house.person(neighbour, Rank.HEAD, "Chủ tịch"), Role.SUBSCRIBER);
        assertThat(sees(taken, stranger)).isFalse();
        assertThat(house.as(stranger, () -> documents.states(taken.id()))).isEmpty();
        assertThat(house.as(stranger, () -> signers.of(body.id()))).isEmpty();
        var byLeader = signed(taken, body.own(), SignatureKind.LEADER, body.leader());
        assertThat(why(pass(byLeader, head, deputy)))
                .isEqualTo(new DocumentRefusal.AlreadySigned());
    }

    private VerificationReport report(Document document) {
        return verifier.verify("a.pdf", vault.get(document.sha256()).orElseThrow(), null);
    }

    @Test
    @DisplayName("Điều 12: a deputy checks the letter, once and before; all three signatures stand")
    void initials() {
        var taken = drafted();
        var kind = SignatureKind.INITIALS;
        var checked = signed(taken, deputys, kind, deputy);
        assertThat(checked.stage()).isEqualTo(DocumentStage.UPLOADED);
        assertThat(why(prepare(checked, deputys, kind, Look.USUAL, deputy)))
                .isEqualTo(new DocumentRefusal.AlreadySigned());
        value(pass(checked, body.head().id(), deputy));
        var byLeader = signed(checked, body.own(), SignatureKind.LEADER, body.leader());
        assertThat(why(prepare(byLeader, body.own(), kind, Look.USUAL, body.leader())))
                .as("not after the leader")
                .isEqualTo(new DocumentRefusal.AlreadySigned());
        var sealed =
                signed(byLeader, body.organisational(), SignatureKind.ORGANISATION, body.clerk());
        var report = report(sealed);
        assertThat(report.verdict()).as(report.toString()).isEqualTo(FileVerdict.VALID);
        assertThat(report.signatures())
                .extracting(SignatureReport::kind, SignatureReport::laterChanges)
                .containsExactly(
                        tuple(
                                org.antin.signing.check.SignatureKind.INITIALS,
                                LaterChanges.PERMITTED),
                        tuple(org.antin.signing.check.SignatureKind.LEADER, LaterChanges.PERMITTED),
                        tuple(
                                org.antin.signing.check.SignatureKind.ORGANISATION,
                                LaterChanges.NONE));
    }

    @Test
    @DisplayName("T02: a deputy's initials are no leader's signature: the organisation still waits")
    void noLeadersSignature() {
        var checked = signed(drafted(), deputys, SignatureKind.INITIALS, deputy);
        var seal = SignatureKind.ORGANISATION;
        assertThat(why(prepare(checked, body.organisational(), seal, Look.USUAL, body.clerk())))
                .isEqualTo(new DocumentRefusal.LeaderMissing());
        assertThat(
                        why(
                                prepare(
                                        checked,
                                        body.organisational(),
                                        SignatureKind.INITIALS,
                                        Look.USUAL,
                                        body.clerk())))
                .as("with the organisation's certificate nobody puts initials on anything")
                .isEqualTo(new CommonRefusal.NotAllowed());
    }

    @Test
    @DisplayName("Điều 12.1, 12.2: content and form have their own places")
    void places() throws IOException {
        var taken = drafted();
        var content = seen(taken, new Look.Checked(Look.Part.CONTENT));
        var form = seen(taken, new Look.Checked(Look.Part.FORM));
        assertThat(content.at().page()).isEqualTo(2);
        assertThat(form.at().page()).isEqualTo(2);
        assertThat(form.at().topMm()).isGreaterThan(content.at().topMm() + 10);
        assertThat(content.covered()).isEmpty();
    }

    private Preview.Seen seen(Document document, Look look) throws IOException {
        var toSign = value(prepare(document, deputys, SignatureKind.INITIALS, look, deputy));
        return new Preview(toSign.prepared().page().orElseThrow(), Limits.USUAL)
                .seen()
                .orElseThrow();
    }

    private byte[] issued() {
        var byLeader = signed(body.handIn(desk), body.own(), SignatureKind.LEADER, body.leader());
        var sealed =
                signed(byLeader, body.organisational(), SignatureKind.ORGANISATION, body.clerk());
        return vault.get(sealed.sha256()).orElseThrow();
    }

    private Outcome<Document> receive(byte[] content, OptionalInt number) {
        var file = new DocumentDesk.Handed(Secrecy.NONE, "den.pdf", content);
        var clerk = body.clerk();
        return asking(
                clerk,
                () ->
                        incoming.receive(
                                file,
                                Optional.empty(),
                                body.id(),
                                "UBND huyện Gửi",
                                number,
                                clerk));
    }

    private int number(Document document) {
        return house.as(body.clerk(), () -> arrivals.find(document.id())).orElseThrow().number();
    }

    @Test
    @DisplayName("Điều 22: one series a year, the clerk's own number where paper came in between")
    void numbers() {
        var content = issued();
        assertThat(number(value(receive(content, OptionalInt.empty())))).isEqualTo(1);
        assertThat(number(value(receive(content, OptionalInt.empty())))).isEqualTo(2);
        assertThat(number(value(receive(content, OptionalInt.of(7))))).isEqualTo(7);
        assertThat(number(value(receive(content, OptionalInt.empty())))).isEqualTo(8);
        assertThat(why(receive(content, OptionalInt.of(7))))
                .isEqualTo(new DocumentRefusal.ArrivalTaken(7));
        assertThat(why(receive(content, OptionalInt.of(0))))
                .isEqualTo(new CommonRefusal.BadField("arrival", "number"));
    }

    @Test
    @DisplayName("Điều 22: two take in at the same moment: each gets a number, and no number is 0")
    void atTheSameMoment() throws Exception {
        var content = issued();
        var together = new CyclicBarrier(2);
        Callable<Integer> one =
                () -> {
                    together.await();
                    return number(value(receive(content, OptionalInt.empty())));
                };
        var given = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 5; round++)
                for (var each : threads.invokeAll(List.of(one, one))) given.add(each.get());
        }
        assertThat(given).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    @DisplayName(
            "Điều 22: the stamp is signed by the receiving body, once; nothing that was valid breaks")
    void stamp() {
        var received = value(receive(issued(), OptionalInt.empty()));
        var kind = SignatureKind.ARRIVAL;
        assertThat(why(prepare(received, body.own(), kind, Look.USUAL, body.leader())))
                .as("who doesn't see it")
                .isEqualTo(new CommonRefusal.NotFound());
        var stamped = signed(received, body.organisational(), kind, body.clerk());
        assertThat(stamped.stage()).isEqualTo(DocumentStage.RECEIVED);
        assertThat(house.as(body.clerk(), () -> documents.states(received.id())))
                .extracting(Documents.State::what)
                .containsExactly("receive", "RECEIPT", "ARRIVAL");
        var report = report(stamped);
        assertThat(report.verdict()).as(report.toString()).isEqualTo(FileVerdict.VALID);
        assertThat(report.signatures())
                .extracting(SignatureReport::kind, SignatureReport::laterChanges)
                .containsExactly(
                        tuple(org.antin.signing.check.SignatureKind.LEADER, LaterChanges.PERMITTED),
                        tuple(
                                org.antin.signing.check.SignatureKind.ORGANISATION,
                                LaterChanges.PERMITTED),
                        tuple(org.antin.signing.check.SignatureKind.ARRIVAL, LaterChanges.NONE));
        assertThat(why(prepare(stamped, body.organisational(), kind, Look.USUAL, body.clerk())))
                .isEqualTo(new DocumentRefusal.AlreadySigned());
        value(keep(stamped));
    }

    private Outcome<EvidenceSet> keep(Document document) {
        var words = new Description("15/UBND-VP", "Công văn", "Về việc thử nghiệm", null, null);
        var clerk = body.clerk();
        return asking(clerk, () -> evidence.keep(document.id(), words, clerk));
    }

    @Test
    @DisplayName("TT 41/2017 Điều 9: what is kept with its evidence gets no stamp any more")
    void notWhenKept() {
        var received = value(receive(issued(), OptionalInt.empty()));
        value(keep(received));
        assertThat(
                        why(
                                prepare(
                                        received,
                                        body.organisational(),
                                        SignatureKind.ARRIVAL,
                                        Look.USUAL,
                                        body.clerk())))
                .isEqualTo(new DocumentRefusal.AlreadySigned());
        var own = body.handIn(desk);
        assertThat(
                        why(
                                prepare(
                                        own,
                                        body.organisational(),
                                        SignatureKind.ARRIVAL,
                                        Look.USUAL,
                                        body.clerk())))
                .as("a letter of one's own didn't arrive")
                .isEqualTo(new CommonRefusal.NotAllowed());
    }
}
