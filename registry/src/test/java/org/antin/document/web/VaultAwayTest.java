package org.antin.document.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.document.Vault;
import org.antin.dossier.web.Desk;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// A folder lies where a document's file was: it is there, and can't be read.
@RegistryTest
@DisplayName("D7.2: a document that can't be read just now is neither missing nor damaged")
class VaultAwayTest {
    @Autowired MockMvcTester web;
    @Autowired House house;
    @Autowired JdbcClient db;
    @Autowired Vault vault;

    @Value("${antin.data-dir}")
    Path data;

    private Actor clerk;
    private Actor administrator;
    private UUID document;
    private String sha256;

    @BeforeEach
    void aLetter() throws Exception {
        var commune = house.commune(house.province().cam());
        clerk = house.actor(Role.RECORDS_CLERK, commune);
        administrator = house.actor(Role.ADMINISTRATOR, commune);
        var letter =
                Files.readAllBytes(
                        Repository.root()
                                .resolve("signing/src/test/resources/letters/cong-van.pdf"));
        var answer =
                web.post()
                        .uri("/documents/new")
                        .multipart()
                        .file(new MockMultipartFile("file", "to.pdf", "application/pdf", letter))
                        .param("secrecy", "none")
                        .with(new Desk(web, clerk).signedIn())
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .exchange();
        assertThat(answer).hasStatus(303);
        var row =
                house.as(
                        clerk, () -> db.sql("select id, sha256 from document").query().singleRow());
        document = (UUID) row.get("id");
        sha256 = (String) row.get("sha256");
    }

    @Test
    @DisplayName("503 in plain words with a reference; the administrator sees it, and it passes")
    void unreadable() throws Exception {
        var file = data.resolve("vault").resolve(sha256.substring(0, 2)).resolve(sha256);
        var kept = Files.move(file, file.resolveSibling("kept"));
        Files.createDirectory(file);
        try {
            var answer = new Desk(web, clerk).get("/documents/" + document + "/file");
            assertThat(answer).hasStatus(503).hasHeader("Retry-After", "5");
            assertThat(answer)
                    .bodyText()
                    .contains("Kho văn bản đang gián đoạn", "không bị coi là mất")
                    .doesNotContain("Cơ sở dữ liệu", "Exception", data.toString());
            assertThat(new Desk(web, administrator).get("/vault"))
                    .bodyText()
                    .contains("Kho văn bản không đọc được từ")
                    .as("away, not damaged")
                    .doesNotContain(document.toString());
        } finally {
            Files.delete(file);
            Files.move(kept, file);
        }
        assertThat(new Desk(web, clerk).get("/documents/" + document + "/file")).hasStatusOk();
        assertThat(new Desk(web, administrator).get("/vault"))
                .bodyText()
                .doesNotContain("không đọc được từ");
    }
}
