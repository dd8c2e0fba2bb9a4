package org.antin.document.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.RegistryTestContext;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.document.Document;
import org.antin.document.DocumentRecords;
import org.antin.document.DocumentStage;
import org.antin.document.Documents;
import org.antin.document.Purpose;
import org.antin.document.Vault;
import org.antin.signin.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

@RegistryTest
@DisplayName("D7.1: the pages for keeping and destroying a document")
class EvidencePagesTest {
    @Autowired MockMvcTester web;
    @Autowired House house;
    @Autowired DocumentRecords records;
    @Autowired Documents documents;
    @Autowired Vault vault;
    @Autowired SteeredClock clock;

    private Actor clerk;
    private Document document;

    @BeforeEach
    void aDocument() {
        var commune = house.commune(house.province().cam());
        clerk = house.actor(Role.RECORDS_CLERK, commune);
        var content = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        document =
                new Document(
                        UUID.randomUUID(),
                        "quyet-dinh.pdf",
                        commune,
                        Purpose.LETTER,
                        DocumentStage.ISSUED,
                        vault.put(content),
                        content.length,
                        House.person(clerk),
                        RegistryTestContext.MORNING,
                        1);
        house.as(
                House.SYSTEM,
                () -> {
                    records.insert(document, "test");
                    return true;
                });
    }

    private RequestPostProcessor asClerk() {
        return SecurityMockMvcRequestPostProcessors.authentication(
                new TestingAuthenticationToken(
                        new SignedIn(Objects.requireNonNull(clerk.account()), 1, clock.instant()),
                        "",
                        "signed-in"));
    }

    private MvcTestResult get(String under) {
        return web.get().uri("/documents/" + document.id() + under).with(asClerk()).exchange();
    }

    private MvcTestResult destroy(String day, String sure) {
        return web.post()
                .uri("/documents/" + document.id() + "/destroy")
                .param("decision", "12/QĐ-UBND")
                .param("decidedOn", day)
                .param("reason", "hết thời hạn bảo quản")
                .param("sure", sure)
                .with(asClerk())
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
    }

    @Test
    @DisplayName(
            "TT 41 Đ10: asked before it is done, then the file is gone and the decision stands")
    void destroyed() {
        assertThat(get("")).hasStatusOk().bodyText().contains("Chưa lưu kèm thông tin", "Tiêu hủy");
        assertThat(destroy("31/12/2099", "")).hasStatus(422).bodyText().contains("Ngày quyết định");
        assertThat(destroy("", "")).hasStatus(422);
        assertThat(destroy("01/03/2026", ""))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Tiêu hủy văn bản quyet-dinh.pdf?",
                        "không khôi phục được",
                        "value=\"hết thời hạn bảo quản\"");
        assertThat(stage()).as("a question changes nothing").isEqualTo(DocumentStage.ISSUED);
        assertThat(get("/file")).hasStatusOk();

        assertThat(destroy("01/03/2026", "yes")).hasStatus(303);
        assertThat(stage()).isEqualTo(DocumentStage.DESTROYED);
        assertThat(get("/file")).hasStatus(404);
        assertThat(get(""))
                .hasStatusOk()
                .bodyText()
                .contains("Đã tiêu hủy", "12/QĐ-UBND", "hết thời hạn bảo quản")
                .doesNotContain("/documents/" + document.id() + "/file");
        assertThat(destroy("01/03/2026", "yes")).hasStatus(422);
    }

    private DocumentStage stage() {
        return house.as(clerk, () -> documents.find(document.id()).orElseThrow().stage());
    }

    @Test
    @DisplayName("TT 41 Đ9: what can't be proven isn't kept, and the page says what is missing")
    void notKept() {
        assertThat(get("/keep")).hasStatusOk().bodyText().contains("Điều 9 Thông tư 41/2017");
        var answer =
                web.post()
                        .uri("/documents/" + document.id() + "/keep")
                        .param("number", "15/UBND-VP")
                        .param("typeName", "Công văn")
                        .param("subject", "thử")
                        .param("ordinal", "x")
                        .with(asClerk())
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .exchange();
        assertThat(answer).hasStatus(422).bodyText().contains("Thứ tự văn bản trong hồ sơ");
        assertThat(get("/archive.zip"))
                .hasStatus(422)
                .bodyText()
                .contains("Chưa tạo được gói lưu trữ");
    }

    @Test
    @DisplayName("T21: a file without a valid signature isn't received, and says why")
    void notReceived() {
        var answer =
                web.post()
                        .uri("/documents/incoming/new")
                        .multipart()
                        .file(
                                new MockMultipartFile(
                                        "file",
                                        "den.pdf",
                                        "application/pdf",
                                        "%PDF-1.7 không phải".getBytes(StandardCharsets.UTF_8)))
                        .param("secrecy", "none")
                        .param("sender", "UBND huyện Gửi")
                        .with(asClerk())
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .exchange();
        assertThat(answer).hasStatus(422).bodyText().contains("trả lại nơi gửi", "UBND huyện Gửi");
    }
}
