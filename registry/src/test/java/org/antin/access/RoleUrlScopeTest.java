package org.antin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.antin.ApiTokens;
import org.antin.Cast;
import org.antin.House;
import org.antin.RegistryTest;
import org.antin.UrlRows;
import org.antin.account.store.AccountLedger;
import org.antin.subscriber.Rank;
import org.antin.testkit.Needs;
import org.antin.testkit.Repository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Walks every address as every role, with ids in and out of scope, against a table written by
/// hand. How to add a line: see the head of `approved/role-url-scope.tsv`.
@RegistryTest
@Import(UrlRows.class)
@DisplayName("D2.3, D2.4, D9: who may open what, and what a row out of scope looks like")
@Needs
class RoleUrlScopeTest {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    @Autowired MockMvc web;
    @Autowired UrlRows rows;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;
    @Autowired AccountLedger ledger;
    @Autowired PasswordEncoder encoder;
    @Autowired House house;
    @Autowired ApiTokens apiTokens;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private Cast cast;
    private UUID district;
    private UUID otherDistrict;
    private Cast.Member stranger;
    private final Map<Role, Cast.Member> members = new EnumMap<>(Role.class);
    private final Map<Role, MockHttpSession> sessions = new EnumMap<>(Role.class);
    private final Map<MockHttpSession, String> tokens = new HashMap<>();
    private final Map<String, Map<String, String>> there = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();

    /// One line of the table.
    private record Line(
            String url,
            String method,
            String roles,
            String row,
            String posted,
            Set<Integer> inside,
            String outside,
            String ids) {
        static Line read(String text) {
            var cells = text.split("\t", -1);
            assertThat(cells).as(text).hasSize(8);
            return new Line(
                    cells[0],
                    cells[1],
                    cells[2],
                    cells[3],
                    cells[4].equals("-") ? "" : cells[4],
                    Arrays.stream(cells[5].split("\\|"))
                            .map(Integer::valueOf)
                            .collect(Collectors.toSet()),
                    cells[6],
                    cells[7]);
        }

        /// Asked with a token instead of a session.
        boolean isInterface() {
            return url.startsWith("/api/");
        }

        boolean open() {
            return roles.equals("open");
        }

        boolean allows(Role role) {
            return open()
                    || roles.equals("signed-in")
                    || List.of(roles.split(",")).contains(role.code());
        }

        List<HttpMethod> methods() {
            return method.equals("ANY")
                    ? List.of(HttpMethod.GET, HttpMethod.POST)
                    : List.of(HttpMethod.valueOf(method));
        }

        String name() {
            return method + " " + url;
        }

        String inScopeRow() {
            return row.split("/")[0];
        }

        String foreignRow() {
            return row.substring(row.indexOf('/') + 1);
        }
    }

    private static List<Line> table() throws IOException {
        var file =
                Repository.root()
                        .resolve("registry/src/test/resources/approved/role-url-scope.tsv");
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .skip(1)
                .map(Line::read)
                .toList();
    }

    @BeforeEach
    void people() {
        cast = new Cast(db, transaction, ledger, encoder);
        district = house.province().cam().committee();
        otherDistrict = house.province().loc().committee();
        stranger = member(otherDistrict);
    }

    private Cast.Member member(UUID organisation, Role... roles) {
        var person = house.person(organisation, Rank.OTHER, "Chuyên viên");
        return cast.member(organisation, person.id(), roles);
    }

    @Test
    @DisplayName("every mapping has its line, and every line its mapping; each line names a duty")
    void tableIsWhole() throws IOException {
        var mapped = new TreeSet<String>();
        mappings.getHandlerMethods()
                .forEach(
                        (info, handler) -> {
                            var methods = info.getMethodsCondition().getMethods();
                            for (var pattern : info.getPatternValues()) {
                                if (methods.isEmpty()) mapped.add("ANY " + pattern);
                                methods.forEach(m -> mapped.add(m + " " + pattern));
                            }
                        });
        var listed = new TreeSet<String>();
        var said = new TreeSet<String>();
        for (var line : table()) {
            listed.add(line.name());
            for (var role : Role.values()) {
                if (!line.allows(role)) continue;
                assertThat(said.add(line.name() + " " + role)).as("twice: " + line).isTrue();
            }
            assertThat(line.ids()).as(line.name()).matches("(QD|D)[0-9].*");
            if (!line.open() && !line.roles().equals("signed-in")) {
                assertThat(Arrays.stream(Role.values()).map(Role::code).toList())
                        .as(line.name())
                        .contains(line.roles().split(","));
            }
        }
        var missing = new TreeSet<>(mapped);
        missing.removeAll(listed);
        assertThat(missing).as("addresses without a line in role-url-scope.tsv").isEmpty();
        listed.removeAll(mapped);
        assertThat(listed).as("lines without an address").isEmpty();
    }

    @Test
    @DisplayName("every role at every address, on rows in and out of its scope")
    void walk() throws Exception {
        for (var role : Role.values()) {
            members.put(role, member(district, role));
            sessions.put(role, cast.signIn(web, members.get(role)));
            tokens.put(sessions.get(role), apiTokens.everything(members.get(role).id()));
        }
        var byAddress =
                table().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Line::name, LinkedHashMap::new, Collectors.toList()));
        for (var lines : byAddress.values()) {
            for (var method : lines.getFirst().methods()) {
                nobody(lines.getFirst(), method);
                for (var role : Role.values()) {
                    var his =
                            lines.stream()
                                    .filter(line -> line.allows(role))
                                    .findFirst()
                                    .orElse(lines.getFirst());
                    one(his, method, role);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void nobody(Line line, HttpMethod method) throws Exception {
        var answer = ask(line, method, anyRow(line), null);
        if (line.open()) {
            expect(line, "nobody", line.inside(), answer);
            return;
        }
        if (line.isInterface()) {
            expect(line, "nobody", Set.of(401), answer);
            return;
        }
        var to =
                answer.getRedirectedUrl() == null
                        ? answer.getForwardedUrl()
                        : answer.getRedirectedUrl();
        if (to == null || !to.startsWith("/sign-in")) {
            wrong.add(line.name() + " for nobody answers " + answer.getStatus());
        }
    }

    private void one(Line line, HttpMethod method, Role role) throws Exception {
        var session = sessions.get(role);
        if (!line.allows(role)) {
            expect(line, role.code(), Set.of(403), ask(line, method, anyRow(line), session));
            return;
        }
        var answer = ask(line, method, inScope(line, members.get(role)), session);
        expect(line, role.code(), line.inside(), answer);
        if (line.outside().equals("-")) return;
        var expected = Set.of(Integer.valueOf(line.outside()));
        long before = refusals();
        var unknown = ask(line, method, Map.of(), session);
        expect(line, role.code() + " on an unknown id", expected, unknown);
        if (line.row().equals("link")) return; // a link belongs to whoever has it
        long between = refusals();
        var foreign =
                ask(
                        line,
                        method,
                        rows.make(line.foreignRow(), cast, stranger, otherDistrict),
                        session);
        expect(line, role.code() + " on another district's row", expected, foreign);
        long after = refusals();
        if (between == before || after == between) {
            wrong.add(line.name() + " for " + role.code() + ": a try isn't in the log");
        }
        if (!seen(unknown).equals(seen(foreign))) {
            wrong.add(line.name() + " for " + role.code() + ": unknown and foreign look different");
        }
    }

    private Map<String, String> inScope(Line line, Cast.Member owner) {
        return line.row().equals("-")
                ? Map.of()
                : rows.make(line.inScopeRow(), cast, owner, district);
    }

    /// A row that is there, for those who are turned away before anybody looks.
    private Map<String, String> anyRow(Line line) {
        return line.row().equals("link") || line.row().equals("-")
                ? inScope(line, stranger)
                : there.computeIfAbsent(
                        line.inScopeRow(), kind -> rows.make(kind, cast, stranger, district));
    }

    private MockHttpServletResponse ask(
            Line line,
            HttpMethod method,
            Map<String, String> variables,
            @Nullable MockHttpSession session)
            throws Exception {
        var url =
                VARIABLE.matcher(line.url().replace("**", "x"))
                        .replaceAll(
                                m ->
                                        variables.getOrDefault(
                                                m.group(1), UUID.randomUUID().toString()));
        var request = MockMvcRequestBuilders.request(method, url);
        if (session != null) request.session(session);
        if (line.isInterface()) {
            called(request, line, tokens.get(session));
        } else if (method == HttpMethod.POST) {
            request.contentType(MediaType.APPLICATION_FORM_URLENCODED).with(csrf());
            for (var field : line.posted().split("&")) {
                int eq = field.indexOf('=');
                if (eq < 0) continue;
                var typed =
                        VARIABLE.matcher(field.substring(eq + 1))
                                .replaceAll(
                                        m ->
                                                variables.getOrDefault(
                                                        m.group(1), district.toString()));
                request.param(field.substring(0, eq), typed);
            }
        }
        return web.perform(request).andReturn().getResponse();
    }

    /// As another system calls. The session it carries too must mean nothing.
    private static void called(
            MockHttpServletRequestBuilder request, Line line, @Nullable String token) {
        if (token != null) request.header("Authorization", "Bearer " + token);
        if (!line.method().equals("POST")) return;
        request.header("Idempotency-Key", UUID.randomUUID().toString());
        if (line.posted().startsWith("{")) {
            request.contentType(MediaType.APPLICATION_JSON).content(line.posted());
            return;
        }
        int eq = line.posted().indexOf('=');
        var part =
                "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n--b--\r\n"
                        .formatted(line.posted().substring(0, eq), line.posted().substring(eq + 1));
        request.contentType("multipart/form-data; boundary=b").content(part);
    }

    private void expect(
            Line line, String who, Set<Integer> expected, MockHttpServletResponse answer) {
        if (!expected.contains(answer.getStatus())) {
            wrong.add(
                    "%s for %s answers %d, not %s"
                            .formatted(line.name(), who, answer.getStatus(), expected));
        }
    }

    /// All a person could tell two answers apart by, save the token and reference that change with
    /// each answer.
    private static String seen(MockHttpServletResponse answer) throws Exception {
        var headers =
                answer.getHeaderNames().stream()
                        .sorted()
                        .map(name -> name + ": " + answer.getHeaders(name))
                        .collect(Collectors.joining("\n"));
        return answer.getStatus()
                + "\n"
                + headers
                + "\n"
                + answer.getContentAsString(StandardCharsets.UTF_8)
                        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                        .replaceAll("[A-Z0-9]{4}-[A-Z0-9]{4}", "");
    }

    private long refusals() {
        return cast.house(
                () ->
                        db.sql("select count(*) from audit_entry where code = 'common.not-found'")
                                .query(Long.class)
                                .single());
    }
}
