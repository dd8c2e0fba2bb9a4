package org.antin.document.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.RegistryTestContext;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.document.Document;
import org.antin.document.DocumentStage;
import org.antin.document.Purpose;
import org.antin.document.Vault;
import org.antin.dossier.web.Desk;
import org.antin.shell.Phrase;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

@RegistryTest
@DisplayName("D7.0, D11.1: what may be taken in to be signed")
class DocumentPagesTest {
    @Autowired MockMvcTester web;
    @Autowired House house;
    @Autowired JdbcClient db;
    @Autowired Vault vault;
    @Autowired SigningChoices choices;

    private Actor clerk;

    @BeforeEach
    void people() {
        clerk = house.actor(Role.RECORDS_CLERK, house.commune(house.province().cam()));
    }

    private static byte[] letter() throws IOException {
        return Files.readAllBytes(
                Repository.root().resolve("signing/src/test/resources/letters/cong-van.pdf"));
    }

    private MvcTestResult take(String name, byte[] content) {
        return web.post()
                .uri("/documents/new")
                .multipart()
                .file(new MockMultipartFile("file", name, "application/pdf", content))
                .param("secrecy", "none")
                .with(new Desk(web, clerk).signedIn())
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
    }

    @Test
    @DisplayName(
            "D11.1: after the leader, he reads that the clerk comes next; the clerk what is missing")
    void whoSignsNext() {
        var commune = house.commune(house.province().cam());
        var leader = house.actor(Role.SUBSCRIBER, commune);
        var next = house.actor(Role.RECORDS_CLERK, commune);
        var signed =
                new Document(
                        UUID.randomUUID(),
                        "cong-van.pdf",
                        commune,
                        Purpose.LETTER,
                        DocumentStage.LEADER_SIGNED,
                        "0".repeat(64),
                        1,
                        House.person(leader),
                        RegistryTestContext.MORNING,
                        2);

        assertThat(house.as(leader, () -> choices.hindrance(signed, leader)))
                .contains(Phrase.of("document.cannot.clerk-next"));
        assertThat(house.as(next, () -> choices.hindrance(signed, next)))
                .contains(Phrase.of("document.cannot.no-certificate"));
    }

    private long documents() {
        return house.as(
                clerk, () -> db.sql("select count(*) from document").query(Long.class).single());
    }

    private static String sha256(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void refused(String name, byte[] content, String why) {
        var answer = take(name, content);
        assertThat(answer).hasStatus(422);
        assertThat(answer).bodyText().contains(why, "href=\"#f-file\"");
        assertThat(documents()).isZero();
        assertThat(vault.get(sha256(content))).isEmpty();
    }

    @Test
    @DisplayName(
            "not a PDF, encrypted, damaged or wrongly named: told at the field, nothing is kept")
    void badFiles() throws IOException {
        var words = "Kính gửi".getBytes(StandardCharsets.UTF_8);
        refused(
                "cong-van.pdf",
                words,
                "Tệp không phải là PDF, cũng không thuộc định dạng khác ký được");
        var another = java.util.Arrays.copyOf(letter(), letter().length + 1);
        refused("cong-van.docx", another, "Đuôi tên tệp không đúng với nội dung của tệp.");
        var xml = "<so/>".getBytes(StandardCharsets.UTF_8);
        refused("cong-van.pdf", xml, "Đuôi tên tệp không đúng với nội dung của tệp.");
        var locked = "Tệp PDF được mã hóa (đặt mật khẩu), không ký được.";
        refused("khoa.pdf", Encrypted.letter(letter(), ""), locked);
        refused("khoa.pdf", Encrypted.letter(letter(), "bi mat"), locked);
        var half = java.util.Arrays.copyOf(letter(), 20_000);
        refused("nua.pdf", half, "Tệp PDF bị hỏng, không ký được.");
    }

    @Test
    @DisplayName("a letter is taken in, its name in composed Unicode")
    void aLetter() throws IOException {
        var name = java.text.Normalizer.normalize("Công văn.PDF", java.text.Normalizer.Form.NFD);
        assertThat(take(name, letter())).hasStatus(303);
        assertThat(documents()).isOne();
        assertThat(
                        house.as(
                                clerk,
                                () ->
                                        db.sql("select name from document")
                                                .query(String.class)
                                                .single()))
                .isEqualTo("Công văn.PDF");
    }
}
