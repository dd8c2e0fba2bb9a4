package org.antin.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.RegistryTest;
import org.antin.SteeredClock;
import org.antin.paper.ReadPaper;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import javax.imageio.ImageIO;

@Needs
@RegistryTest
@DisplayName("D7.2: the report shows pages as they were signed beside what they are now")
class ComparedPagesTest {
    @Autowired MockMvcTester web;
    @Autowired SteeredClock clock;
    @Autowired CheckDesk desk;
    @Autowired JdbcClient db;
    @TempDir Path dir;

    @BeforeEach
    void aMinuteLater() {
        clock.pass(Duration.ofMinutes(2));
    }

    private String check(byte[] content) {
        return Objects.requireNonNull(
                web.post()
                        .uri("/check")
                        .multipart()
                        .file(new MockMultipartFile("file", "a.pdf", "application/pdf", content))
                        .param("secrecy", "none")
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .exchange()
                        .getResponse()
                        .getHeader(HttpHeaders.LOCATION));
    }

    private BufferedImage picture(String address) throws IOException {
        var answer = web.get().uri(address).exchange().getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).isEqualTo("image/png");
        assertThat(answer.getHeader(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-store");
        return ImageIO.read(new ByteArrayInputStream(answer.getContentAsByteArray()));
    }

    @Test
    @DisplayName(
            "two pictures on the page and on paper, for a day, under the report's address alone")
    void besideEachOther() throws IOException {
        try (var letter = TamperedLetter.in(dir, clock)) {
            var to = check(letter.changedOnPage(2));
            var address = to + "/pages/1/";
            assertThat(web.get().uri(to))
                    .hasStatusOk()
                    .bodyText()
                    .contains("So sánh trang lúc ký và bây giờ", "Trang 2 lúc ký (chữ ký 1)")
                    .contains("Trang 2 bây giờ", "src=\"" + address + "SIGNED\"")
                    .contains("alt=\"Hình trang 2 bây giờ, dựng từ cả tệp\"")
                    .doesNotContain("Trang 1 lúc ký", "/pages/2/");
            var signed = picture(address + "SIGNED");
            var now = picture(address + "NOW");
            assertThat(signed.getWidth()).isEqualTo(now.getWidth()).isBetween(800, 850);
            assertThat(TamperedLetter.dark(signed)).isNotEqualTo(TamperedLetter.dark(now));

            var paper = web.get().uri(to + "/report.pdf").exchange().getResponse();
            assertThat(new ReadPaper(paper.getContentAsByteArray()).text())
                    .contains("So sánh trang lúc ký và bây giờ")
                    .contains("Trang 2 lúc ký (chữ ký 1)", "Trang 2 bây giờ");
            assertThat(TamperedLetter.pictures(paper.getContentAsByteArray())).isEqualTo(2);

            assertThat(web.get().uri(to + "/pages/2/NOW")).hasStatus(404);
            assertThat(web.get().uri(address + "OTHER")).hasStatus4xxClientError();
            clock.pass(CheckDesk.KEPT.plusMinutes(1));
            assertThat(web.get().uri(address + "NOW")).hasStatus(404);
            desk.forget();
            assertThat(
                            db.sql("select count(*) from check_page where report = ?::uuid")
                                    .param(to.substring(to.lastIndexOf('/') + 1))
                                    .query(Long.class)
                                    .single())
                    .isZero();
        }
    }

    @Test
    @DisplayName("what raises no question is shown without pictures")
    void noQuestion() throws IOException {
        try (var letter = TamperedLetter.in(dir, clock)) {
            var to = check(letter.signed());
            assertThat(web.get().uri(to))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Chữ ký 1")
                    .doesNotContain("So sánh", "/pages/");
        }
    }
}
