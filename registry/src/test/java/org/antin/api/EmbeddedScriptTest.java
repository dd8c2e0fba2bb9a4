package org.antin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;

import org.antin.House;
import org.antin.ServerTest;
import org.antin.journey.Browsing;
import org.antin.provider.PracticeProvider;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Verifier;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;

@ServerTest
@Needs({"chromium"})
@DisplayName(
        "D7.0, D11.2: the document management software's own page has a file signed, from a listed"
                + " origin and no other")
class EmbeddedScriptTest {
    private static final HttpServer PAGES = pages();

    @Autowired PracticeProvider provider;
    @Autowired Verifier verifier;
    @Autowired House house;
    @Autowired JdbcClient db;
    @Autowired ApplicationContext context;
    @Autowired Environment environment;

    private final Browsing browsing = new Browsing();
    private BrowserContext tab;
    private OutsideSigners signers;
    private String server;

    /// Another system: a page on an origin of its own that embeds the script.
    private static HttpServer pages() {
        try {
            var pages =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            pages.createContext(
                    "/",
                    asked -> {
                        var server = asked.getRequestURI().getQuery();
                        var html =
                                "<!doctype html><meta charset=utf-8><title>QLVB</title><script src='"
                                        + server
                                        + "/embed/antin-sign.js'></script>";
                        var bytes = html.getBytes(UTF_8);
                        asked.getResponseHeaders().set("Content-Type", "text/html");
                        asked.sendResponseHeaders(200, bytes.length);
                        asked.getResponseBody().write(bytes);
                        asked.close();
                    });
            pages.start();
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void listed(DynamicPropertyRegistry properties) {
        properties.add("antin.api.origins", () -> "http://localhost:" + port());
    }

    private static int port() {
        return PAGES.getAddress().getPort();
    }

    @AfterAll
    static void stop() {
        PAGES.stop(0);
    }

    @BeforeEach
    void aPage() {
        server = "http://localhost:" + environment.getRequiredProperty("server.port");
        signers =
                new OutsideSigners(
                        context, new Calls(environment.getRequiredProperty("server.port")));
        tab = browsing.context(800, 600, true);
    }

    @AfterEach
    void close() {
        tab.close();
        browsing.close();
    }

    private Page open(String host) {
        var page = tab.newPage();
        page.navigate("http://" + host + ":" + port() + "/?" + server);
        // The person's token: signs what it is given, as a USB token's own program would.
        page.exposeFunction(
                "usbToken", asked -> signers.byToken(signers.leader, (String) asked[0]));
        return page;
    }

    private Object run(Page page, String secrecy) {
        var chain = new StringBuilder(OutsideSigners.pem(signers.leader.certificate()));
        for (var issuer : provider.chain()) chain.append(OutsideSigners.pem(issuer));
        var given =
                Map.of(
                        "secrecy",
                        secrecy,
                        "token",
                        signers.leader.token(),
                        "certificates",
                        chain.toString(),
                        "xml",
                        "<so><số>12</số></so>");
        return page.evaluate(
                """
                async (given) => {
                  const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
                  try {
                    const signed = await Antin.sign({
                      secrecy: given.secrecy,
                      file: new Blob([given.xml]),
                      name: 'so.xml',
                      kind: 'leader',
                      certificates: given.certificates,
                      token: async () => given.token,
                      sign: (toSign) => usbToken(base64(toSign.dtbs)),
                    });
                    const report = await Antin.check({ secrecy: 'none', file: signed });
                    return [signed.name, signed.type, report.verdict,
                      base64(new Uint8Array(await signed.arrayBuffer()))];
                  } catch (why) {
                    return [why.name, why.code || ''];
                  }
                }
                """,
                given);
    }

    private long documents() {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql("select count(*) from document where scope_org = ?")
                                .param(signers.commune)
                                .query(Long.class)
                                .single());
    }

    @Test
    @DisplayName("signed and checked from the listed origin; the key never leaves its token")
    void fromTheListedOrigin() {
        var found = (List<?>) run(open("localhost"), "none");
        assertThat(found).hasSize(4);
        assertThat(found.subList(0, 3)).isEqualTo(List.of("so.xml", "application/xml", "VALID"));
        var signed = Base64.getDecoder().decode((String) found.get(3));
        var report = verifier.verify("so.xml", signed, null);
        assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
        assertThat(documents()).isOne();

        assertThat((List<?>) run(open("localhost"), ""))
                .as("D1.1b: nothing is sent before somebody said it is free of secrets")
                .isEqualTo(List.of("AntinRefused", "document.state-secret"));
        assertThat(documents()).isOne();
    }

    @Test
    @DisplayName("D2.4: a page of any other origin gets nothing, token or not")
    void fromAnotherOrigin() throws Exception {
        var found = (List<?>) run(open("127.0.0.1"), "none");
        assertThat(found).isEqualTo(List.of("TypeError", ""));
        assertThat(documents()).as("stopped before it was looked at").isZero();

        assertThat(allowed("http://localhost:" + port(), "/api/v1/signings"))
                .isEqualTo("http://localhost:" + port());
        assertThat(allowed("http://127.0.0.1:" + port(), "/api/v1/signings")).isEmpty();
        assertThat(allowed("null", "/api/v1/signings")).isEmpty();
        assertThat(allowed("http://localhost:" + port(), "/api/v1/subscribers")).isEmpty();
    }

    /// What a browser is told before it dares to send.
    private String allowed(String origin, String path) throws Exception {
        var asked =
                HttpRequest.newBuilder(URI.create(server + path))
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "authorization,idempotency-key")
                        .build();
        var answer = HttpClient.newHttpClient().send(asked, HttpResponse.BodyHandlers.discarding());
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
        return answer.headers().firstValue("Access-Control-Allow-Origin").orElse("");
    }

    @Test
    @DisplayName(
            "the list holds whole origins: no pattern, no path, no plain HTTP to another machine")
    void strictList() {
        for (var loose :
                List.of("*", "https://*.gov.vn", "https://a.vn/", "http://a.vn", "null", "a.vn")) {
            assertThatThrownBy(() -> settings(loose)).hasMessageContaining("antin.api.origins");
        }
        assertThat(settings("https://vanban.hatinh.gov.vn").origins()).hasSize(1);
    }

    private static ApiSettings settings(String origin) {
        return new ApiSettings(DataSize.ofMegabytes(50), 60, 600, 30, List.of(origin));
    }
}
