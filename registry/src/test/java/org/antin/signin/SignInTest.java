package org.antin.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.antin.Cast;
import org.antin.RegistryTest;
import org.antin.RegistryTestContext;
import org.antin.SteeredClock;
import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.account.AccountDesk;
import org.antin.account.store.AccountLedger;
import org.antin.testkit.KnownSecret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

@RegistryTest
@DisplayName("D2.4: the door of the house")
class SignInTest {
    @Autowired MockMvcTester web;
    @Autowired MockMvc mvc;
    @Autowired SteeredClock clock;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;
    @Autowired AccountLedger ledger;
    @Autowired AccountDesk desk;
    @Autowired PasswordEncoder encoder;
    @Autowired Environment environment;

    private Cast cast;

    @BeforeEach
    void cast() {
        cast = new Cast(db, transaction, ledger, encoder);
    }

    @AfterEach
    void setBack() {
        clock.set(RegistryTestContext.MORNING);
    }

    private MvcTestResult tryAs(String username, String password) {
        return web.post()
                .uri("/sign-in")
                .param("username", username)
                .param("password", password)
                .with(csrf())
                .exchange();
    }

    @Test
    @DisplayName(
            "five wrong passwords lock an account for a quarter of an hour, for the right one too")
    void lockOut() {
        var member = cast.member(cast.root());
        for (int i = 0; i < 5; i++) {
            assertThat(tryAs(member.username(), KnownSecret.WRONG_PASSWORD.text()))
                    .hasRedirectedUrl("/sign-in?failed");
        }
        assertThat(tryAs(member.username(), Cast.PASSWORD)).hasRedirectedUrl("/sign-in?locked");
        clock.pass(Duration.ofMinutes(14));
        assertThat(tryAs(member.username(), Cast.PASSWORD)).hasRedirectedUrl("/sign-in?locked");
        clock.pass(Duration.ofMinutes(2));
        assertThat(tryAs(member.username(), Cast.PASSWORD)).hasRedirectedUrl("/inbox");
    }

    @Test
    @DisplayName("a name nobody has takes the same way, the lock included")
    void unknownName() {
        var name = "nobody-" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            assertThat(tryAs(name, KnownSecret.WRONG_PASSWORD.text()))
                    .hasRedirectedUrl("/sign-in?failed");
        }
        assertThat(tryAs(name, KnownSecret.WRONG_PASSWORD.text()))
                .hasRedirectedUrl("/sign-in?locked");
        assertThat(web.get().uri("/sign-in?locked")).bodyText().contains("tạm khóa");
    }

    @Test
    @DisplayName("a disabled account stays outside, and its open session ends")
    void disabled() {
        var member = cast.member(cast.root(), Role.INSPECTOR);
        var session = cast.signIn(mvc, member);
        assertThat(web.get().uri("/account").session(session)).hasStatusOk();
        Acting.as(Actor.system("test"), () -> desk.disable(member.id(), 1, Actor.system("test")));
        assertThat(web.get().uri("/account").session(session)).hasRedirectedUrl("/sign-in");
        assertThat(session.isInvalid()).isTrue();
        assertThat(tryAs(member.username(), Cast.PASSWORD)).hasRedirectedUrl("/sign-in?failed");
    }

    @Test
    @DisplayName("a role that ended yesterday opens nothing today; one that ends today does")
    void rolesEnd() {
        var today = LocalDate.of(2026, 3, 2);
        var over = cast.member(cast.root());
        cast.grant(over.id(), Role.INSPECTOR, cast.root(), Cast.LONG_AGO, today);
        assertThat(web.get().uri("/audit").session(cast.signIn(mvc, over))).hasStatus(403);
        var last = cast.member(cast.root());
        cast.grant(last.id(), Role.INSPECTOR, cast.root(), Cast.LONG_AGO, today.plusDays(1));
        var session = cast.signIn(mvc, last);
        assertThat(web.get().uri("/audit").session(session)).hasStatusOk();
        clock.pass(Duration.ofHours(11));
        assertThat(web.get().uri("/audit").session(session)).hasStatusOk();
    }

    @Test
    @DisplayName("a session lives twelve hours at most, and half an hour untouched")
    void sessionEnds() {
        var session = cast.signIn(mvc, cast.member(cast.root(), Role.INSPECTOR));
        clock.pass(Duration.ofHours(12));
        assertThat(web.get().uri("/account").session(session)).hasStatusOk();
        clock.pass(Duration.ofSeconds(1));
        assertThat(web.get().uri("/account").session(session)).hasRedirectedUrl("/sign-in");
        assertThat(environment.getProperty("server.servlet.session.timeout")).isEqualTo("30m");
    }

    @Test
    @DisplayName("signing in gives a new session id: one that was planted is worth nothing")
    void fixation() {
        var planted = new MockHttpSession();
        var before = planted.getId();
        var member = cast.member(cast.root());
        web.post()
                .uri("/sign-in")
                .session(planted)
                .with(
                        request -> {
                            request.setRequestedSessionIdValid(true);
                            return request;
                        })
                .param("username", member.username())
                .param("password", Cast.PASSWORD)
                .with(csrf())
                .exchange();
        assertThat(planted.getId()).isNotEqualTo(before);
    }

    @Test
    @DisplayName("signing out ends the session")
    void signOut() {
        var session = cast.signIn(mvc, cast.member(cast.root()));
        assertThat(web.post().uri("/sign-out").session(session).with(csrf()))
                .hasRedirectedUrl("/sign-in?out");
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    @DisplayName(
            "a post without its CSRF token does nothing: the form is shown again to be sent on purpose")
    void csrfMissing() {
        var admin = cast.member(cast.root(), Role.ADMINISTRATOR);
        var session = cast.signIn(mvc, admin);
        var result =
                web.post()
                        .uri("/accounts")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .session(session)
                        .param("username", "via-csrf")
                        .param("displayName", "Kẻ Lạ")
                        .param("organisation", cast.root().toString())
                        .exchange();
        assertThat(result.getResponse().getForwardedUrl()).isEqualTo("/sign-in/kept");
        assertThat(cast.house(() -> ledger.usernameIsTaken("via-csrf"))).isFalse();
        assertThat(
                        web.post()
                                .uri("/accounts")
                                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                .session(session)
                                .param("username", "x")
                                .with(csrf().useInvalidToken()))
                .hasForwardedUrl("/sign-in/kept");
    }

    @Test
    @DisplayName(
            "a form posted after the session ended goes through sign-in and back; passwords and PINs don't")
    void keptForm() {
        var posted =
                web.post()
                        .uri("/accounts")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .param("displayName", "Nguyễn Thị Bền & Con")
                        .param("many", "một", "hai")
                        .param("password", KnownSecret.LATE_PASSWORD.text())
                        .param("newPassword", KnownSecret.LATE_NEW_PASSWORD.text())
                        .param("tokenPin", KnownSecret.LATE_PIN.text())
                        .with(csrf())
                        .exchange();
        assertThat(posted).hasForwardedUrl("/sign-in/kept");
        var shown =
                web.post()
                        .uri("/sign-in/kept")
                        .requestAttr(
                                KeptForm.class.getName(),
                                Objects.requireNonNull(
                                        posted.getRequest().getAttribute(KeptForm.class.getName())))
                        .with(csrf())
                        .exchange();
        assertThat(shown).hasStatus(401).bodyText().contains("name=\"kept\"");
        var body = text(shown);
        var kept = body.replaceAll("(?s).*name=\"kept\" value=\"([^\"]+)\".*", "$1");
        var form = KeptForm.decode(kept).orElseThrow();
        assertThat(form.action()).isEqualTo("/accounts");
        assertThat(form.fields())
                .containsExactlyInAnyOrder(
                        new KeptForm.Field("displayName", "Nguyễn Thị Bền & Con"),
                        new KeptForm.Field("many", "một"),
                        new KeptForm.Field("many", "hai"));

        var member = cast.member(cast.root());
        var wrong =
                web.post()
                        .uri("/sign-in")
                        .param("username", member.username())
                        .param("password", KnownSecret.WRONG_PASSWORD.text())
                        .param("kept", kept)
                        .with(csrf())
                        .exchange();
        assertThat(wrong.getResponse().getForwardedUrl())
                .as("a mistyped password loses nothing")
                .isEqualTo("/sign-in/kept?failed");
        var in =
                web.post()
                        .uri("/sign-in")
                        .param("username", member.username())
                        .param("password", Cast.PASSWORD)
                        .param("kept", kept)
                        .with(csrf())
                        .exchange();
        assertThat(in).hasForwardedUrl("/sign-in/resume");
        assertThat(KeptForm.handed(in.getRequest())).contains(form);
    }

    @Test
    @DisplayName("a kept form leads nowhere but to this server")
    void keptFormStaysHere() {
        for (var action :
                new String[] {"//evil.example/", "https://evil.example/", "/\\evil", "evil"}) {
            var forged = new KeptForm(action, java.util.List.of()).encoded();
            assertThat(KeptForm.decode(forged)).as(action).isEmpty();
        }
        assertThat(KeptForm.decode("%%%")).isEmpty();
        assertThat(
                        Optional.of("/dossiers/1")
                                .map(a -> new KeptForm(a, java.util.List.of()).encoded())
                                .flatMap(KeptForm::decode))
                .isPresent();
    }

    @Test
    @DisplayName("every page forbids inline script and style, framing and foreign forms")
    void headers() {
        var session =
                cast.signIn(mvc, cast.member(cast.root(), Role.ADMINISTRATOR, Role.INSPECTOR));
        for (var page :
                new String[] {
                    "/sign-in",
                    "/account",
                    "/accounts",
                    "/audit",
                    "/accounts/" + UUID.randomUUID(),
                    "/nowhere"
                }) {
            var response = web.get().uri(page).session(session).exchange().getResponse();
            assertThat(response.getHeader("Content-Security-Policy"))
                    .as(page)
                    .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                    .doesNotContain("unsafe-");
            assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(response.getHeader("Cache-Control")).contains("no-store");
        }
    }

    @Test
    @DisplayName("the session's cookie is out of reach for scripts and foreign pages")
    void cookie() {
        assertThat(environment.getProperty("server.servlet.session.cookie.http-only"))
                .isEqualTo("true");
        assertThat(environment.getProperty("server.servlet.session.cookie.same-site"))
                .isEqualTo("lax");
        assertThat(environment.getProperty("server.servlet.session.tracking-modes"))
                .isEqualTo("cookie");
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
