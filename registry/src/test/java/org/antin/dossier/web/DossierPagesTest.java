package org.antin.dossier.web;

import static org.antin.dossier.web.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.dossier.Dossiers;
import org.antin.dossier.Request;
import org.antin.dossier.StageKind;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.text.Normalizer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

@RegistryTest
@DisplayName("The pages of dossiers, letters, handover and loss")
class DossierPagesTest {
    @Autowired House house;
    @Autowired MockMvcTester web;
    @Autowired Dossiers dossiers;

    private House.Province province;
    private Person chairman;
    private Actor applicantActor;
    private Desk applicant;
    private Desk officer;
    private Desk head;
    private Desk secondHead;
    private Desk stranger;
    private Desk cuc;
    private UUID headPerson;

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

    private Desk desk(Actor actor) {
        return new Desk(web, actor);
    }

    private UUID draft() {
        return Desk.id(Desk.location(applicant.post("/dossiers", "what", "me")));
    }

    private UUID submitted() {
        var id = draft();
        var to = applicant.does(at(id, "edit"), at(id, "fill"), FIELDS);
        assertThat(to).isEqualTo(at(id, "summary"));
        applicant.does(to, at(id, "submit"));
        return id;
    }

    private static final String[] FIELDS = {
        "email", "chu.tich@hatinh.gov.vn", "phone", "0912345678", "need", "ký văn bản của xã"
    };

    private UUID putUp() {
        var id = submitted();
        officer.does(at(id), at(id, "take-up"));
        officer.does(at(id, "put-up"), at(id, "put-up"), "opinion", "Đủ điều kiện");
        return id;
    }

    private UUID sent(UUID id) {
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

    private static String at(UUID id, String... more) {
        return "/dossiers/" + id + (more.length == 0 ? "" : "/" + more[0]);
    }

    private StageKind stage(UUID id) {
        return house.as(officer.who(), () -> dossiers.find(id)).orElseThrow().stage().kind();
    }

    private UUID handedOver() {
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
    @DisplayName("D10.1: a draft keeps what was typed, right or wrong, and names every fault")
    void draftIsKept() {
        var id = draft();
        var version = applicant.version(at(id, "edit"));
        var saved =
                applicant.htmx(
                        at(id, "draft"),
                        "email",
                        "không phải thư",
                        "phone",
                        "12",
                        "need",
                        "",
                        "version",
                        version);
        assertThat(saved).hasStatusOk();
        assertThat(body(saved)).contains("Đã tự lưu lúc").doesNotContain("<main");
        assertThat(applicant.page(at(id, "edit"))).contains("value=\"không phải thư\"");
        var wrong =
                applicant.post(
                        at(id, "fill"),
                        "email",
                        "không phải thư",
                        "phone",
                        "12",
                        "need",
                        "",
                        "version",
                        applicant.version(at(id, "edit")));
        assertThat(wrong).hasStatus(422);
        assertThat(body(wrong))
                .contains("href=\"#f-email\"", "href=\"#f-phone\"", "href=\"#f-need\"")
                .contains("Nhu cầu giao dịch điện tử: chưa nhập")
                .contains("value=\"không phải thư\"");
        assertThat(applicant.page(at(id, "summary")))
                .contains("Chưa thể nộp hồ sơ", "Chưa đủ thông tin", "Nghị định")
                .contains("mặc định của hệ thống")
                .doesNotContain("action=\"/dossiers/" + id + "/submit\"");
        var refused = applicant.post(at(id, "submit"), "version", Integer.toString(version(id)));
        assertThat(refused).hasStatus(422);
        assertThat(body(refused)).contains("khoản 1 Điều 6 Quy chế");
    }

    private int version(UUID id) {
        return house.as(applicantActor, () -> dossiers.find(id)).orElseThrow().version();
    }

    @Test
    @DisplayName("Form 03: tax code of 10 or 13 digits, a decision's day that exists; names in NFC")
    void organisationForm() {
        var what = "organisation:" + chairman.organisation();
        var id = Desk.id(Desk.location(applicant.post("/dossiers", "what", what)));
        var decomposed = Normalizer.normalize("Thôn Đông, xã Cẩm Duệ", Normalizer.Form.NFD);
        var wrong =
                applicant.post(
                        at(id, "fill"),
                        "email",
                        "xa@hatinh.gov.vn",
                        "address",
                        decomposed,
                        "taxCode",
                        "123",
                        "budgetCode",
                        "12",
                        "decision",
                        "12/QĐ-UBND",
                        "decisionOn",
                        "30/02/2020",
                        "version",
                        applicant.version(at(id, "edit")));
        assertThat(wrong).hasStatus(422);
        assertThat(body(wrong))
                .contains("href=\"#f-taxCode\"", "href=\"#f-budgetCode\"", "href=\"#f-decisionOn\"")
                .contains("value=\"30/02/2020\"");
        var to =
                applicant.does(
                        at(id, "edit"),
                        at(id, "fill"),
                        "email",
                        "xa@hatinh.gov.vn",
                        "address",
                        decomposed,
                        "taxCode",
                        "3000123456-001",
                        "budgetCode",
                        "1234567",
                        "decision",
                        "12/QĐ-UBND",
                        "decisionOn",
                        "03/02/2020");
        assertThat(applicant.page(to)).contains("12/QĐ-UBND ngày 03/02/2020");
        var asked =
                (Request.ForOrganisation)
                        house.as(applicantActor, () -> dossiers.find(id)).orElseThrow().request();
        assertThat(asked.address()).isEqualTo("Thôn Đông, xã Cẩm Duệ");
    }

    @Test
    @DisplayName("Form 05: a system of the organisation, its kind chosen from the list")
    void systemForm() {
        var what = "system:" + chairman.organisation();
        var id = Desk.id(Desk.location(applicant.post("/dossiers", "what", what)));
        var wrong =
                applicant.post(
                        at(id, "fill"), "email", "", "version", applicant.version(at(id, "edit")));
        assertThat(body(wrong)).contains("#f-systemName", "#f-systemKind", "#f-email");
        applicant.does(
                at(id, "edit"),
                at(id, "fill"),
                "systemName",
                "Cổng thông tin",
                "systemKind",
                "ssl-server",
                "domain",
                "xa.hatinh.gov.vn",
                "email",
                "xa@hatinh.gov.vn");
        assertThat(applicant.page(at(id, "summary"))).contains("Cổng thông tin", "Máy chủ (SSL)");
    }

    @Test
    @DisplayName(
            "D9.2: the reader sees what he can do, and what he can't in a sentence with its article")
    void canAndCannot() {
        var id = putUp();
        assertThat(head.page(at(id)))
                .contains(">Xác nhận</button>", ">Không xác nhận</a>")
                .contains("Ý kiến của người tiếp nhận: Đủ điều kiện");
        assertThat(officer.page(at(id)))
                .contains("khoản 2 Điều 9 Quy chế", "Nơi đang xử lý: người xác nhận")
                .doesNotContain(">Xác nhận</button>", "Không thể \"Rút hồ sơ\"")
                .containsOnlyOnce("class=\"cannot\"");
        var no = officer.post(at(id, "confirm"), "version", Integer.toString(version(id)));
        assertThat(no).hasStatus(422);
        assertThat(body(no)).contains("khoản 2 Điều 9 Quy chế");
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
    @DisplayName(
            "D9.3: a letter is checked field by field; a dossier can leave it; its list is for machines too")
    void letter() {
        var id = putUp();
        var page = head.htmx(at(id, "confirm"), "version", head.version(at(id)));
        assertThat(page).hasStatusOk();
        assertThat(body(page)).contains("Đã xác nhận", "id=\"dossier\"").doesNotContain("<main");
        assertThat(officer.page("/letters/new"))
                .contains("theo mẫu số 02", "checked=\"checked\"", "chosen");
        var empty =
                officer.post(
                        "/letters",
                        "authority",
                        province.cam().committee().toString(),
                        "form",
                        "02");
        assertThat(empty).hasStatus(422);
        assertThat(body(empty)).contains("chưa chọn hồ sơ nào");
        var letter =
                Desk.location(
                        officer.post(
                                "/letters",
                                "authority",
                                province.cam().committee().toString(),
                                "chosen",
                                id + ":" + version(id)));
        var wrong =
                officer.post(
                        letter + "/send",
                        "number",
                        "12/TTr",
                        "signer",
                        chairman.id().toString(),
                        "channel",
                        "bồ câu",
                        "version",
                        "1");
        assertThat(wrong).hasStatus(422);
        assertThat(body(wrong)).contains("#f-number", "#f-signer", "#f-channel");
        assertThat(officer.get(letter + "/list.xlsx")).hasStatusOk();
        for (var pdf : List.of(letter + "/letter.pdf", at(id) + "/forms/01.pdf")) {
            assertThat(officer.get(pdf)).as(pdf).hasStatusOk().hasContentType("application/pdf");
        }
        assertThat(officer.get(at(id) + "/forms/03.pdf")).hasStatus(404);
        assertThat(body(officer.get(letter + "/list.json")))
                .contains("\"form\":\"02\"", "chu.tich@hatinh.gov.vn");
        officer.post(
                letter + "/take-out",
                "dossier",
                id.toString(),
                "version",
                Integer.toString(version(id)));
        assertThat(stage(id)).isEqualTo(StageKind.CONFIRMED);
        assertThat(officer.page(letter)).contains("Văn bản không còn hồ sơ nào.");
        assertThat(cuc.get(letter)).as("the provider sees it once sent").hasStatus(404);
    }

    @Test
    @DisplayName(
            "D9.3: the officer records the provider's answer; what is no certificate is refused")
    void answerByTheOfficer() {
        var id = putUp();
        head.does(at(id), at(id, "confirm"));
        sent(id);
        assertThat(officer.page(at(id, "record-issue"))).contains("Tệp chứng thư số", "USB token");
        var nothing =
                officer.post(at(id, "record-issue"), "version", Integer.toString(version(id)));
        assertThat(nothing).hasStatus(422);
        assertThat(body(nothing)).contains("#f-certificate", "#f-deviceNumber", "#f-kind");
        officer.does(at(id, "decline"), at(id, "decline"), "reason", "Thiếu thông tin");
        assertThat(stage(id)).isEqualTo(StageKind.DECLINED);
        assertThat(applicant.page(at(id))).contains("Lý do không được chấp thuận: Thiếu thông tin");
    }

    @Test
    @DisplayName("D9.3: the provider's page: issues all of a letter, declines with a reason")
    void provider() {
        var one = putUp();
        head.does(at(one), at(one, "confirm"));
        var letter = sent(one);
        assertThat(cuc.page("/provider")).contains("/provider/letters/" + letter);
        assertThat(cuc.page("/provider/letters/" + letter))
                .contains("Cấp tất cả", "Không chấp thuận");
        var decline = "/provider/dossiers/" + one + "/decline";
        assertThat(cuc.page(decline + "?letter=" + letter))
                .contains("Không chấp thuận đề nghị này?");
        var blank = cuc.post(decline, "version", Integer.toString(version(one)), "reason", "");
        assertThat(blank).hasStatus(422);
        assertThat(body(blank)).contains("#f-reason");
        assertThat(cuc.post("/provider/letters/" + letter + "/issue-all")).hasStatus(303);
        assertThat(stage(one)).isEqualTo(StageKind.ISSUED);
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
