package org.antin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.antin.Cast;
import org.antin.RegistryTest;
import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.account.store.AccountLedger;
import org.antin.auditlog.AuditVerdict;
import org.antin.auditlog.AuditVerifier;
import org.antin.auditlog.HeadVerifier;
import org.antin.auditlog.SignedTreeHead;
import org.antin.kernel.Days;
import org.antin.kernel.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

@RegistryTest
@DisplayName("D2.4, D8.2a: the log on the screen, and whole")
class AuditPagesTest {
    @Autowired Clock clock;
    @Autowired MockMvcTester web;
    @Autowired MockMvc mvc;
    @Autowired AuditTrail audit;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;
    @Autowired AccountLedger ledger;
    @Autowired PasswordEncoder encoder;

    private Cast cast;

    @BeforeEach
    void cast() {
        cast = new Cast(db, transaction, ledger, encoder);
    }

    /// As the filter takes it: so many days after the server's today.
    private String day(int later) {
        return LocalDate.ofInstant(clock.instant(), Days.ZONE)
                .plusDays(later)
                .format(DateTimeFormatter.ofPattern("dd/MM/yyyy"));
    }

    @Test
    @DisplayName(
            "an inspector of the province takes log, checkpoint and key away: proven elsewhere; the taking is logged")
    void export() throws Exception {
        var session = cast.signIn(mvc, cast.member(cast.root(), Role.INSPECTOR));
        var log = web.post().uri("/audit/export").session(session).with(csrf()).exchange();
        assertThat(log).hasStatusOk();
        var witness = web.post().uri("/audit/checkpoint").session(session).with(csrf()).exchange();
        var later = web.post().uri("/audit/export").session(session).with(csrf()).exchange();
        var key = web.get().uri("/audit/key.pem").session(session).exchange();
        var verdict =
                AuditVerifier.verify(
                        new ByteArrayInputStream(later.getResponse().getContentAsByteArray()),
                        SignedTreeHead.parse(
                                witness.getResponse().getContentAsString(StandardCharsets.UTF_8)),
                        HeadVerifier.of(key.getResponse().getContentAsByteArray()));
        assertThat(verdict).isInstanceOf(AuditVerdict.Proven.class);
        assertThat(later.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("\"audit.export\"", "\"audit.take-checkpoint\"");
        var old =
                AuditVerifier.verify(
                        new ByteArrayInputStream(log.getResponse().getContentAsByteArray()),
                        SignedTreeHead.parse(
                                witness.getResponse().getContentAsString(StandardCharsets.UTF_8)),
                        HeadVerifier.of(key.getResponse().getContentAsByteArray()));
        assertThat(old).as("the copy taken before").isInstanceOf(AuditVerdict.Broken.class);
    }

    @Test
    @DisplayName(
            "each reader sees the lines of his part of the tree, in words, filtered and page by page")
    void list() {
        var district = cast.organisation(cast.root());
        var other = cast.organisation(cast.root());
        var subject = UUID.randomUUID();
        for (int i = 0; i < 60; i++) line("account.grant", subject, district, "");
        line("account.disable", subject, district, "account.last-administrator");
        var foreign = UUID.randomUUID();
        line("account.grant", foreign, other, "");
        var session = cast.signIn(mvc, cast.member(district, Role.INSPECTOR));

        assertThat(web.get().uri("/audit?text=" + foreign).session(session))
                .bodyText()
                .contains("Không có dòng nhật ký nào");
        assertThat(web.get().uri("/audit?text=" + subject).session(session))
                .bodyText()
                .contains(
                        "Giao vai trò",
                        "Bị từ chối: Phải còn ít nhất một người quản trị toàn tỉnh",
                        "account.last-administrator",
                        "under\">" + subject,
                        "after=")
                .doesNotContain("href=\"/accounts/" + subject);
        assertThat(web.get().uri("/audit?outcome=refused&text=" + subject).session(session))
                .bodyText()
                .contains("Khóa tài khoản")
                .doesNotContain("<span>Giao vai trò</span>");
        assertThat(web.get().uri("/audit?from=" + day(1) + "&text=" + subject).session(session))
                .bodyText()
                .contains("Không có dòng nhật ký nào");
        assertThat(
                        web.get()
                                .uri(
                                        "/audit?from="
                                                + day(0)
                                                + "&to="
                                                + day(0)
                                                + "&action=account.&kind=account&text="
                                                + subject)
                                .session(session))
                .bodyText()
                .contains("Khóa tài khoản");
        assertThat(web.get().uri("/audit.xlsx?text=" + subject).session(session)).hasStatusOk();
    }

    @Test
    @DisplayName("a line links to what its reader may open, and names the rest")
    void linksOnlyWhatOpens() throws Exception {
        var district = cast.organisation(cast.root());
        var account = UUID.randomUUID();
        var dossier = UUID.randomUUID();
        line("account.grant", account, district, "");
        about("dossier.submit", "dossier", dossier, district, "");
        for (var role : new Role[] {Role.ADMINISTRATOR, Role.INSPECTOR}) {
            var session = cast.signIn(mvc, cast.member(district, role));
            var accounts = read(session, account);
            var dossiers = read(session, dossier);
            boolean keepsAccounts = role == Role.ADMINISTRATOR;
            assertThat(accounts.contains("href=\"/accounts/" + account)).isEqualTo(keepsAccounts);
            assertThat(dossiers.contains("href=\"/dossiers/" + dossier)).isEqualTo(!keepsAccounts);
            var named = keepsAccounts ? dossiers : accounts;
            assertThat(named).contains("under\">" + (keepsAccounts ? dossier : account));
        }
    }

    @Test
    @DisplayName("what was refused at its beginning never came to be: no link to it")
    void noLinkToNothing() throws Exception {
        var district = cast.organisation(cast.root());
        var account = UUID.randomUUID();
        line("account.open", account, district, "account.username-taken");
        var session = cast.signIn(mvc, cast.member(district, Role.ADMINISTRATOR));
        assertThat(read(session, account))
                .contains("under\">" + account)
                .doesNotContain("href=\"/accounts/" + account);
    }

    private String read(MockHttpSession session, UUID text) throws Exception {
        return web.get()
                .uri("/audit?text=" + text)
                .session(session)
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private void line(String action, UUID subject, UUID organisation, String refusal) {
        about(action, "account", subject, organisation, refusal);
    }

    private void about(
            String action, String kind, UUID subject, UUID organisation, String refusal) {
        var house = Actor.system("test");
        var act = Act.of(house, action, kind, subject).in(Scope.of(organisation));
        Acting.run(
                house,
                () ->
                        transaction.executeWithoutResult(
                                s -> audit.append(refusal.isEmpty() ? act : act.refused(refusal))));
    }
}
