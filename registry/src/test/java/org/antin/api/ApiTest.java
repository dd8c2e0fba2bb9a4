package org.antin.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.ApiTokens;
import org.antin.House;
import org.antin.ServerTest;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.connection.ApiScope;
import org.antin.connection.ConnectionDesk;
import org.antin.subscriber.Rank;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

@ServerTest
@DisplayName("D2.3, D2.4: other systems call with a token, and see and do no more than its account")
class ApiTest {
    @Autowired House house;
    @Autowired ApiTokens tokens;
    @Autowired ConnectionDesk connections;
    @Autowired SteeredClock clock;
    @Autowired Environment environment;
    @Autowired JdbcClient db;

    private Calls api;
    private House.Province province;

    @BeforeEach
    void start() {
        // A minute later nobody has to wait for what an earlier test called.
        clock.pass(Duration.ofMinutes(2));
        api = new Calls(environment.getRequiredProperty("server.port"));
        province = house.province();
    }

    private String everything(Actor actor) {
        return tokens.everything(java.util.Objects.requireNonNull(actor.account()));
    }

    private String only(Actor actor, UUID within, ApiScope... scopes) {
        return tokens.of(actor.account(), within, Set.of(scopes));
    }

    @Test
    @DisplayName(
            "D2.4: no token, a wrong one, a missing scope, a missing role: each its own refusal")
    void whoIsLetIn() {
        var officer = house.actor(Role.IT_OFFICER, province.cam().committee());
        var path = "/api/v1/organisations";
        assertThat(api.get(path, null).code()).isEqualTo("unauthorized");
        assertThat(api.get(path, null).header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(api.get(path, "antin_" + "x".repeat(43)).status()).isEqualTo(401);
        assertThat(api.get(path, "").status()).isEqualTo(401);
        // Even where no token is needed, one that doesn't work is refused.
        assertThat(api.get("/api/v1/health/live", "antin_no").raw().statusCode()).isEqualTo(401);
        var reads = only(officer, province.committee(), ApiScope.SUBSCRIBERS_READ);
        var refused = api.get(path, reads);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("scope-missing");
        assertThat(refused.text("detail")).contains("organisations:read");
        // D12.1a: an IT officer keeps subscribers, not devices, whatever the token says.
        assertThat(api.get("/api/v1/devices", everything(officer)).code()).isEqualTo("forbidden");
        assertThat(
                        house.as(
                                House.SYSTEM,
                                () ->
                                        db.sql(
                                                        "select subject || ' ' || code from audit_entry where"
                                                                + " action = 'access.open' and actor_account = ?")
                                                .param(officer.account())
                                                .query(String.class)
                                                .list()))
                .containsExactly(
                        "GET /api/v1/organisations common.not-allowed",
                        "GET /api/v1/devices common.not-allowed");
        assertThat(api.get("/api/v1/subscribers", reads).status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "D2.4: a token ends at once when it is revoked, its account is closed, its day is over")
    void whenItEnds() {
        var officer = house.actor(Role.IT_OFFICER, province.cam().committee());
        var scopes = EnumSet.of(ApiScope.ORGANISATIONS_READ);
        var connected = tokens.connected(officer.account(), province.committee(), scopes);
        var path = "/api/v1/organisations?limit=1";
        var token = connected.token().text();
        assertThat(api.get(path, token).status()).isEqualTo(200);
        assertThat(
                        house.as(
                                House.SYSTEM,
                                () ->
                                        db.sql(
                                                        "select last_used_at is not null from"
                                                                + " connected_system where id = ?")
                                                .param(connected.id())
                                                .query(Boolean.class)
                                                .single()))
                .as("who keeps an eye on it sees that it is used")
                .isTrue();
        House.value(
                House.asking(House.SYSTEM, () -> connections.revoke(connected.id(), House.SYSTEM)));
        assertThat(api.get(path, token).status()).isEqualTo(401);

        var second = only(officer, province.committee(), ApiScope.ORGANISATIONS_READ);
        assertThat(api.get(path, second).status()).isEqualTo(200);
        house.as(
                House.SYSTEM,
                () ->
                        db.sql("update account set disabled_at = now() where id = ?")
                                .param(officer.account())
                                .update());
        assertThat(api.get(path, second).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("D2.3: a token sees its part of the tree only; outside and nowhere look the same")
    void keptToAPartOfTheTree() {
        var office = province.office();
        var focal =
                house.account(
                        house.person(office, Rank.OTHER, "Chuyên viên"),
                        List.of(
                                new org.antin.access.Grant(
                                        Role.OFFICE_FOCAL_POINT,
                                        province.committee(),
                                        org.antin.kernel.Period.since(House.LONG_AGO))));
        var district = province.cam().committee();
        var inside = house.subscriber(house.person(district, Rank.OTHER, "Chuyên viên"));
        var outside =
                house.subscriber(
                        house.person(province.loc().committee(), Rank.OTHER, "Chuyên viên"));
        var wide = everything(focal);
        var narrow = only(focal, district, ApiScope.SUBSCRIBERS_READ, ApiScope.ORGANISATIONS_READ);
        var path = "/api/v1/subscribers/";
        assertThat(api.get(path + outside.id(), wide).status()).isEqualTo(200);
        assertThat(api.get(path + inside.id(), narrow).text("name")).isEqualTo(inside.name());
        var foreign = api.get(path + outside.id(), narrow);
        var nowhere = api.get(path + UUID.randomUUID(), narrow);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(nowhere.body());
        assertThat(api.get(path + "khong-phai-ma", narrow).body()).isEqualTo(nowhere.body());

        var seen = new HashSet<String>();
        for (String after = ""; ; ) {
            var page = api.get("/api/v1/organisations?limit=2" + after, narrow).json();
            page.get("items").forEach(body -> seen.add(body.get("id").stringValue()));
            if (page.get("next").isNull()) break;
            after = "&after=" + page.get("next").stringValue();
        }
        assertThat(seen)
                .contains(district.toString(), province.cam().commune().toString())
                .doesNotContain(
                        province.loc().committee().toString(), province.committee().toString());
        assertThat(
                        house.as(
                                House.SYSTEM,
                                () ->
                                        db.sql(
                                                        "select count(*) from audit_entry where code ="
                                                                + " 'common.not-found' and line like"
                                                                + " '%connection%'::bytea")
                                                .query(Long.class)
                                                .single()))
                .as("tries out of scope are in the log, with the system that made them")
                .isPositive();
    }

    @Test
    @DisplayName("pages: limits and places that can't be, and words with and without diacritics")
    void pages() {
        var token = everything(house.actor(Role.IT_OFFICER, province.cam().committee()));
        for (var wrong :
                List.of(
                        "limit=0",
                        "limit=201",
                        "limit=x",
                        "after=!!",
                        "kind=NO",
                        "within=1",
                        "q=%00")) {
            var answer = api.get("/api/v1/organisations?" + wrong, token);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("bad-parameter");
        }
        var place = new org.antin.kernel.Keyset("no moment", UUID.randomUUID()).token();
        assertThat(api.get("/api/v1/dossiers?after=" + place, token).status()).isEqualTo(400);
        var found = api.get("/api/v1/organisations?q=uy+ban+khong+co", token).json();
        assertThat(found.get("items")).isEmpty();
        assertThat(found.get("next").isNull()).isTrue();
        assertThat(api.get("/api/v1/organisations?q=ubnd+xa+cam", token).json().get("items"))
                .isNotEmpty();
    }

    private record Applicant(Actor actor, String token, String body) {}

    private Applicant applicant() {
        var commune = house.commune(province.cam());
        var person = house.person(commune, Rank.OTHER, "Công chức");
        var actor = house.actor(person, Role.SUBSCRIBER);
        var body =
                """
                {"procedure":"ISSUE","subjectKind":"INDIVIDUAL","organisation":"%s",
                 "request":{"email":"khong-phai-thu","phone":"0912345678","need":"ký văn bản"}}
                """
                        .formatted(commune);
        return new Applicant(actor, everything(actor), body);
    }

    @Test
    @DisplayName("one key, one answer: missing 400, repeated the same, another content 422")
    void repeating() throws Exception {
        var applicant = applicant();
        var path = "/api/v1/dossiers";
        assertThat(api.post(path, applicant.token(), applicant.body()).code())
                .isEqualTo("idempotency-key-missing");
        var key = UUID.randomUUID().toString();
        Callable<Calls.Answer> call =
                () -> api.post(path, applicant.token(), applicant.body(), "Idempotency-Key", key);
        try (var pool = Executors.newFixedThreadPool(4)) {
            var answers = new HashSet<String>();
            for (var answer : pool.invokeAll(List.of(call, call, call, call))) {
                assertThat(answer.get().status()).isEqualTo(201);
                answers.add(new String(answer.get().body(), StandardCharsets.UTF_8));
            }
            assertThat(answers).as("filed once").hasSize(1);
        }
        var again = call.call();
        assertThat(again.header("Location")).isEqualTo(path + "/" + again.text("id"));
        var other = applicant.body().replace("ký văn bản", "ký báo cáo");
        var mismatch = api.post(path, applicant.token(), other, "Idempotency-Key", key);
        assertThat(mismatch.status()).isEqualTo(422);
        assertThat(mismatch.code()).isEqualTo("idempotency-mismatch");
        clock.pass(Duration.ofHours(23));
        assertThat(call.call().text("id")).isEqualTo(again.text("id"));
        clock.pass(Duration.ofHours(2));
        // A day later the key is free: this is a new request, and the person has one on its way.
        assertThat(call.call().code()).isEqualTo("dossier.already-on-its-way");
    }

    @Test
    @DisplayName("D10.1, D9.1: filed, corrected and moved through the desks' doors; stale is 409")
    void dossiers() {
        var applicant = applicant();
        var filed = api.order("/api/v1/dossiers", applicant.token(), applicant.body());
        assertThat(filed.status()).isEqualTo(201);
        assertThat(filed.text("stage")).isEqualTo("DRAFT");
        var moves = "/api/v1/dossiers/" + filed.text("id") + "/moves";
        var faulty = api.order(moves, applicant.token(), "{\"move\":\"submit\",\"version\":1}");
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.code()).isEqualTo("bad-fields");
        assertThat(faulty.json().get("errors").get(0).get("field").stringValue())
                .isEqualTo("email");
        assertThat(api.order(moves, applicant.token(), "{\"move\":\"fly\",\"version\":1}").code())
                .isEqualTo("field.choice");
        assertThat(api.order(moves, applicant.token(), "{\"move\":\"withdraw\"}").code())
                .isEqualTo("field.required");
        assertThat(
                        api.order(moves, applicant.token(), "{\"move\":\"withdraw\",\"version\":7}")
                                .code())
                .isEqualTo("stale");
        assertThat(api.order(moves, applicant.token(), "{\"mov\":1}").code())
                .isEqualTo("bad-json-field");
        assertThat(api.order(moves, applicant.token(), "{").code()).isEqualTo("bad-json");
        // D10.1: nobody asks for himself in another body's name.
        var elsewhere =
                applicant()
                        .body()
                        .replaceFirst(
                                "\"organisation\":\"[^\"]*",
                                "\"organisation\":\"" + province.loc().commune());
        assertThat(api.order("/api/v1/dossiers", applicant().token(), elsewhere).code())
                .isEqualTo("field.choice");
        // D9.1: it isn't the applicant who takes it up.
        assertThat(
                        api.order(moves, applicant.token(), "{\"move\":\"take-up\",\"version\":1}")
                                .status())
                .isEqualTo(422);
        var out =
                api.order(
                        moves,
                        applicant.token(),
                        "{\"move\":\"withdraw\",\"version\":1,\"reason\":\"nhầm\"}");
        assertThat(out.text("stage")).isEqualTo("WITHDRAWN");
        assertThat(out.json().get("history").get(0).get("actor").stringValue())
                .contains("Hệ thống thử");
        var stranger = everything(house.actor(Role.SUBSCRIBER, province.loc().committee()));
        assertThat(api.order(moves, stranger, "{\"move\":\"withdraw\",\"version\":1}").code())
                .isEqualTo("not-found");
        assertThat(api.get("/api/v1/dossiers?limit=1", applicant.token()).json().get("items"))
                .hasSize(1);
    }

    @Test
    @DisplayName(
            "operations: live, ready; figures for this machine or a token, never through a proxy")
    void operations() {
        assertThat(api.get("/api/v1/health/live", null).text("status")).isEqualTo("UP");
        assertThat(api.get("/api/v1/health/ready", null).text("status")).isEqualTo("UP");
        var path = "/api/v1/metrics";
        var figures = api.get(path, null);
        assertThat(new String(figures.body(), StandardCharsets.UTF_8)).contains("jvm_memory_used");
        for (var header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP")) {
            assertThat(api.get(path, null, header, "127.0.0.1").status()).as(header).isEqualTo(401);
        }
        var officer = house.actor(Role.IT_OFFICER, province.cam().committee());
        var others = only(officer, province.committee(), ApiScope.SUBSCRIBERS_READ);
        assertThat(api.get(path, others).code()).isEqualTo("scope-missing");
        var watcher = tokens.of(null, province.committee(), EnumSet.of(ApiScope.METRICS));
        assertThat(api.get(path, watcher, "X-Forwarded-For", "203.0.113.9").status())
                .isEqualTo(200);
        assertThat(api.get("/api/v1/subscribers", watcher).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("no page of ours ever comes back under /api, however wrong the call")
    void noPagesUnderApi() throws IOException {
        assertThat(api.get("/api/v1/nothing", null).code()).isEqualTo("not-found");
        assertThat(api.get("/api/", null).code()).isEqualTo("not-found");
        assertThat(api.send("DELETE", "/api/v1/organisations", null, null).code())
                .isEqualTo("method-not-allowed");
        assertThat(api.get("/api/v1/organisations;x=1", null).status()).isEqualTo(400);
        assertThat(api.post("/api/v1/verifications", null, "{}").code())
                .isEqualTo("unsupported-media-type");
        for (var line :
                List.of(
                        "GET /api/v1/%zz HTTP/1.1",
                        "GET /api/v1/<x> HTTP/1.1",
                        "GET /api/v1/..%2f..%2fx HTTP/1.1",
                        "TRACE /api/v1/health/live HTTP/1.1")) {
            var answer = raw(line);
            assertThat(answer).as(line).containsIgnoringCase("application/problem+json");
            assertThat(answer).as(line).doesNotContainIgnoringCase("<html");
        }
    }

    private String raw(String line) throws IOException {
        int port = Integer.parseInt(environment.getRequiredProperty("server.port"));
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            var request = line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
