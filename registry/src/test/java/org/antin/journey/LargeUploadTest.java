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

    private static final int LENGTH = 200_000_000;

    @Autowired JdbcClient db;

    @Value("${server.port}")
    int port;

    @Test
    @DisplayName("is refused in Vietnamese by its announced length, before it is read")
    void isRefusedBeforeItIsRead() throws Exception {
        long before = reports();
        try (var socket = begin("Expect: 100-continue")) {
            assertRefused(socket);
        }
        assertThat(reports()).isEqualTo(before);
    }

    @Test
    @DisplayName("is read to its end from a browser that sends on, so that it hears the refusal")
    void isHeardByOneWhoSendsToTheEnd() throws Exception {
        try (var socket = begin("Accept: text/html")) {
            var chunk = new byte[1_000_000];
            for (int sent = 0; sent < LENGTH; sent += chunk.length)
                socket.getOutputStream().write(chunk);
            assertRefused(socket);
        }
    }

    private Socket begin(String header) throws Exception {
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
        var socket = new Socket("localhost", port);
        socket.setSoTimeout(20_000);
        var head =
                """
                POST /check HTTP/1.1
                Host: localhost
                Cookie: %s
                X-CSRF-TOKEN: %s
                Content-Type: multipart/form-data; boundary=b
                Content-Length: %d
                %s
                Connection: close

                """
                        .formatted(cookie, token.group(1), LENGTH, header);
        socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    private static void assertRefused(Socket socket) throws Exception {
        var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer).contains("HTTP/1.1 413 ", "Tệp quá lớn");
    }

    private long reports() {
        return db.sql("select count(*) from check_report").query(Long.class).single();
    }
}
