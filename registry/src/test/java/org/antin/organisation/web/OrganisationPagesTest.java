package org.antin.organisation.web;

import static org.antin.dossier.web.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.access.Role;
import org.antin.dossier.web.Desk;
import org.antin.organisation.Organisations;
import org.antin.subscriber.Rank;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.text.Normalizer;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

@RegistryTest
@DisplayName("D1.2a, D5: the pages of bodies")
class OrganisationPagesTest {
    private static final AtomicInteger NUMBER = new AtomicInteger(100);

    @Autowired House house;
    @Autowired MockMvcTester web;
    @Autowired Organisations organisations;

    private House.Province province;
    private UUID commune;
    private Desk admin;
    private Desk officer;
    private Desk stranger;

    @BeforeEach
    void people() {
        province = house.province();
        commune = house.commune(province.cam());
        admin = new Desk(web, house.actor(Role.ADMINISTRATOR, province.committee()));
        officer = new Desk(web, house.actor(Role.RECEIVING_OFFICER, province.cam().committee()));
        stranger = new Desk(web, house.actor(Role.RECEIVING_OFFICER, province.loc().committee()));
    }

    private static String at(UUID id, String... more) {
        return "/organisations/" + id + (more.length == 0 ? "" : "/" + more[0]);
    }

    private String[] entry(String name, String from) {
        return new String[] {
            "id",
            UUID.randomUUID().toString(),
            "parent",
            province.cam().committee().toString(),
            "name",
            name,
            "shortName",
            "",
            "kind",
            "COMMUNE_COMMITTEE",
            "tier",
            "COMMUNE",
            "legalPersonality",
            "yes",
            "ownSeal",
            "yes",
            "sealDiameterMm",
            "36",
            "code",
            "",
            "address",
            "",
            "taxCode",
            "",
            "from",
            from,
            "basis",
            "NQ 01"
        };
    }

    @Test
    @DisplayName("list, tree, Excel; only what is in reach")
    void lists() {
        assertThat(officer.page("/organisations?tier=commune&within=" + commune))
                .contains(at(commune), "Thuộc UBND xã", "Pháp nhân, con dấu riêng");
        assertThat(officer.page("/organisations/tree")).contains(at(commune));
        assertThat(officer.get("/organisations.xlsx")).hasStatusOk();
        assertThat(stranger.page("/organisations?within=" + commune)).doesNotContain(at(commune));
        assertThat(stranger.page("/organisations/tree")).doesNotContain(at(commune));
        assertThat(stranger.get(at(commune))).hasStatus(404);
    }

    @Test
    @DisplayName("D5, D5.2: who manages a body and why; no link leads out of sight")
    void why() {
        var page = officer.page(at(commune));
        assertThat(page)
                .contains("Cơ quan quản lý trực tiếp", "Vì sao cơ quan này quản lý?")
                .contains("khoản 2 Điều 5 Quy chế", "mặc định của hệ thống")
                .contains(at(province.cam().committee()))
                .doesNotContain("href=\"" + at(province.committee()) + "\"");
        assertThat(officer.page(at(province.cam().educationOffice())))
                .contains("quy định tại Quy chế");
    }

    @Test
    @DisplayName("a new body: faults at their fields; its name is stored composed")
    void establish() {
        int n = NUMBER.incrementAndGet();
        var faulty = entry("", "30/02/2026");
        faulty[17] = "ba sáu";
        var answer = admin.post("/organisations", faulty);
        assertThat(answer).hasStatus(422);
        assertThat(body(answer))
                .contains("href=\"#f-name\"", "href=\"#f-from\"", "href=\"#f-sealDiameterMm\"")
                .contains("value=\"30/02/2026\"", "value=\"ba sáu\"");
        var name = "Ủy ban nhân dân xã Đức Thử " + n;
        var fields = entry(Normalizer.normalize(name, Normalizer.Form.NFD), "01/03/2026");
        var to = Desk.location(admin.post("/organisations", fields));
        assertThat(to).isEqualTo(at(UUID.fromString(fields[1])));
        assertThat(admin.page(to)).contains(name, "Thêm cán bộ, công chức, viên chức");
        assertThat(officer.post("/organisations", entry("UBND xã Lậu", "01/03/2026")))
                .hasStatus(403);
    }

    @Test
    @DisplayName(
            "a body is corrected, moved and closed with day and decision; a stale page is told")
    void change() {
        var version = admin.version(at(commune, "edit"));
        var fields = entry("UBND xã Đổi Tên", "02/03/2026");
        fields[2] = "version";
        fields[3] = version;
        assertThat(admin.post(at(commune, "edit"), fields)).hasStatus(303);
        var late = admin.post(at(commune, "edit"), fields);
        assertThat(late).hasStatus(409);
        assertThat(body(late)).contains("vừa được người khác thay đổi");
        assertThat(admin.page(at(commune))).contains("UBND xã Đổi Tên", "02/03/2026");
        var itself =
                admin.post(
                        at(commune, "move"),
                        "version",
                        admin.version(at(commune, "move")),
                        "parent",
                        commune.toString(),
                        "from",
                        "02/03/2026",
                        "basis",
                        "NQ 2");
        assertThat(itself).hasStatus(422);
        house.person(commune, Rank.OTHER, "Văn thư");
        var inUse =
                admin.post(
                        at(commune, "close"),
                        "version",
                        admin.version(at(commune, "close")),
                        "from",
                        "02/03/2026",
                        "basis",
                        "NQ 3");
        assertThat(inUse).hasStatus(422);
        assertThat(body(inUse)).contains("1 người");
        assertThat(house.as(House.SYSTEM, () -> organisations.find(commune).orElseThrow()).isOpen())
                .isTrue();
    }
}
