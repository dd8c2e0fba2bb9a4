package org.antin.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.dossier.web.Desk;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

@RegistryTest
@DisplayName("D7.2: what the nightly round finds waits in the administrator's inbox")
class VaultToldTest {
    @Autowired MockMvcTester web;
    @Autowired House house;
    @Autowired VaultWatch watch;
    @Autowired DocumentRecords records;
    @Autowired Vault vault;
    @Autowired VaultHealth health;
    @Autowired SteeredClock clock;

    @Value("${antin.data-dir}")
    Path data;

    private void aNight() {
        clock.pass(Duration.ofDays(1));
        watch.begin();
        watch.goOn();
    }

    private MvcTestResult page(Actor actor, String address) {
        return web.get().uri(address).with(new Desk(web, actor).signedIn()).exchange();
    }

    @Test
    @DisplayName("D7.2, D2.4: told at once, to administrators alone, without the document's name")
    void told() throws Exception {
        var commune = house.commune(house.province().cam());
        var clerk = house.actor(Role.RECORDS_CLERK, commune);
        var administrator = house.actor(Role.ADMINISTRATOR, commune);
        var content = ("tờ trình " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        var sha256 = vault.put(content);
        var document =
                new Document(
                        UUID.randomUUID(),
                        "to-trinh-nhan-su.pdf",
                        commune,
                        Purpose.LETTER,
                        DocumentStage.UPLOADED,
                        sha256,
                        content.length,
                        House.person(clerk),
                        clock.instant(),
                        1);
        house.as(
                House.SYSTEM,
                () -> {
                    records.insert(document, "test");
                    return true;
                });
        clock.pass(Duration.ofDays(1));
        watch.begin();
        assertThat(page(administrator, "/vault"))
                .as("not all is read yet")
                .bodyText()
                .contains("Chưa phát hiện tệp nào không nguyên vẹn")
                .doesNotContain("Mọi tệp đã lưu còn nguyên vẹn");
        watch.goOn();
        assertThat(page(administrator, "/inbox")).bodyText().doesNotContain("kho văn bản không");
        assertThat(page(administrator, "/vault"))
                .bodyText()
                .contains("Mọi tệp đã lưu còn nguyên vẹn", "Lần kiểm tra gần nhất");

        var file = data.resolve("vault").resolve(sha256.substring(0, 2)).resolve(sha256);
        Files.delete(file);
        aNight();
        assertThat(page(administrator, "/inbox"))
                .bodyText()
                .contains("1 tệp trong kho văn bản không còn nguyên vẹn", "href=\"/vault\"");
        assertThat(page(administrator, "/vault"))
                .bodyText()
                .contains(sha256, document.id().toString(), "Bị mất")
                .doesNotContain("to-trinh-nhan-su");
        assertThat(page(clerk, "/inbox")).bodyText().doesNotContain("kho văn bản không");
        assertThat(page(clerk, "/vault")).hasStatus(403);
        assertThat(health.damaged(administrator, 9)).hasSize(1);
        assertThat(health.damaged(clerk, 9)).as("whatever page asks").isEmpty();

        Files.write(file, content);
        assertThat(new Desk(web, clerk).post("/vault/read")).hasStatus(403);
        assertThat(health.readAgain(clerk))
                .isEqualTo(Outcome.refused(new CommonRefusal.NotAllowed()));
        watch.goOn();
        assertThat(health.damaged(administrator, 9)).as("nobody had it read").hasSize(1);
        assertThat(new Desk(web, administrator).post("/vault/read")).hasStatus(303);
        assertThat(page(administrator, "/vault"))
                .bodyText()
                .contains("Đang kiểm tra từ")
                .doesNotContain("Kiểm tra lại ngay");
        watch.goOn();
        assertThat(page(administrator, "/vault"))
                .bodyText()
                .contains("Mọi tệp đã lưu còn nguyên vẹn", "Kiểm tra lại ngay");
        assertThat(page(administrator, "/inbox")).bodyText().doesNotContain("kho văn bản không");
    }

    @Test
    @DisplayName("D7.2: a vault that can't be read is told of as away, and nothing as damaged")
    void away() throws Exception {
        var commune = house.commune(house.province().cam());
        var administrator = house.actor(Role.ADMINISTRATOR, commune);
        var sha256 = vault.put(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        var away = Files.move(data.resolve("vault"), data.resolve("vault-away"));
        Files.createFile(data.resolve("vault"));
        try {
            assertThatThrownBy(() -> vault.get(sha256)).isInstanceOf(VaultAway.class);
            assertThat(page(administrator, "/vault"))
                    .bodyText()
                    .contains("Kho văn bản không đọc được từ");
            assertThat(health.count(administrator)).isZero();
        } finally {
            Files.delete(data.resolve("vault"));
            Files.move(away, data.resolve("vault"));
        }
        assertThat(vault.get(sha256)).isPresent();
        assertThat(page(administrator, "/vault"))
                .bodyText()
                .doesNotContain("Kho văn bản không đọc được từ");
    }
}
