package org.antin.subscriber.web;

import static org.antin.dossier.web.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.access.Role;
import org.antin.dossier.web.Desk;
import org.antin.subscriber.People;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.text.Normalizer;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

@RegistryTest
@DisplayName("D1.2b, D10.1, D12.1a: the pages of officials and subscribers")
class PeoplePagesTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired House house;
    @Autowired MockMvcTester web;
    @Autowired People people;

    private UUID commune;
    private Person chairman;
    private Desk officer;
    private Desk keeper;
    private Desk stranger;

    @BeforeEach
    void aCommune() {
        var province = house.province();
        commune = house.commune(province.cam());
        chairman = house.person(commune, Rank.HEAD, "Chủ tịch", "Đặng Thị Huệ");
        var district = province.cam().committee();
        officer = new Desk(web, house.actor(Role.RECEIVING_OFFICER, district));
        keeper = new Desk(web, house.actor(Role.IT_OFFICER, district));
        stranger = new Desk(web, house.actor(Role.RECEIVING_OFFICER, province.loc().committee()));
    }

    private static String at(Person person, String... more) {
        return "/people/" + person.id() + (more.length == 0 ? "" : "/" + more[0]);
    }

    /// A whole form of somebody new, with other values for some fields.
    private String[] entry(String... other) {
        int n = NUMBER.incrementAndGet();
        var fields =
                new String[] {
                    "fullName", "Trần Văn Mới",
                    "born", "01/02/1985",
                    "personalNumber", "042285%06d".formatted(n),
                    "issuedOn", "",
                    "issuedBy", "",
                    "email", "moi%d@hatinh.gov.vn".formatted(n),
                    "phone", "",
                    "kind", "CIVIL_SERVANT",
                    "organisation", commune.toString(),
                    "title", "Văn thư",
                    "rank", "OTHER",
                    "from", "01/01/2026",
                    "basis", "QĐ 12/QĐ-UBND"
                };
        for (int i = 0; i < other.length; i += 2)
            for (int k = 0; k < fields.length; k += 2)
                if (fields[k].equals(other[i])) fields[k + 1] = other[i + 1];
        return fields;
    }

    private boolean isKnown(String number) {
        return house.as(House.SYSTEM, () -> people.byPersonalNumber(number)).isPresent();
    }

    @Test
    @DisplayName("D12.1a: the IT officer finds, filters, sorts and exports the list of his bodies")
    void list() {
        var page = keeper.page("/people?within=" + commune + "&q=dang thi hue");
        assertThat(page).contains(at(chairman), "Thuộc UBND xã Số", "1 mục", "people.xlsx");
        assertThat(keeper.page("/people?within=" + commune + "&rank=deputy"))
                .contains("Không có người nào", "Bỏ tìm kiếm và điều kiện lọc");
        assertThat(keeper.page("/people?q=" + chairman.facts().personalNumber()))
                .contains(at(chairman));
        assertThat(keeper.page("/people?sort=-name&cols=-")).contains("aria-sort=\"descending\"");
        assertThat(keeper.get("/people.xlsx?within=" + commune)).hasStatusOk();
        assertThat(stranger.page("/people?q=" + chairman.facts().personalNumber()))
                .doesNotContain(at(chairman));
    }

    @Test
    @DisplayName("a long list goes on by its last row, there and back; a token made up starts anew")
    void pages() {
        for (int i = 0; i < 51; i++) house.person(commune, Rank.OTHER, "Chuyên viên");
        var first = keeper.page("/people?within=" + commune);
        assertThat(first).contains("52 mục", "Trang sau").doesNotContain("Trang trước");
        var second = keeper.page(link(first, "people-next"));
        assertThat(second).contains("Trang trước").doesNotContain("Trang sau");
        assertThat(rows(first)).isEqualTo(50);
        assertThat(rows(second)).isEqualTo(2);
        assertThat(rows(keeper.page(link(second, "people-previous")))).isEqualTo(50);
        var other = java.util.Base64.getUrlEncoder().encodeToString((commune + "x").getBytes());
        assertThat(keeper.get("/subscribers?sort=registered&after=" + other)).hasStatusOk();
        assertThat(keeper.get("/people?q=%00hue")).hasStatusOk();
    }

    private static int rows(String html) {
        return html.split("<th role=\"rowheader\"", -1).length - 1;
    }

    private static String link(String html, String id) {
        var found = Pattern.compile("id=\"" + id + "\" href=\"([^\"]+)\"").matcher(html);
        assertThat(found.find()).as("a link " + id).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    @Test
    @DisplayName("D10.1: a name in decomposed Unicode is stored composed")
    void composed() {
        var name = Normalizer.normalize("Phạm Thị Thuỷ Tiên", Normalizer.Form.NFD);
        var fields = entry("fullName", name);
        var to = Desk.location(keeper.post("/people", fields));
        var person = house.as(House.SYSTEM, () -> people.byPersonalNumber(fields[5])).orElseThrow();
        assertThat(to).isEqualTo(at(person));
        assertThat(person.name()).isEqualTo("Phạm Thị Thuỷ Tiên").isNotEqualTo(name);
        assertThat(keeper.page(to)).contains("Chưa là thuê bao", "Văn thư – UBND xã Số");
    }

    @Test
    @DisplayName(
            "D10.1: dates that don't exist and other faults stand at their fields, typed text stays")
    void faults() {
        var fields =
                entry(
                        "born", "31/02/1985",
                        "personalNumber", "0422850000",
                        "email", "không phải thư",
                        "organisation", "",
                        "from", "29/02/2025");
        var answer = keeper.post("/people", fields);
        assertThat(answer).hasStatus(422);
        assertThat(body(answer))
                .contains("href=\"#f-born\"", "href=\"#f-personalNumber\"", "href=\"#f-email\"")
                .contains("href=\"#f-organisation\"", "href=\"#f-from\"")
                .contains("id=\"f-born\"", "value=\"31/02/1985\"", "value=\"29/02/2025\"")
                .contains("value=\"không phải thư\"", "Ngày sinh: ");
        assertThat(isKnown("0422850000")).isFalse();
    }

    @Test
    @DisplayName("a personal number already in use is said at its field; nothing is written")
    void numberInUse() {
        var taken = chairman.facts().personalNumber();
        var answer = officer.post("/people", entry("personalNumber", taken));
        assertThat(answer).hasStatus(422);
        assertThat(body(answer))
                .contains("href=\"#f-personalNumber\"", "đã được ghi cho người khác");
        assertThat(officer.page("/people?within=" + commune)).contains("1 mục");
    }

    @Test
    @DisplayName("D12.1a, D9.1: only for bodies one keeps the list of")
    void outsideOnesBodies() {
        var fields = entry();
        assertThat(stranger.post("/people", fields)).hasStatus(403);
        assertThat(isKnown(fields[5])).isFalse();
        assertThat(stranger.get(at(chairman))).hasStatus(404);
        assertThat(stranger.get(at(chairman, "edit"))).hasStatus(404);
        assertThat(stranger.post(at(chairman, "edit"), "version", "1")).hasStatus(404);
    }

    @Test
    @DisplayName("two correct the same person: the second is told that the page is stale (409)")
    void stale() {
        var version = officer.version(at(chairman, "edit"));
        assertThat(correct(officer, version, "Đặng Thị Huệ Hai")).hasStatus(303);
        var late = correct(keeper, version, "Đặng Thị Huệ Ba");
        assertThat(late).hasStatus(409);
        assertThat(body(late)).contains("vừa được người khác thay đổi");
        assertThat(officer.page(at(chairman))).contains("Đặng Thị Huệ Hai");
    }

    private MvcTestResult correct(Desk desk, String version, String name) {
        var facts = chairman.facts();
        return desk.post(
                at(chairman, "edit"),
                "version",
                version,
                "fullName",
                name,
                "born",
                "01/01/1980",
                "personalNumber",
                facts.personalNumber(),
                "email",
                facts.email(),
                "kind",
                facts.kind().name());
    }

    @Test
    @DisplayName("D5.2: the page says who manages a person, and why, and whose reading that is")
    void why() {
        assertThat(officer.page(at(chairman)))
                .contains("Cơ quan quản lý trực tiếp", "UBND huyện Cẩm")
                .contains("Vì sao cơ quan này quản lý?", "khoản 2 Điều 5 Quy chế")
                .contains("mặc định của hệ thống");
    }

    @Test
    @DisplayName("D5: a new position and an authority are recorded with day and decision")
    void positionAndAuthority() {
        var noDay =
                officer.post(
                        at(chairman, "appoint"),
                        "version",
                        officer.version(at(chairman, "appoint")),
                        "organisation",
                        commune.toString(),
                        "title",
                        "Bí thư, Chủ tịch",
                        "rank",
                        "HEAD",
                        "from",
                        "31/11/2025");
        assertThat(noDay).hasStatus(422);
        assertThat(body(noDay)).contains("href=\"#f-from\"", "value=\"Bí thư, Chủ tịch\"");
        officer.does(
                at(chairman, "appoint"),
                at(chairman, "appoint"),
                "organisation",
                commune.toString(),
                "title",
                "Bí thư, Chủ tịch",
                "rank",
                "HEAD",
                "from",
                "01/12/2025",
                "basis",
                "QĐ 7");
        var authority =
                new String[] {
                    "authority", "SEAL_LAW", "from", "01/12/2025", "until", "", "basis", "QĐ 7"
                };
        assertThat(officer.post(at(chairman, "authorise"), authority)).hasStatus(303);
        assertThat(officer.page(at(chairman)))
                .contains("Bí thư, Chủ tịch", "01/12/2025")
                .contains("Người có thẩm quyền theo pháp luật về con dấu");
        var twice = officer.post(at(chairman, "authorise"), authority);
        assertThat(twice).hasStatus(422);
        assertThat(body(twice)).contains("đã được ghi nhận trong khoảng thời gian đó");
    }

    @Test
    @DisplayName("D10.2: an organisation's certificate is assigned in writing, within the body")
    void assign() {
        var clerk = house.person(commune, Rank.OTHER, "Văn thư");
        var elsewhere = house.person(house.commune(house.province().cam()), Rank.OTHER, "Văn thư");
        var subscriber = "/subscribers/" + house.subscriber(commune, chairman).id();
        assertThat(officer.page("/subscribers?kind=organisation&within=" + commune))
                .contains(subscriber);
        var version = officer.version(subscriber + "/assign");
        var noLetter =
                officer.post(
                        subscriber + "/assign",
                        "version",
                        version,
                        "assigned",
                        clerk.id().toString(),
                        "letter",
                        "");
        assertThat(noLetter).hasStatus(422);
        assertThat(body(noLetter)).contains("href=\"#f-letter\"");
        var outside =
                officer.post(
                        subscriber + "/assign",
                        "version",
                        version,
                        "assigned",
                        elsewhere.id().toString(),
                        "letter",
                        "QĐ 9");
        assertThat(outside).hasStatus(422);
        assertThat(body(outside)).contains("href=\"#f-assigned\"", "khoản 2 Điều 10 Quy chế");
        officer.does(
                subscriber + "/assign",
                subscriber + "/assign",
                "assigned",
                clerk.id().toString(),
                "letter",
                "QĐ 9");
        assertThat(officer.page(subscriber)).contains("QĐ 9", clerk.name());
        officer.does(subscriber + "/close", subscriber + "/close", "reason", "Thôi sử dụng");
        assertThat(officer.page("/subscribers?within=" + commune)).doesNotContain(subscriber);
        assertThat(officer.page("/subscribers?closed=too&within=" + commune)).contains(subscriber);
        assertThat(stranger.get(subscriber)).hasStatus(404);
    }
}
