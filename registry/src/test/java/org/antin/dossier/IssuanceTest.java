package org.antin.dossier;

import static org.antin.House.asking;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.access.Role;
import org.antin.certificate.Certificates;
import org.antin.device.DeviceState;
import org.antin.device.Devices;
import org.antin.kernel.CommonRefusal;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.Subscribers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

@DisplayName("D6.2a, D9.1–D9.3, D2.2: a certificate from request to handover, through the desks")
class IssuanceTest extends IssuingSteps {
    @Autowired Certificates certificates;
    @Autowired Devices devices;
    @Autowired Subscribers subscribers;
    @Autowired JdbcClient db;

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
}
