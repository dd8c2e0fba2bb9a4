package org.antin.delegation.web;

import static org.antin.dossier.web.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.SteeredClock;
import org.antin.access.Role;
import org.antin.dossier.web.Desk;
import org.antin.kernel.Days;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

@RegistryTest
@DisplayName("D7.4, NĐ 30/2020 Điều 13.4: the pages of written delegations")
class DelegationPagesTest {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    @Autowired House house;
    @Autowired MockMvcTester web;
    @Autowired SteeredClock clock;

    private UUID commune;
    private Person head;
    private Person deputy;
    private Desk clerk;
    private LocalDate today;

    @BeforeEach
    void aCommune() {
        commune = house.commune(house.province().cam());
        head = house.person(commune, Rank.HEAD, "Chủ tịch");
        deputy = house.person(commune, Rank.DEPUTY, "Phó Chủ tịch");
        clerk = new Desk(web, house.actor(Role.RECORDS_CLERK, commune));
        today = Days.of(clock.instant());
    }

    private Map<String, String> paper(String number) {
        var fields = new HashMap<String, String>();
        fields.put("id", UUID.randomUUID().toString());
        fields.put("organisation", commune.toString());
        fields.put("number", number);
        fields.put("signedOn", DAY.format(today));
        fields.put("giver", head.id().toString());
        fields.put("delegate", deputy.id().toString());
        fields.put("content", "Ký giấy mời họp");
        fields.put("from", DAY.format(today));
        fields.put("until", DAY.format(today.plusDays(30)));
        return fields;
    }

    private MvcTestResult enter(Map<String, String> fields) {
        return clerk.post(
                "/delegations",
                fields.entrySet().stream()
                        .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                        .toArray(String[]::new));
    }

    @Test
    @DisplayName(
            "an empty list says what to do; a paper entered stands in it, on its page and in Excel")
    void listed() {
        assertThat(clerk.page("/delegations"))
                .contains("Chưa có giấy ủy quyền nào", "/delegations/new");
        assertThat(clerk.page("/delegations/new"))
                .contains(head.name() + " – Chủ tịch", deputy.name() + " – Phó Chủ tịch");
        var at = Desk.location(enter(paper("12/GUQ-UBND")));
        assertThat(clerk.page(at))
                .contains(
                        "12/GUQ-UBND",
                        "Còn hiệu lực",
                        head.name(),
                        deputy.name(),
                        "Ký giấy mời họp",
                        DAY.format(today.plusDays(30)),
                        at + "/end");
        assertThat(clerk.page("/delegations?state=in-force"))
                .contains(at, "Còn hiệu lực", "Chủ tịch, UBND xã");
        assertThat(clerk.page("/delegations?state=ended")).doesNotContain(at);
        assertThat(clerk.page("/delegations?q=moi hop")).contains(at);
        assertThat(clerk.page("/delegations?q=khong"))
                .contains("Không có giấy ủy quyền nào.")
                .doesNotContain(at);
        assertThat(clerk.get("/delegations.xlsx")).hasStatusOk();
        var deputys = new Desk(web, house.actor(deputy, Role.SUBSCRIBER));
        assertThat(deputys.page("/delegations")).contains(at).doesNotContain("/delegations/new");
        assertThat(deputys.page(at)).doesNotContain(at + "/end");
        assertThat(deputys.get(at + "/end")).hasStatus(403);
        var stranger =
                new Desk(
                        web,
                        house.actor(Role.RECORDS_CLERK, house.commune(house.province().loc())));
        assertThat(stranger.get(at)).hasStatus(404);
        assertThat(stranger.get(at + "/end")).hasStatus(404);
        assertThat(stranger.page("/delegations")).doesNotContain(at);
    }

    @Test
    @DisplayName("each fault is said at its field, all at once, and what was typed stays")
    void faults() {
        var empty = enter(Map.of("organisation", commune.toString()));
        assertThat(empty).hasStatus(422);
        assertThat(body(empty))
                .contains(
                        "f-number-fault",
                        "f-signedOn-fault",
                        "f-giver-fault",
                        "f-delegate-fault",
                        "f-content-fault",
                        "f-from-fault",
                        "f-until-fault");
        var unreal = paper("13/GUQ-UBND");
        unreal.put("until", "31/02/2027");
        assertThat(Desk.text(enter(unreal))).contains("Đến hết ngày: không đọc được ngày");
        var backwards = paper("13/GUQ-UBND");
        backwards.put("until", DAY.format(today.minusDays(1)));
        assertThat(body(enter(backwards)))
                .contains("không được trước ngày bắt đầu", "value=\"13/GUQ-UBND\"");
        var early = paper("13/GUQ-UBND");
        early.put("from", DAY.format(today.minusDays(1)));
        assertThat(body(enter(early))).contains("không được trước ngày của giấy ủy quyền");
        var future = paper("13/GUQ-UBND");
        future.put("signedOn", DAY.format(today.plusDays(1)));
        future.put("from", DAY.format(today.plusDays(1)));
        assertThat(body(enter(future))).contains("không được sau ngày hôm nay");
        var foreign = paper("13/GUQ-UBND");
        var elsewhere = house.person(house.commune(house.province().loc()), Rank.HEAD, "Chủ tịch");
        foreign.put("delegate", elsewhere.id().toString());
        assertThat(body(enter(foreign)))
                .contains("f-delegate-fault", "không thuộc cơ quan ủy quyền");
        var again = paper("13/GUQ-UBND");
        again.put("giver", deputy.id().toString());
        assertThat(body(enter(again))).contains("f-giver-fault", "không phải người đứng đầu");
        assertThat(enter(paper("13/GUQ-UBND"))).hasStatus(303);
        assertThat(body(enter(paper("13/guq-ubnd"))))
                .contains("f-number-fault", "Cơ quan đã có giấy ủy quyền số 13/guq-ubnd");
    }

    @Test
    @DisplayName("ending asks first, wants a reason, and says what it does")
    void ended() {
        var at = Desk.location(enter(paper("14/GUQ-UBND")));
        assertThat(clerk.page(at + "/end")).contains("không ai ký thừa ủy quyền", "14/GUQ-UBND");
        var without = clerk.post(at + "/end", "version", "1", "reason", " ");
        assertThat(without).hasStatus(422);
        assertThat(body(without)).contains("f-reason-fault");
        clerk.does(at + "/end", at + "/end", "reason", "Thu hồi theo 5/QĐ-UBND");
        assertThat(clerk.page(at))
                .contains("Đã chấm dứt", "Thu hồi theo 5/QĐ-UBND")
                .doesNotContain(at + "/end");
        assertThat(clerk.page("/delegations?state=ended")).contains(at);
        assertThat(clerk.post(at + "/end", "version", "2", "reason", "x")).hasStatus(422);
    }
}
