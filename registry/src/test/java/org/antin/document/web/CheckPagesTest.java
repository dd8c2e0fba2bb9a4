package org.antin.document.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.RegistryTest;
import org.antin.paper.ReadPaper;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;

@RegistryTest
@DisplayName("D7.1: the public checking page")
class CheckPagesTest {
    @Autowired MockMvcTester web;

    private static byte[] letter() throws IOException {
        var letters = Repository.root().resolve("signing/src/test/resources/letters");
        try (var files = Files.list(letters)) {
            return Files.readAllBytes(
                    files.filter(f -> f.toString().endsWith(".pdf")).findFirst().orElseThrow());
        }
    }

    private MvcTestResult check(String name, byte[] content) {
        return web.post()
                .uri("/check")
                .multipart()
                .file(new MockMultipartFile("file", name, "application/pdf", content))
                .param("secrecy", "none")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
    }

    @Test
    @DisplayName("the report is shown to whoever has its address, and downloaded as a paper")
    void theReportIsAlsoAPaper() throws IOException {
        var to = check("công văn.pdf", letter()).getResponse().getHeader(HttpHeaders.LOCATION);
        assertThat(to).startsWith("/check/reports/");
        assertThat(web.get().uri(to))
                .hasStatusOk()
                .bodyText()
                .contains("Tải báo cáo (PDF)", to + "/report.pdf", "Tệp không có chữ ký số.");

        var paper = web.get().uri(to + "/report.pdf").exchange().getResponse();
        assertThat(paper.getContentType()).isEqualTo("application/pdf");
        assertThat(Objects.requireNonNull(paper.getHeader(HttpHeaders.CONTENT_DISPOSITION)))
                .startsWith("attachment")
                .contains("ket-qua-kiem-tra-c%C3%B4ng%20v%C4%83n.pdf");
        assertThat(new ReadPaper(paper.getContentAsByteArray()).text())
                .contains("KẾT QUẢ KIỂM TRA CHỮ KÝ SỐ công văn.pdf")
                .contains("KHÔNG CÓ CHỮ KÝ SỐ");

        var etsi = web.get().uri(to + "/report.xml").exchange().getResponse();
        assertThat(etsi.getContentType()).startsWith("application/xml");
        assertThat(etsi.getHeader(HttpHeaders.CONTENT_DISPOSITION)).endsWith(".xml");
        assertThat(etsi.getContentAsString(StandardCharsets.UTF_8))
                .contains("http://uri.etsi.org/19102/v1.4.1#", "noSignatureFound");
    }

    @Test
    @DisplayName("a file is known by its content: wrong names don't matter, what isn't one is told")
    void knownByContent() throws IOException {
        var to = check("cong-van.docx", letter()).getResponse().getHeader(HttpHeaders.LOCATION);
        assertThat(web.get().uri(Objects.requireNonNull(to)))
                .bodyText()
                .contains("Tệp không có chữ ký số.");

        var picture = "not a document at all".getBytes(StandardCharsets.UTF_8);
        to = check("bao-cao.pdf", picture).getResponse().getHeader(HttpHeaders.LOCATION);
        assertThat(web.get().uri(Objects.requireNonNull(to)))
                .bodyText()
                .contains("KHÔNG ĐỌC ĐƯỢC", "Không nhận biết được định dạng tệp.");
    }

    @Test
    @DisplayName("an encrypted PDF is opened with an empty password, and no other")
    void encrypted() throws IOException {
        var open = check("a.pdf", Encrypted.letter(letter(), "")).getResponse();
        assertThat(web.get().uri(Objects.requireNonNull(open.getHeader(HttpHeaders.LOCATION))))
                .bodyText()
                .contains("Tệp không có chữ ký số.");
        var closed = check("a.pdf", Encrypted.letter(letter(), "bi mat")).getResponse();
        assertThat(web.get().uri(Objects.requireNonNull(closed.getHeader(HttpHeaders.LOCATION))))
                .bodyText()
                .contains("Tệp được bảo vệ bằng mật khẩu nên không đọc được.");
    }

    @Test
    @DisplayName("of several files each gets its line, and one with a secrecy mark stops no other")
    void severalFiles() throws IOException {
        var answer =
                web.post()
                        .uri("/check")
                        .multipart()
                        .file(new MockMultipartFile("file", "mot.pdf", null, letter()))
                        .file(new MockMultipartFile("file", "hai.txt", null, new byte[] {1, 2}))
                        .param("secrecy", "none")
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .exchange();
        assertThat(answer).hasStatusOk();
        assertThat(answer)
                .bodyText()
                .contains("mot.pdf", "KHÔNG CÓ CHỮ KÝ SỐ", "hai.txt", "KHÔNG ĐỌC ĐƯỢC");
    }
}
