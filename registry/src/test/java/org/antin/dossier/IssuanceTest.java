package org.antin.dossier;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.certificate.CertificateStatus;
import org.antin.certificate.Certificates;
import org.antin.certificate.RevocationReason;
import org.antin.device.Device;
import org.antin.device.DeviceState;
import org.antin.device.Devices;
import org.antin.device.Receipt;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Refusal;
import org.antin.provider.PracticeProvider;
import org.antin.provider.ProviderDesk;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.Subscribers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

@RegistryTest
@DisplayName("D6.2a, D9.1–D9.3, D2.2: a certificate from request to handover, through the desks")
class IssuanceTest {
    private static final String INVALIDITY_DATE = "2.5.29.24";

    @Autowired House house;
    @Autowired DossierDesk desk;
    @Autowired LetterDesk letters;
    @Autowired DeliveryDesk delivery;
    @Autowired LossDesk losses;
    @Autowired ProviderDesk provider;
    @Autowired PracticeProvider practice;
    @Autowired Dossiers dossiers;
    @Autowired Certificates certificates;
    @Autowired Devices devices;
    @Autowired Subscribers subscribers;
    @Autowired JdbcClient db;

    private House.Province province;
    private Actor officer;
    private Actor head;
    private Actor cuc;
    private Person chairman;
    private Actor applicant;

    @BeforeEach
    void people() {
        province = house.province();
        var district = province.cam();
        officer = house.actor(Role.RECEIVING_OFFICER, district.committee());
        head = house.actor(Role.CONFIRMING_HEAD, district.committee());
        cuc = house.actor(Role.PROVIDER, province.committee());
        var commune = house.commune(district);
        chairman = house.person(commune, Rank.HEAD, "Chủ tịch");
        applicant = house.actor(chairman, Role.SUBSCRIBER);
    }

    private Dossier draft(String need) {
        return value(
                asking(
                        applicant,
                        () ->
                                desk.open(
                                        new DossierDesk.Opening(
                                                Procedure.ISSUE,
                                                SubjectKind.INDIVIDUAL,
                                                chairman.id(),
                                                chairman.organisation(),
                                                new Request.ForIndividual(
                                                        chairman.id(),
                                                        chairman.facts().email(),
                                                        "0912345678",
                                                        need,
                                                        "",
                                                        "",
                                                        false)),
                                        applicant)));
    }

    private Dossier move(Dossier dossier, Move move, Actor actor) {
        return value(asking(actor, () -> desk.move(dossier.id(), dossier.version(), move, actor)));
    }

    private Refusal refusal(Dossier dossier, Move move, Actor actor) {
        return why(asking(actor, () -> desk.move(dossier.id(), dossier.version(), move, actor)));
    }

    private Dossier forwarded() {
        return forwarded(move(draft("ký văn bản của xã"), new Move.Submit(), applicant));
    }

    private Dossier forwarded(Dossier submitted) {
        var review = move(submitted, new Move.TakeUp(), officer);
        var putUp = move(review, new Move.PutUp("đủ điều kiện"), officer);
        var confirmed = move(putUp, new Move.Confirm(""), head);
        return send(confirmed);
    }

    private Dossier send(Dossier confirmed) {
        var letter =
                value(
                        asking(
                                officer,
                                () ->
                                        letters.gather(
                                                confirmed.managingAuthority(),
                                                List.of(
                                                        new LetterDesk.Chosen(
                                                                confirmed.id(),
                                                                confirmed.version())),
                                                officer)));
        var sent =
                value(
                        asking(
                                officer,
                                () ->
                                        letters.send(
                                                letter.id(),
                                                letter.version(),
                                                new LetterDesk.Posting(
                                                        Integer.toString(
                                                                Math.floorMod(
                                                                        letter.id().hashCode(),
                                                                        999_999)),
                                                        House.person(head),
                                                        "portal"),
                                                officer)));
        assertThat(sent.isSent()).isTrue();
        return house.as(officer, () -> dossiers.find(confirmed.id())).orElseThrow();
    }

    private Dossier handedOver() {
        var dossier = forwarded();
        var issued = value(asking(cuc, () -> provider.issue(dossier.id(), dossier.version(), cuc)));
        assertThat(issued.stage().kind()).isEqualTo(StageKind.ISSUED);
        var delivered =
                value(
                        asking(
                                officer,
                                () ->
                                        delivery.takeDelivery(
                                                issued.id(),
                                                issued.version(),
                                                new Receipt(
                                                        "05/BB",
                                                        LocalDate.of(2026, 3, 2),
                                                        "Bưu chính công ích",
                                                        "Nguyên vẹn"),
                                                officer)));
        var offered =
                value(
                        asking(
                                officer,
                                () ->
                                        delivery.offer(
                                                delivered.id(),
                                                delivered.version(),
                                                new DeliveryDesk.Minutes(
                                                        chairman.id(),
                                                        "06/BB",
                                                        LocalDate.of(2026, 3, 2),
                                                        "Trụ sở UBND huyện",
                                                        "Nguyên vẹn",
                                                        ""),
                                                officer)));
        return value(
                asking(
                        applicant,
                        () -> delivery.confirm(offered.id(), offered.version(), applicant)));
    }

    @Test
    @DisplayName("D6.2a: from draft to a certificate in use, each step by whom the law names")
    void theWholeWay() {
        var closed = handedOver();

        assertThat(closed.stage().kind()).isEqualTo(StageKind.HANDED_OVER);
        var stage = (Stage.HandedOver) closed.stage();
        var certificate =
                house.as(applicant, () -> certificates.find(stage.certificate())).orElseThrow();
        assertThat(certificate.mayBeUsed(certificate.x509().notBefore().plusSeconds(60))).isTrue();
        var device = house.as(applicant, () -> devices.find(stage.device())).orElseThrow();
        assertThat(device.state()).isEqualTo(DeviceState.IN_USE);
        var subscriber =
                house.as(applicant, () -> subscribers.find(certificate.subscriber())).orElseThrow();
        assertThat(subscriber.holder()).isEqualTo(new Subscriber.Individual(chairman.id()));
        var next = ((Stage.HandedOver) handedOver().stage()).certificate();
        assertThat(house.as(applicant, () -> certificates.find(next)).orElseThrow().subscriber())
                .as("entered once, however many certificates there are")
                .isEqualTo(subscriber.id());
        var steps =
                """
                submit subscriber
                take-up receiving-officer
                put-up receiving-officer
                confirm confirming-head
                gather receiving-officer
                forward receiving-officer
                record-issue provider
                take-delivery receiving-officer
                offer-handover receiving-officer
                confirm-handover subscriber
                """
                        .split("\n");
        assertThat(house.as(applicant, () -> dossiers.history(closed.id())))
                .extracting(step -> step.move() + " " + step.capacity())
                .containsExactly(steps);
        assertThat(logged(closed)).startsWith("open subscriber").endsWith(steps).hasSize(11);
        assertThat(posted(closed)).as("somebody is told of each step").isEqualTo(10);
    }

    private List<String> logged(Dossier dossier) {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        """
                                        select substr(action, 9) || ' ' || capacity from audit_entry
                                         where subject = ? and action like 'dossier.%' and code = '' order by seq
                                        """)
                                .param(dossier.id().toString())
                                .query(String.class)
                                .list());
    }

    private int posted(Dossier dossier) {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql("select count(*) from outbox where idempotency_key like ?")
                                .param("dossier/" + dossier.id() + "/%")
                                .query(Integer.class)
                                .single());
    }

    @Test
    @DisplayName("D6.1: a request without its need isn't submitted, and the rule is named")
    void theConditionsAreJudgedAtSubmission() {
        var dossier = draft("");
        assertThat(refusal(dossier, new Move.Submit(), applicant))
                .isEqualTo(
                        new DossierRefusal.NotEligible(List.of(), List.of(EligibilityFact.NEED)));
    }

    @Test
    @DisplayName("D9.2: two officers confirming at once: one wins, the other is told it is stale")
    void aStalePageChangesNothing() {
        var submitted = move(draft("ký văn bản"), new Move.Submit(), applicant);
        move(submitted, new Move.TakeUp(), officer);
        assertThat(refusal(submitted, new Move.TakeUp(), officer).code()).isEqualTo("common.stale");
    }

    @Test
    @DisplayName("D6.2a: one request for a person at a time, and the other one is named")
    void oneRequestAtATime() {
        var first = draft("ký văn bản");
        assertThat(
                        why(
                                asking(
                                        applicant,
                                        () ->
                                                desk.open(
                                                        new DossierDesk.Opening(
                                                                Procedure.ISSUE,
                                                                SubjectKind.INDIVIDUAL,
                                                                chairman.id(),
                                                                chairman.organisation(),
                                                                first.request()),
                                                        applicant))))
                .isEqualTo(new DossierRefusal.AlreadyOnItsWay(first.code()));
    }

    @Test
    @DisplayName("D10.1: nobody asks for himself in another body's name")
    void nobodyAsksInAnotherBodysName() {
        var elsewhere =
                new DossierDesk.Opening(
                        Procedure.ISSUE,
                        SubjectKind.INDIVIDUAL,
                        chairman.id(),
                        province.cam().committee(),
                        draft("ký văn bản").request());
        assertThat(why(asking(applicant, () -> desk.open(elsewhere, applicant))))
                .isEqualTo(new CommonRefusal.BadField("organisation", "choice"));
    }

    @Test
    @DisplayName("D2.4: somebody out of scope gets the same answer as for a thing that isn't there")
    void outOfScopeLooksLikeNotThere() {
        var dossier = draft("ký văn bản");
        var stranger = house.actor(Role.RECEIVING_OFFICER, province.loc().committee());
        assertThat(house.as(stranger, () -> dossiers.find(dossier.id()))).isEmpty();
        assertThat(refusal(dossier, new Move.TakeUp(), stranger).code())
                .isEqualTo("common.not-found");
    }

    @Test
    @DisplayName("D9.3: the provider sees nothing before it is sent")
    void theProviderSeesOnlyWhatWasSent() {
        var submitted = move(draft("ký văn bản"), new Move.Submit(), applicant);
        assertThat(house.as(cuc, () -> dossiers.find(submitted.id()))).isEmpty();
        var sent = forwarded(submitted);
        assertThat(house.as(cuc, () -> dossiers.find(sent.id()))).isPresent();
    }

    @Test
    @DisplayName(
            "D10.4, D6.2c: a loss blocks use at once, is confirmed with minutes, and ends in revocation")
    void aLossFromReportToRevocation() {
        var stage = (Stage.HandedOver) handedOver().stage();

        var loss =
                new LossDesk.Report(
                        RevocationCause.DEVICE_LOST, "2026-03-02T00:30:00Z", "rơi trên đường");
        assertThat(why(asking(officer, () -> losses.report(stage.certificate(), loss, officer))))
                .as("who answers for the device reports it")
                .isEqualTo(new CommonRefusal.NotAllowed());
        var reported =
                value(asking(applicant, () -> losses.report(stage.certificate(), loss, applicant)));
        assertThat(reported.stage().kind()).isEqualTo(StageKind.SUBMITTED);
        var blocked =
                house.as(applicant, () -> certificates.find(stage.certificate())).orElseThrow();
        assertThat(blocked.mayBeUsed(blocked.x509().notBefore().plusSeconds(60))).isFalse();
        assertThat(blocked.facts().blockReason()).isEqualTo(RevocationReason.DEVICE_LOST);
        assertThat(device(stage).state()).isEqualTo(DeviceState.LOST);

        var review = move(reported, new Move.TakeUp(), officer);
        var putUp = move(review, new Move.PutUp("đúng"), officer);
        assertThat(
                        why(asking(
                                        head,
                                        () ->
                                                losses.confirm(
                                                        putUp.id(), putUp.version(), "", head)))
                                .code())
                .isEqualTo("dossier.minutes-missing");
        var confirmed =
                value(
                        asking(
                                head,
                                () ->
                                        losses.confirm(
                                                putUp.id(), putUp.version(), "15/BB-UBND", head)));
        var sent = send(confirmed);
        var revoked = value(asking(cuc, () -> provider.revoke(sent.id(), sent.version(), cuc)));

        assertThat(revoked.stage().kind()).isEqualTo(StageKind.REVOKED);
        var after = house.as(applicant, () -> certificates.find(stage.certificate())).orElseThrow();
        assertThat(after.status(after.x509().notBefore())).isEqualTo(CertificateStatus.REVOKED);
        assertThat(after.facts().revocationReason()).isEqualTo(RevocationReason.DEVICE_LOST);
        assertThat(after.facts().invalidSince())
                .as("mistrusted from the loss on, not from its report")
                .isEqualTo(Instant.parse("2026-03-02T00:30:00Z"));
        var device = device(stage);
        assertThat(device.state()).isEqualTo(DeviceState.WRITTEN_OFF);
        assertThat(device.custodian()).isNull();
        assertThat(device.facts().lossMinutes()).isEqualTo("15/BB-UBND");
    }

    private Device device(Stage.HandedOver stage) {
        return house.as(applicant, () -> devices.find(stage.device())).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-03-02T00:30:00Z"})
    @DisplayName(
            "D10.4, D6.2c: a suspected leak blocks use at once, needs no minutes, and calls the device back")
    void aLeakFromReportToRevocation(String since) throws Exception {
        var stage = (Stage.HandedOver) handedOver().stage();
        var leak = new LossDesk.Report(RevocationCause.KEY_SUSPECTED, since, "mật khẩu bị lộ");
        var reported =
                value(asking(applicant, () -> losses.report(stage.certificate(), leak, applicant)));
        assertThat(device(stage).state()).as("nothing is lost").isEqualTo(DeviceState.IN_USE);
        var putUp =
                move(move(reported, new Move.TakeUp(), officer), new Move.PutUp("đúng"), officer);
        var confirmed =
                value(asking(head, () -> losses.confirm(putUp.id(), putUp.version(), "", head)));
        var sent = send(confirmed);
        var revoked = value(asking(cuc, () -> provider.revoke(sent.id(), sent.version(), cuc)));

        assertThat(revoked.stage().kind()).isEqualTo(StageKind.REVOKED);
        var after = house.as(applicant, () -> certificates.find(stage.certificate())).orElseThrow();
        assertThat(after.facts().revocationReason()).isEqualTo(RevocationReason.KEY_SUSPECTED);
        assertThat(after.facts().invalidSince())
                .as("mistrusted since then, if anybody knows")
                .isEqualTo(since.isEmpty() ? null : Instant.parse(since));
        var entry = crl().getRevokedCertificate(new BigInteger(after.x509().serial(), 16));
        assertThat(entry.getExtensionValue(INVALIDITY_DATE) != null)
                .as("the authority's list says so too (RFC 5280 5.3.2)")
                .isEqualTo(!since.isEmpty());
        assertThat(device(stage).state()).isEqualTo(DeviceState.RETURN_DUE);
        assertThat(device(stage).custodian()).as("still answered for").isNotNull();
    }

    private X509CRL crl() throws GeneralSecurityException {
        var answer = practice.http().answer("GET", "/practice-ca/crl.der", new byte[0]);
        return (X509CRL)
                CertificateFactory.getInstance("X.509")
                        .generateCRL(new ByteArrayInputStream(answer.body()));
    }
}
