package org.antin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.ServerTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

@ServerTest
@DisplayName("A file of 200 MB")
class LargeUploadTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired JdbcClient db;

    @Value("${server.port}")
    int port;

    @Test
    @DisplayName("is refused in Vietnamese by its announced length, before it is read")
    void isRefusedBeforeItIsRead() throws Exception {
        var page =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create("http://localhost:" + port + "/check"))
                                        .build(),
                                BodyHandlers.ofString());
        var token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        var cookie = page.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        long before = reports();
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            var head =
                    """
                    POST /check HTTP/1.1
                    Host: localhost
                    Cookie: %s
                    X-CSRF-TOKEN: %s
                    Content-Type: multipart/form-data; boundary=b
                    Content-Length: 200000000
                    Expect: 100-continue
                    Connection: close

                    """
                            .formatted(cookie, token.group(1));
            socket.getOutputStream()
                    .write(head.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).contains("HTTP/1.1 413 ", "Tệp quá lớn");
        }
        assertThat(reports()).isEqualTo(before);
    }

    private long reports() {
        return db.sql("select count(*) from check_report").query(Long.class).single();
    }
}
