package org.antin.dossier.web;

import static org.antin.dossier.web.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.access.Role;
import org.antin.dossier.StageKind;
import org.antin.subscriber.Rank;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

@DisplayName("The pages of dossiers, handover and loss")
class DossierPagesTest extends DossierPeople {
    @Test
    @DisplayName("D6.2a: from choosing for whom to a device in hand, every step on a page")
    void theWholeWay() {
        var id = handedOver();
        assertThat(applicant.page(at(id)))
                .contains("Đã bàn giao", "Điều kiện cấp (khoản 1 Điều 6)", "Lịch sử")
                .contains("Người tiếp nhận hồ sơ");
        assertThat(officer.page("/dossiers?q=" + chairman.name().substring(14)))
                .contains("/dossiers/" + id);
        assertThat(officer.get("/dossiers.xlsx")).hasStatusOk();
        assertThat(officer.page("/letters")).contains("theo mẫu số".substring(5, 8));
    }

    @Test
    @DisplayName("D10.4, D6.2c: a loss is reported from the first page, in words, with its clock")
    void loss() {
        handedOver();
        assertThat(applicant.page("/inbox"))
                .contains("Báo thất lạc thiết bị", "Báo nghi lộ khóa bí mật", "cause=DEVICE_LOST");
        var form = applicant.page("/loss/new");
        var certificate =
                java.util.regex.Pattern.compile("name=\"certificate\" value=\"([0-9a-f-]{36})\"")
                        .matcher(form);
        assertThat(certificate.find()).isTrue();
        assertThat(form).containsPattern("checked=\"checked\"");
        var told =
                new String[] {
                    "certificate",
                    certificate.group(1),
                    "cause",
                    "DEVICE_LOST",
                    "on",
                    "01/03/2026",
                    "time",
                    "14:30",
                    "circumstances",
                    "rơi trên đường đi công tác"
                };
        var bad = told.clone();
        bad[5] = "31/02/2026";
        assertThat(applicant.post("/loss", bad)).hasStatus(422);
        var asked = applicant.post("/loss", told);
        assertThat(asked).hasStatus(200);
        assertThat(body(asked))
                .contains("không thể khôi phục", "Chứng thư số", "Thiết bị ••••", "name=\"sure\"");
        var sure = java.util.Arrays.copyOf(told, told.length + 2);
        sure[told.length] = "sure";
        sure[told.length + 1] = "yes";
        var id = Desk.id(Desk.location(applicant.post("/loss", sure)));
        assertThat(applicant.page(at(id))).contains("Thất lạc thiết bị", "Thời hạn nội bộ");
        officer.does(at(id), at(id, "take-up"));
        officer.does(at(id, "put-up"), at(id, "put-up"), "opinion", "");
        var none =
                head.post(
                        at(id, "confirm"),
                        "version",
                        head.version(at(id, "confirm")),
                        "minutes",
                        "");
        assertThat(none).hasStatus(422);
        assertThat(body(none)).contains("mẫu số 15 (điểm c khoản 2 Điều 6 Quy chế)");
        head.does(at(id, "confirm"), at(id, "confirm"), "minutes", "15/BB-UBND");
        var letter = sent(id);
        var revoke = "/provider/dossiers/" + id + "/record-revocation";
        assertThat(body(cuc.post(revoke, "version", "0"))).contains("Thu hồi chứng thư số này?");
        cuc.does("/provider/letters/" + letter, revoke, "sure", "yes");
        assertThat(stage(id)).isEqualTo(StageKind.REVOKED);
    }

    @Test
    @DisplayName("D9.2: a refusal needs its reason in writing; blank comes back with the form")
    void reasonIsNeeded() {
        var id = putUp();
        assertThat(head.page(at(id, "refuse"))).contains("Không xác nhận hồ sơ này?");
        var blank =
                head.post(
                        at(id, "refuse"), "version", head.version(at(id, "refuse")), "reason", " ");
        assertThat(blank).hasStatus(422);
        assertThat(body(blank)).contains("href=\"#f-reason\"", "phải ghi rõ lý do");
        head.does(at(id, "refuse"), at(id, "refuse"), "reason", "Sai đơn vị công tác");
        assertThat(applicant.page(at(id))).contains("Lý do không xác nhận: Sai đơn vị công tác");
        var again =
                head.post(
                        at(id, "refuse"), "version", Integer.toString(version(id)), "reason", "x");
        assertThat(again).hasStatus(422);
        assertThat(body(again)).contains("khoản 2 Điều 6 Quy chế");
    }

    @Test
    @DisplayName("a stale page: 409, a clear sentence and a link to load it anew; nothing changes")
    void stale() {
        var id = submitted();
        var seen = officer.version(at(id));
        officer.does(at(id), at(id, "take-up"));
        var late = officer.post(at(id, "take-up"), "version", seen);
        assertThat(late).hasStatus(409);
        assertThat(body(late)).contains("vừa được người khác thay đổi", "Tải lại trang");
        var inPlace = officer.htmx(at(id, "take-up"), "version", seen);
        assertThat(inPlace).hasStatus(409);
        assertThat(inPlace.getResponse().getHeader("HX-Retarget")).isEqualTo("#refusal");
        assertThat(stage(id)).isEqualTo(StageKind.UNDER_REVIEW);
    }

    @Test
    @DisplayName("D9.2: two heads confirm at once: one does, the other is told it changed")
    void twoAtOnce() throws Exception {
        var id = putUp();
        var version = head.version(at(id));
        var start = new CyclicBarrier(2);
        try (var pool = Executors.newFixedThreadPool(2)) {
            var both =
                    List.of(head, secondHead).stream()
                            .map(
                                    desk ->
                                            (Callable<Integer>)
                                                    () -> {
                                                        start.await();
                                                        return desk.post(
                                                                        at(id, "confirm"),
                                                                        "version",
                                                                        version)
                                                                .getResponse()
                                                                .getStatus();
                                                    })
                            .map(pool::submit)
                            .toList();
            assertThat(List.of(both.get(0).get(), both.get(1).get()))
                    .containsExactlyInAnyOrder(303, 409);
        }
        assertThat(stage(id)).isEqualTo(StageKind.CONFIRMED);
        assertThat(house.as(officer.who(), () -> dossiers.history(id)))
                .filteredOn(step -> step.move().equals("confirm"))
                .hasSize(1);
    }

    @Test
    @DisplayName("D2.4: out of scope and not there look the same on every page")
    void outOfScope() {
        var id = submitted();
        for (var url :
                List.of(
                        at(id),
                        at(id, "put-up"),
                        at(id, "take-delivery"),
                        at(id, "offer-handover"),
                        at(id, "confirm-handover"),
                        at(id, "record-issue"),
                        at(id, "edit"),
                        at(id, "summary"),
                        at(UUID.randomUUID()),
                        "/letters/" + UUID.randomUUID())) {
            assertThat(stranger.get(url)).as(url).hasStatus(404);
        }
        assertThat(stranger.post(at(id, "take-up"), "version", "2")).hasStatus(404);
        assertThat(stranger.post(at(id, "draft"), "version", "2")).hasStatus(404);
        assertThat(stranger.page("/dossiers")).doesNotContain(id.toString());
        assertThat(officer.get(at(id, "edit"))).as("only the filer writes").hasStatus(404);
        assertThat(cuc.get(at(id))).as("nothing before it is sent").hasStatus(404);
        assertThat(applicant.get("/letters")).hasStatus(403);
        assertThat(officer.get("/provider")).hasStatus(403);
    }

    @Test
    @DisplayName("a request under way is named and linked when one asks again")
    void oneAtATime() {
        var id = draft();
        var again = applicant.post("/dossiers", "what", "me");
        assertThat(again).hasStatus(422);
        assertThat(body(again)).contains("/dossiers/" + id, "đã có hồ sơ cấp mới đang giải quyết");
        assertThat(applicant.post("/dossiers", "what", "organisation:" + UUID.randomUUID()))
                .hasStatus(422);
    }

    @Test
    @DisplayName("the list filters by stage group and pages both ways")
    void list() {
        for (int i = 0; i < 52; i++) {
            var person = house.person(chairman.organisation(), Rank.OTHER, "Công chức");
            var desk = desk(house.actor(person, Role.SUBSCRIBER));
            assertThat(desk.post("/dossiers", "what", "me")).hasStatus(303);
        }
        var first = officer.page("/dossiers?stage=draft");
        var next =
                java.util.regex.Pattern.compile("href=\"(/dossiers\\?[^\"]*after=[^\"]*)\"")
                        .matcher(first);
        assertThat(next.find()).isTrue();
        var second = officer.page(next.group(1).replace("&amp;", "&"));
        assertThat(second).contains("before=");
        assertThat(officer.page("/dossiers?q=khong-co-ai-ten-nay"))
                .contains("Không có hồ sơ nào khớp");
    }
}
