package org.antin.dossier.web;

import static org.antin.dossier.web.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.dossier.Dossiers;
import org.antin.dossier.StageKind;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.util.UUID;

/// The people around one commune's dossiers, and how far they take one, for tests of its pages.
@RegistryTest
abstract class DossierPeople {
    @Autowired House house;
    @Autowired MockMvcTester web;
    @Autowired Dossiers dossiers;

    House.Province province;
    Person chairman;
    Actor applicantActor;
    Desk applicant;
    Desk officer;
    Desk head;
    Desk secondHead;
    Desk stranger;
    Desk cuc;
    UUID headPerson;

    @BeforeEach
    void people() {
        province = house.province();
        var district = province.cam();
        officer = desk(house.actor(Role.RECEIVING_OFFICER, district.committee()));
        var headActor = house.actor(Role.CONFIRMING_HEAD, district.committee());
        headPerson = House.person(headActor);
        head = desk(headActor);
        secondHead = desk(house.actor(Role.CONFIRMING_HEAD, district.committee()));
        stranger = desk(house.actor(Role.RECEIVING_OFFICER, province.loc().committee()));
        cuc = desk(house.actor(Role.PROVIDER, province.committee()));
        chairman = house.person(house.commune(district), Rank.HEAD, "Chủ tịch");
        applicantActor = house.actor(chairman, Role.SUBSCRIBER, Role.ASSIGNED_PERSON);
        applicant = desk(applicantActor);
    }

    Desk desk(Actor actor) {
        return new Desk(web, actor);
    }

    UUID draft() {
        return Desk.id(Desk.location(applicant.post("/dossiers", "what", "me")));
    }

    UUID submitted() {
        var id = draft();
        var to = applicant.does(at(id, "edit"), at(id, "fill"), FIELDS);
        assertThat(to).isEqualTo(at(id, "summary"));
        applicant.does(to, at(id, "submit"));
        return id;
    }

    static final String[] FIELDS = {
        "email", "chu.tich@hatinh.gov.vn", "phone", "0912345678", "need", "ký văn bản của xã"
    };

    UUID putUp() {
        var id = submitted();
        officer.does(at(id), at(id, "take-up"));
        officer.does(at(id, "put-up"), at(id, "put-up"), "opinion", "Đủ điều kiện");
        return id;
    }

    UUID sent(UUID id) {
        var dossier = house.as(officer.who(), () -> dossiers.find(id)).orElseThrow();
        var letter =
                Desk.location(
                        officer.post(
                                "/letters",
                                "authority",
                                province.cam().committee().toString(),
                                "chosen",
                                id + ":" + dossier.version()));
        var number = Integer.toString(Math.floorMod(letter.hashCode(), 999_999));
        var fields =
                new String[] {
                    "number",
                    number,
                    "signer",
                    headPerson.toString(),
                    "channel",
                    "portal",
                    "version",
                    officer.version(letter)
                };
        var asked = officer.post(letter + "/send", fields);
        assertThat(asked).hasStatus(200);
        assertThat(body(asked)).contains("Gửi văn bản đề nghị gồm 1 hồ sơ?");
        officer.does(
                letter,
                letter + "/send",
                "number",
                number,
                "signer",
                headPerson.toString(),
                "channel",
                "portal",
                "sure",
                "yes");
        return Desk.id(letter);
    }

    static String at(UUID id, String... more) {
        return "/dossiers/" + id + (more.length == 0 ? "" : "/" + more[0]);
    }

    StageKind stage(UUID id) {
        return house.as(officer.who(), () -> dossiers.find(id)).orElseThrow().stage().kind();
    }

    UUID handedOver() {
        var id = putUp();
        head.does(at(id), at(id, "confirm"));
        var letter = sent(id);
        cuc.does("/provider/letters/" + letter, "/provider/dossiers/" + id + "/record-issue");
        officer.does(
                at(id, "take-delivery"),
                at(id, "take-delivery"),
                "number",
                "05/BB",
                "on",
                "02/03/2026",
                "channel",
                "post",
                "condition",
                "nguyên vẹn");
        officer.does(
                at(id, "offer-handover"),
                at(id, "offer-handover"),
                "receiver",
                chairman.id().toString(),
                "number",
                "06/BB",
                "on",
                "02/03/2026",
                "place",
                "Trụ sở",
                "condition",
                "nguyên vẹn");
        assertThat(applicant.page(at(id, "confirm-handover")))
                .contains("06/BB", "Thiết bị quản lý theo chế độ Mật (khoản 3 Điều 2 Quy chế)");
        applicant.does(at(id, "confirm-handover"), at(id, "confirm-handover"));
        assertThat(stage(id)).isEqualTo(StageKind.HANDED_OVER);
        return id;
    }

    int version(UUID id) {
        return house.as(applicantActor, () -> dossiers.find(id)).orElseThrow().version();
    }
}
