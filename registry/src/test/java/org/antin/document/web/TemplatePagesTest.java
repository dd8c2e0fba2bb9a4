package org.antin.document.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.document.MarkTemplate.Measure;
import org.antin.document.MarkTemplates;
import org.antin.dossier.web.Desk;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.util.UUID;

@RegistryTest
@DisplayName("D7.1, D11.1: the page on which a body sets how its marks look")
class TemplatePagesTest {
    @Autowired MockMvcTester web;
    @Autowired House house;
    @Autowired MarkTemplates templates;

    private UUID body;
    private Actor clerk;

    @BeforeEach
    void people() {
        body = house.commune(house.province().cam());
        clerk = house.actor(Role.RECORDS_CLERK, body);
    }

    private MvcTestResult get(String address) {
        return web.get().uri(address).with(new Desk(web, clerk).signedIn()).exchange();
    }

    private MvcTestResult post(String address, String leaderWidth, String right, String version) {
        return web.post()
                .uri(address)
                .param("organisation", body.toString())
                .param("version", version)
                .param("leaderWidth", leaderWidth)
                .param("leaderRight", right)
                .param("leaderDown", "0")
                .param("initialsWidth", "15")
                .param("arrivalApart", "1")
                .param("side", "BESIDE")
                .param("under", "NUMBER")
                .param("dateSize", "13")
                .with(new Desk(web, clerk).signedIn())
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
    }

    private double width() {
        return house.as(clerk, () -> templates.of(body).of(Measure.LEADER_WIDTH)).orElseThrow();
    }

    @Test
    @DisplayName("out of range or no length: told at each field, as typed, and nothing is kept")
    void faults() {
        var answer = post("/signature-template", "60,5", "năm", "0");
        assertThat(answer).hasStatus(422);
        assertThat(answer)
                .bodyText()
                .contains(
                        "Hình chữ ký rộng (mm): phải từ 25 đến 60",
                        "Nhích sang phải (mm): không đọc được số đo",
                        "value=\"60,5\"",
                        "value=\"năm\"");
        assertThat(width()).isEqualTo(40);
    }

    @Test
    @DisplayName("kept, shown with who and when, given up again; one's own body only")
    void keptAndGivenUp() {
        assertThat(get("/signature-template")).bodyText().contains("Chưa ai thay đổi mẫu");
        assertThat(post("/signature-template", "45,5", "-2", "0")).hasStatus(303);
        assertThat(width()).isEqualTo(45.5);
        assertThat(get("/signature-template"))
                .bodyText()
                .contains("Đang dùng mẫu riêng", "Chữ ký rộng 45,5 mm, nhích phải -2,0 mm");
        assertThat(post("/signature-template", "50", "0", "0"))
                .as("somebody was quicker")
                .hasStatus(409);
        assertThat(post("/signature-template/usual", "", "", "1")).hasStatus(303);
        assertThat(width()).isEqualTo(40);
        assertThat(get("/signature-template"))
                .bodyText()
                .contains("Đang dùng cách hiển thị thường lệ");
        var elsewhere = house.commune(house.province().cam());
        assertThat(get("/signature-template?organisation=" + elsewhere)).hasStatus(404);
        body = elsewhere;
        assertThat(post("/signature-template", "45", "0", "0")).hasStatus(404);
        assertThat(post("/signature-template/usual", "", "", "0")).hasStatus(404);
    }

    @Test
    @Needs
    @DisplayName("the sample is drawn from what is typed before it is kept; not from what can't be")
    void sample() {
        var typed = "&leaderRight=0&leaderDown=0&initialsWidth=15&arrivalApart=1&dateSize=13";
        var page = "/signature-template/pictures/PAGE?organisation=" + body + typed;
        var narrow = get(page + "&leaderWidth=25").getResponse().getContentAsByteArray();
        var wide = get(page + "&leaderWidth=45").getResponse().getContentAsByteArray();
        assertThat(narrow).startsWith(0x89, 'P', 'N', 'G').isNotEqualTo(wide);
        assertThat(get(page + "&leaderWidth=24,9")).hasStatus(422);
        assertThat(get(page)).hasStatus(422);
        var head = page.replace("PAGE", "HEAD") + "&leaderWidth=40";
        assertThat(get(head)).as("names no place").hasStatus(422);
        assertThat(get(head + "&numberLeft=30&numberTop=38&dateLeft=110&dateTop=38"))
                .hasStatusOk()
                .hasContentType("image/png");
        assertThat(get(page.replace(body.toString(), UUID.randomUUID().toString()))).hasStatus(404);
        var look = post("/signature-template?look=", "45,0", "0", "0");
        assertThat(look).hasStatusOk().bodyText().contains("leaderWidth=45,0");
        assertThat(width()).isEqualTo(40);
    }
}
