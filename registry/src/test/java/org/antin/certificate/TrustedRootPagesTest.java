package org.antin.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.antin.Cast;
import org.antin.RegistryTest;
import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.account.store.AccountLedger;
import org.antin.signing.check.Reason;
import org.antin.signing.check.Verifier;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;

@RegistryTest
@DisplayName("D1.2c, D2.4: trust begins with certificates two administrators stand for")
class TrustedRootPagesTest {
    @Autowired MockMvcTester web;
    @Autowired MockMvc mvc;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;
    @Autowired AccountLedger ledger;
    @Autowired PasswordEncoder encoder;
    @Autowired TrustedRoots roots;
    @Autowired GovernmentScope scope;
    @Autowired Verifier verifier;

    private Cast cast;
    private MockHttpSession first;
    private MockHttpSession second;

    @BeforeEach
    void administrators() {
        cast = new Cast(db, transaction, ledger, encoder);
        first = cast.signIn(mvc, cast.member(cast.root(), Role.ADMINISTRATOR));
        second = cast.signIn(mvc, cast.member(cast.root(), Role.ADMINISTRATOR));
    }

    /// Other tests of this JVM must find nothing trusted.
    @AfterEach
    void endAll() {
        for (var root : roots.all()) {
            if (root.ended() == null) end(root.id().toString(), "thử xong");
        }
        assertThat(roots.trusted()).isEmpty();
    }

    private static String fingerprint(X509Certificate certificate) {
        return X509Facts.of(certificate).fingerprint();
    }

    private MvcTestResult propose(
            MockHttpSession session, X509Certificate certificate, String fingerprint) {
        return propose(session, X509Facts.encoded(certificate), fingerprint);
    }

    private MvcTestResult propose(MockHttpSession session, byte[] file, String fingerprint) {
        return propose(session, file, fingerprint, "government");
    }

    private MvcTestResult propose(
            MockHttpSession session, byte[] file, String fingerprint, String purpose) {
        return web.post()
                .uri("/trusted-roots")
                .multipart()
                .file(new MockMultipartFile("file", "root.crt", null, file))
                .param("purpose", purpose)
                .param("fingerprint", fingerprint)
                .param("source", "Công bố của Ban Cơ yếu Chính phủ ngày 01/02/2026")
                .param("hosts", "")
                .session(session)
                .with(csrf())
                .exchange();
    }

    private String proposed(X509Certificate certificate) {
        var answer = propose(first, certificate, fingerprint(certificate));
        assertThat(answer).hasStatus(303);
        var to = answer.getResponse().getRedirectedUrl();
        return to.substring(to.lastIndexOf('/') + 1);
    }

    private MvcTestResult confirm(MockHttpSession session, String id, String fingerprint) {
        return web.post()
                .uri("/trusted-roots/" + id + "/confirm")
                .param("fingerprint", fingerprint)
                .session(session)
                .with(csrf())
                .exchange();
    }

    private void end(String id, String reason) {
        assertThat(
                        web.post()
                                .uri("/trusted-roots/" + id + "/end")
                                .param("reason", reason)
                                .session(second)
                                .with(csrf()))
                .hasStatus(303);
    }

    private void trust(X509Certificate certificate) {
        assertThat(confirm(second, proposed(certificate), fingerprint(certificate))).hasStatus(303);
    }

    private Reason verdict(FakeAuthority authority) {
        var report = verifier.verify("cong-van.p7m", authority.signed(), null);
        assertThat(report.signatures()).hasSize(1);
        return report.signatures().getFirst().reason();
    }

    @Test
    @DisplayName(
            "the names of the Government's root prove nothing: only the root whose fingerprint two people typed counts")
    void sameNames() {
        var genuine = new FakeAuthority();
        var forged = new FakeAuthority();
        assertThat(genuine.root.getSubjectX500Principal())
                .isEqualTo(forged.root.getSubjectX500Principal());
        assertThat(verdict(genuine)).isEqualTo(Reason.UNTRUSTED);

        trust(genuine.root);
        assertThat(scope.covers(genuine.leaf, List.of())).as("a link is missing").isFalse();
        assertThat(scope.covers(genuine.leaf, List.of(genuine.issuing))).isTrue();
        trust(genuine.issuing);

        assertThat(verdict(genuine))
                .as("a chain, and nothing known of revocation")
                .isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(scope.covers(genuine.leaf, List.of())).isTrue();
        assertThat(verdict(forged)).isEqualTo(Reason.UNTRUSTED);
        assertThat(scope.covers(forged.leaf, List.of(forged.issuing, forged.root))).isFalse();
    }

    @Test
    @DisplayName(
            "one person is not enough: not the one who brought it in, not a wrong fingerprint, and it counts at once when the second confirms")
    void twoPeople() {
        var authority = new FakeAuthority();
        var id = proposed(authority.root);
        var print = fingerprint(authority.root);
        assertThat(roots.roots()).isEmpty();
        assertThat(confirm(first, id, print))
                .hasStatus(422)
                .bodyText()
                .contains("Người nhập không tự xác nhận");
        assertThat(confirm(second, id, print.substring(0, 63) + "x"))
                .hasStatus(422)
                .bodyText()
                .contains("Dấu vân tay không khớp");
        assertThat(roots.roots()).isEmpty();
        assertThat(web.get().uri("/trusted-roots/" + id).session(second))
                .bodyText()
                .contains("Chờ người thứ hai xác nhận")
                .as("the digits are to be typed, not copied")
                .doesNotContain(print.substring(8, 16));

        var typed = print.toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:");
        assertThat(confirm(second, id, typed)).hasStatus(303);

        assertThat(roots.roots()).containsExactly(authority.root);
        assertThat(web.get().uri("/trusted-roots").session(first))
                .bodyText()
                .contains("Được tin cậy", print.replaceAll("(.{8})(?=.)", "$1 "));
        assertThat(audit(id))
                .containsExactly(
                        "trusted-root.propose ",
                        "trusted-root.confirm trusted-root.second-person",
                        "trusted-root.confirm trusted-root.other-fingerprint",
                        "trusted-root.confirm ");
    }

    private MvcTestResult proposeOther(X509Certificate certificate) {
        var file = X509Facts.encoded(certificate);
        return propose(first, file, fingerprint(certificate), "other-provider");
    }

    private String listed(X509Certificate certificate) {
        var to = proposeOther(certificate).getResponse().getRedirectedUrl();
        assertThat(to).startsWith("/trusted-roots/");
        return to.substring(to.lastIndexOf('/') + 1);
    }

    @Test
    @DisplayName(
            "D1.2c: another provider's certificate is listed by two people; what is under it is out of scope, never trusted")
    void otherProvider() {
        var other = new FakeAuthority();
        var id = listed(other.root);
        assertThat(verdict(other)).as("one person only").isEqualTo(Reason.UNTRUSTED);
        assertThat(web.get().uri("/trusted-roots/" + id).session(second))
                .bodyText()
                .contains("Của tổ chức cung cấp dịch vụ khác", "Xác nhận ghi nhận");
        assertThat(confirm(second, id, fingerprint(other.root))).hasStatus(303);
        var issuing = listed(other.issuing);
        assertThat(confirm(second, issuing, fingerprint(other.issuing))).hasStatus(303);

        assertThat(verdict(other)).isEqualTo(Reason.OUT_OF_SCOPE);
        assertThat(web.get().uri("/trusted-roots").session(first))
                .bodyText()
                .contains("Ngoài phạm vi");
        assertThat(roots.roots()).isEmpty();
        assertThat(roots.intermediates()).isEmpty();
        assertThat(scope.covers(other.leaf, List.of(other.issuing, other.root))).isFalse();
        var below = propose(first, other.leaf, fingerprint(other.leaf));
        assertThat(below).as("nothing is trusted through it").hasStatus(422);

        end(issuing, "thử xong");
        end(id, "thử xong");
        assertThat(verdict(other)).isEqualTo(Reason.UNTRUSTED);
    }

    @Test
    @DisplayName("D1.2c: what stands under a trusted root is never named another provider's")
    void notUnderATrustedRoot() {
        var genuine = new FakeAuthority();
        trust(genuine.root);
        assertThat(proposeOther(genuine.root)).hasStatus(422);
        assertThat(proposeOther(genuine.issuing))
                .hasStatus(422)
                .bodyText()
                .contains("nằm dưới một chứng thư số gốc được tin cậy");
        // Listed while nobody knew; trusted meanwhile.
        var late = new FakeAuthority();
        var id = listed(late.issuing);
        trust(late.root);
        assertThat(confirm(second, id, fingerprint(late.issuing))).hasStatus(422);
        assertThat(verdict(genuine)).isNotEqualTo(Reason.OUT_OF_SCOPE);
    }

    private List<String> audit(String id) {
        return cast.house(
                () ->
                        db.sql(
                                        "select action || ' ' || code from audit_entry where subject = ? order by seq")
                                .param(id)
                                .query(String.class)
                                .list());
    }

    @Test
    @Needs
    @DisplayName("two accounts of one person are one person")
    void onePersonTwice() {
        var authority = new FakeAuthority();
        var person = java.util.UUID.randomUUID();
        var one = cast.signIn(mvc, cast.member(cast.root(), person, Role.ADMINISTRATOR));
        var other = cast.signIn(mvc, cast.member(cast.root(), person, Role.ADMINISTRATOR));
        var answer = propose(one, authority.root, fingerprint(authority.root));
        var to = answer.getResponse().getRedirectedUrl();
        var id = to.substring(to.lastIndexOf('/') + 1);
        assertThat(confirm(other, id, fingerprint(authority.root))).hasStatus(422);
        assertThat(roots.roots()).isEmpty();
    }

    @Test
    @DisplayName(
            "trust ends at once, by one person with a reason; what was agreed on is never changed")
    void ends() {
        var authority = new FakeAuthority();
        trust(authority.root);
        trust(authority.issuing);
        var root = roots.trusted().stream().filter(TrustedRoot::root).findFirst().orElseThrow();
        end(root.id().toString(), "Ban Cơ yếu thông báo thay gốc");
        assertThat(verdict(authority))
                .as("its issuing authority alone is no anchor")
                .isEqualTo(Reason.UNTRUSTED);
        assertThat(change("ended_at = null, ended_by = null, ended_name = null, end_reason = null"))
                .hasMessageContaining("confirmed or ended, never changed");
        assertThat(change("confirmed_by = proposed_by")).isInstanceOf(DataAccessException.class);
        assertThat(propose(first, authority.root, fingerprint(authority.root)))
                .as("from the beginning again")
                .hasStatus(303);
    }

    /// What the database says to a desk that forgot its checks.
    private Throwable change(String how) {
        var person =
                new Actor(
                        Actor.Kind.PERSON,
                        java.util.UUID.randomUUID(),
                        null,
                        "Người thử",
                        List.of());
        return catchThrowable(
                () ->
                        Acting.run(
                                person,
                                () ->
                                        transaction.executeWithoutResult(
                                                _ ->
                                                        db.sql("update trusted_root set " + how)
                                                                .update())));
    }

    @Test
    @DisplayName(
            "what isn't one certificate of an authority, or isn't what the fingerprint says, is turned down with a reason")
    void badFiles() {
        var authority = new FakeAuthority();
        var practice = new FakeAuthority("CN=Gốc thực hành Ấn Tín,C=VN");
        expect("Tệp không chứa chứng thư số nào", "không phải chứng thư số".getBytes(), "00");
        expect("không phải của tổ chức cấp", X509Facts.encoded(authority.leaf), "00");
        expect("chỉ được tin cậy trong chế độ thực hành", X509Facts.encoded(practice.root), "00");
        expect("Chưa có chứng thư số gốc", X509Facts.encoded(authority.issuing), "00");
        expect("Dấu vân tay không khớp", X509Facts.encoded(authority.root), "00");
        var bent = X509Facts.encoded(authority.root);
        bent[bent.length - 1] ^= 1;
        expect("không được ký bằng khóa của chính nó", bent, "00");
        assertThat(web.post().uri("/trusted-roots").multipart().session(first).with(csrf()))
                .hasStatus(422);
        proposed(authority.root);
        expect(
                "đã có trong danh sách",
                X509Facts.encoded(authority.root),
                fingerprint(authority.root));
        assertThat(roots.trusted()).isEmpty();
    }

    private void expect(String words, byte[] file, String fingerprint) {
        assertThat(propose(first, file, fingerprint)).hasStatus(422).bodyText().contains(words);
    }

    @Test
    @DisplayName("an administrator of a district reads, and decides nothing")
    void district() {
        var authority = new FakeAuthority();
        var session =
                cast.signIn(mvc, cast.member(cast.organisation(cast.root()), Role.ADMINISTRATOR));
        assertThat(web.get().uri("/trusted-roots").session(session))
                .hasStatusOk()
                .bodyText()
                .contains("Chứng thư số gốc tin cậy")
                .doesNotContain("<input class=\"form-control\" type=\"file\"");
        assertThat(propose(session, authority.root, fingerprint(authority.root))).hasStatus(403);
        var id = proposed(authority.root);
        assertThat(confirm(session, id, fingerprint(authority.root))).hasStatus(403);
        assertThat(roots.roots()).isEmpty();
    }
}
