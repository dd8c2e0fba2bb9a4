package org.antin.document.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.SteeredClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.time.Duration;

@RegistryTest
@DisplayName("D7.1: nobody signs in to check a file, so each address has an allowance")
class CheckAllowanceTest {
    @Autowired MockMvcTester web;
    @Autowired SteeredClock clock;
    @Autowired House house;
    @Autowired JdbcClient db;

    @Value("${antin.check.files-per-minute:60}")
    int allowed;

    /// Twenty files in one go, from an address of the documentation's.
    private MvcTestResult check(String address, int files) {
        var ask = web.post().uri("/check").multipart();
        for (int i = 0; i < files; i++) {
            ask.file(new MockMultipartFile("file", i + ".txt", null, new byte[] {1, 2, 3}));
        }
        return ask.param("secrecy", "none")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .with(
                        request -> {
                            request.setRemoteAddr(address);
                            return request;
                        })
                .exchange();
    }

    private long reports() {
        return house.as(
                House.SYSTEM,
                () -> db.sql("select count(*) from check_report").query(Long.class).single());
    }

    @Test
    @DisplayName("the next file of a minute is turned away with a word and leaves no report")
    void turnedAway() {
        clock.pass(Duration.ofMinutes(2));
        for (int left = allowed; left > 0; left -= 20) {
            assertThat(check("192.0.2.7", Math.min(20, left)))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("Chờ một phút rồi thử lại");
        }
        long before = reports();
        assertThat(check("192.0.2.7", 1))
                .hasStatus(422)
                .bodyText()
                .contains("Chờ một phút rồi thử lại");
        assertThat(reports()).isEqualTo(before);
        assertThat(check("192.0.2.8", 2)).as("another address").hasStatusOk();
        clock.pass(Duration.ofSeconds(61));
        assertThat(check("192.0.2.7", 2))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Chờ một phút rồi thử lại");
    }
}
