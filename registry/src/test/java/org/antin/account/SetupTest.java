package org.antin.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.RegistryTest;
import org.antin.RegistryTestContext;
import org.antin.SteeredClock;
import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.start.StartNotice;
import org.antin.testkit.KnownSecret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.util.Objects;

/// Needs an empty database of its own, so it has a context of its own.
@RegistryTest
@TestPropertySource(properties = "antin.test=setup")
@DirtiesContext
@DisplayName("The first administrator's set-up link")
class SetupTest {
    @Autowired StartNotice notice;
    @Autowired SetupDesk desk;
    @Autowired MockMvcTester web;
    @Autowired SteeredClock clock;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;

    @AfterEach
    void setBack() {
        clock.set(RegistryTestContext.MORNING);
    }

    private String newLink() {
        var line = notice.line("http://antin.test").orElseThrow();
        return line.substring(line.indexOf("/setup/"));
    }

    private static OneTimeToken token(String link) {
        return new OneTimeToken(link.substring("/setup/".length()));
    }

    @Test
    @DisplayName(
            "works once, for 30 minutes; only its hash is kept; it makes the administrator of the province")
    void wholeLife() {
        var old = newLink();
        var link = newLink();
        assertThat(desk.works(token(old))).as("a new link ends the old one").isFalse();
        clock.pass(Duration.ofMinutes(29));
        assertThat(web.get().uri(link)).hasStatusOk().bodyText().contains("Thiết lập");
        clock.pass(Duration.ofMinutes(2));
        assertThat(web.get().uri(link)).hasStatus(404);
        link = newLink();
        var stored =
                Acting.as(
                        Actor.system("test"),
                        () ->
                                db.sql(
                                                "select string_agg(encode(token_hash, 'base64'), ' ') from setup_link")
                                        .query(String.class)
                                        .single());
        assertThat(stored).doesNotContain(link.substring(7));

        assertThat(post(link, "quan-tri", "ngắn", "ngắn"))
                .hasStatus(422)
                .bodyText()
                .contains("ít nhất 12 ký tự")
                .contains("quan-tri")
                .doesNotContain("ngắn\"");
        assertThat(post(link, "quan-tri", "quan-tri-2026-xyz", "quan-tri-2026-xyz")).hasStatus(422);
        assertThat(
                        post(
                                link,
                                "quan-tri",
                                KnownSecret.ADMINISTRATORS_PASSWORD.text(),
                                KnownSecret.ADMINISTRATORS_PASSWORD.text()))
                .hasStatus(303)
                .hasRedirectedUrl("/sign-in?ready");
        assertThat(
                        post(
                                link,
                                "ke-gian",
                                KnownSecret.ADMINISTRATORS_PASSWORD.text(),
                                KnownSecret.ADMINISTRATORS_PASSWORD.text()))
                .hasStatus(404);
        assertThat(notice.line("http://antin.test")).as("somebody has an account").isEmpty();

        var made =
                Acting.as(
                        Actor.system("test"),
                        () ->
                                Objects.requireNonNull(
                                        transaction.execute(
                                                s ->
                                                        db.sql(
                                                                        """
                                                                        select a.username || ' ' || g.role || ' ' || nlevel(t.path) || ' ' || upper_inf(g.during)
                                                                          from account a join role_grant g on g.account = a.id
                                                                          join organisation_tree t on t.organisation = g.organisation
                                                                        """)
                                                                .query(String.class)
                                                                .list())));
        assertThat(made).containsExactly("quan-tri ADMINISTRATOR 1 true");
        var lines =
                Acting.as(
                        Actor.system("test"),
                        () ->
                                Objects.requireNonNull(
                                        transaction.execute(
                                                s ->
                                                        db.sql(
                                                                        "select action from audit_entry where action = 'account.set-up' and outcome = 'done'")
                                                                .query(String.class)
                                                                .list())));
        assertThat(lines).hasSize(1);
        assertThat(
                        web.post()
                                .uri("/sign-in")
                                .param("username", "quan-tri")
                                .param("password", KnownSecret.ADMINISTRATORS_PASSWORD.text())
                                .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .hasRedirectedUrl("/inbox");
    }

    private MockMvcTester.MockMvcRequestBuilder post(
            String link, String username, String password, String repeat) {
        return web.post()
                .uri(link)
                .param("username", username)
                .param("displayName", "Phan Văn Quản")
                .param("password", password)
                .param("repeat", repeat)
                .with(SecurityMockMvcRequestPostProcessors.csrf());
    }

    @Test
    @DisplayName("a link nobody made is no page")
    void unknown() {
        assertThat(web.get().uri("/setup/" + OneTimeToken.fresh().text())).hasStatus(404);
        var outcome =
                desk.setUp(
                        OneTimeToken.fresh(),
                        new NewAccount("ke-gian", "Kẻ Gian", null, null),
                        KnownSecret.ADMINISTRATORS_PASSWORD.text(),
                        KnownSecret.ADMINISTRATORS_PASSWORD.text(),
                        new SetupDesk.Start("x", "y"));
        assertThat(outcome)
                .isNotInstanceOf(Done.class)
                .isEqualTo(new Refused<>(AccountRefusal.LINK_DEAD));
    }
}
