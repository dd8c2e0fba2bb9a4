package org.antin.dossier;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.device.Receipt;
import org.antin.kernel.Refusal;
import org.antin.provider.ProviderDesk;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.List;

/// The steps of a chairman's dossier through the desks, each by whom the law names.
@RegistryTest
abstract class IssuingSteps {
    @Autowired House house;
    @Autowired DossierDesk desk;
    @Autowired LetterDesk letters;
    @Autowired DeliveryDesk delivery;
    @Autowired ProviderDesk provider;
    @Autowired Dossiers dossiers;

    House.Province province;
    Actor officer;
    Actor head;
    Actor cuc;
    Person chairman;
    Actor applicant;

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

    Dossier draft(String need) {
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

    Dossier move(Dossier dossier, Move move, Actor actor) {
        return value(asking(actor, () -> desk.move(dossier.id(), dossier.version(), move, actor)));
    }

    Refusal refusal(Dossier dossier, Move move, Actor actor) {
        return why(asking(actor, () -> desk.move(dossier.id(), dossier.version(), move, actor)));
    }

    Dossier forwarded() {
        return forwarded(move(draft("ký văn bản của xã"), new Move.Submit(), applicant));
    }

    Dossier forwarded(Dossier submitted) {
        var review = move(submitted, new Move.TakeUp(), officer);
        var putUp = move(review, new Move.PutUp("đủ điều kiện"), officer);
        var confirmed = move(putUp, new Move.Confirm(""), head);
        return send(confirmed);
    }

    Dossier send(Dossier confirmed) {
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

    Dossier handedOver() {
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
}
