package org.antin.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.ApiTokens;
import org.antin.House;
import org.antin.ServerTest;
import org.antin.SteeredClock;
import org.antin.access.Grant;
import org.antin.access.Role;
import org.antin.api.Calls.Parts;
import org.antin.api.OutsideSigners.Key;
import org.antin.document.CapacityLetter;
import org.antin.kernel.Period;
import org.antin.provider.PracticeProvider;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.SignatureKind;
import org.antin.signing.check.Verifier;
import org.antin.subscriber.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

@ServerTest
@DisplayName(
        "D7.0–D7.3, D10.2, D11.1, D11.2: another system has a letter signed; the key stays on its token")
class SigningApiTest {
    private static final String PATH = "/api/v1/signings";

    @Autowired House house;
    @Autowired ApiTokens tokens;
    @Autowired PracticeProvider provider;
    @Autowired Verifier verifier;
    @Autowired SteeredClock clock;
    @Autowired ApplicationContext context;
    @Autowired Environment environment;
    @Autowired JdbcClient db;

    private Calls api;
    private OutsideSigners signers;
    private UUID commune;
    private Person chairman;
    private Key leader;
    private Key clerk;

    @BeforeEach
    void aCommuneThatMaySign() {
        api = new Calls(environment.getRequiredProperty("server.port"));
        signers = new OutsideSigners(context, api);
        commune = signers.commune;
        chairman = signers.chairman;
        leader = signers.leader;
        clerk = signers.clerk;
    }

    private Calls.Answer prepare(Key key, String kind, byte[] document) {
        return signers.prepare(key, kind, document);
    }

    private Calls.Answer prepare(Key key, String kind, byte[] document, String chain) {
        return signers.prepare(key, kind, document, chain);
    }

    private String signed(Key key, Calls.Answer prepared) {
        return signers.signed(key, prepared);
    }

    private Calls.Answer finish(Key key, Calls.Answer prepared, String signature) {
        return signers.finish(key, prepared, signature);
    }

    @Test
    @DisplayName("D7.3, D11.1: leader, then organisation; the file stands up to our own check")
    void leaderThenOrganisation() throws Exception {
        assertThat(prepare(clerk, "organisation", OutsideSigners.letter()).code())
                .isEqualTo("document.leader-missing");
        var prepared = prepare(leader, "leader", OutsideSigners.letter());
        assertThat(prepared.status()).isEqualTo(201);
        var dtbs = Base64.getDecoder().decode(prepared.text("dtbs"));
        assertThat(Base64.getDecoder().decode(prepared.text("digest")))
                .isEqualTo(java.security.MessageDigest.getInstance("SHA-256").digest(dtbs));
        var byLeader = finish(leader, prepared, signed(leader, prepared));
        assertThat(byLeader.status()).as(byLeader.toString()).isEqualTo(200);
        assertThat(byLeader.contentType()).isEqualTo("application/pdf");

        assertThat(prepare(leader, "leader", byLeader.body()).code())
                .isEqualTo("document.already-signed");
        var chain = new StringBuilder(OutsideSigners.pem(clerk.certificate()));
        for (var issuer : provider.chain()) chain.append(OutsideSigners.pem(issuer));
        var second = prepare(clerk, "organisation", byLeader.body(), chain.toString());
        var byBoth = finish(clerk, second, signed(clerk, second));
        var report = verifier.verify("cong-van.pdf", byBoth.body(), null);
        assertThat(report.verdict()).as(report.toString()).isEqualTo(FileVerdict.VALID);
        assertThat(report.signatures())
                .extracting(signature -> signature.kind())
                .containsExactly(SignatureKind.LEADER, SignatureKind.ORGANISATION);
        assertVerified(byBoth.body());
        assertThat(prepare(clerk, "organisation", byBoth.body()).code())
                .isEqualTo("document.already-signed");
        assertThat(prepare(inAnotherPlace(), "leader", OutsideSigners.letter()).status())
                .as("his certificate is of a body he has no part in any more")
                .isEqualTo(403);
        assertThat(prepared()).as("what was made ready").isEqualTo(2);
        assertThat(logged())
                .containsExactly(
                        "records-clerk document.leader-missing",
                        "subscriber ",
                        "subscriber document.already-signed",
                        "records-clerk ",
                        "records-clerk document.already-signed",
                        " common.not-allowed");
    }

    /// D7.1: anybody is told the same by the other door, and of one changed byte, too.
    private void assertVerified(byte[] signed) {
        var checks = "/api/v1/verifications";
        var parts = Calls.Parts.free().file("file", "cong-van.pdf", signed);
        var answer = api.upload(checks, null, parts);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.text("verdict")).as(answer.toString()).isEqualTo("VALID");
        assertThat(answer.json().get("signatures"))
                .extracting(one -> one.get("kind").stringValue())
                .containsExactly("LEADER", "ORGANISATION");
        var changed = signed.clone();
        changed[200] ^= 1;
        parts = Calls.Parts.free().file("file", "cong-van.pdf", changed);
        assertThat(api.upload(checks, null, parts).text("verdict")).isEqualTo("INVALID");
    }

    /// The leader's certificate and person, with a role in another body alone.
    private Key inAnotherPlace() {
        var elsewhere = house.commune(house.province().cam());
        var since = Period.since(House.LONG_AGO);
        var account =
                house.account(chairman, List.of(new Grant(Role.SUBSCRIBER, elsewhere, since)));
        return new Key(
                leader.certificate(),
                leader.device(),
                tokens.everything(Objects.requireNonNull(account.account())));
    }

    private long prepared() {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql("select count(*) from document where scope_org = ?")
                                .param(commune)
                                .query(Long.class)
                                .single());
    }

    /// What the log says of the commune's certificates: in which capacity, and why not.
    private List<String> logged() {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        "select capacity || ' ' || code from audit_entry where action ="
                                                + " 'document.prepare' and scope_org = ? order by seq")
                                .param(commune)
                                .query(String.class)
                                .list());
    }

    @Test
    @DisplayName(
            "a session is its holder's, takes one signature, and ends; a bad value costs nothing")
    void theSession() {
        var prepared = prepare(leader, "LEADER", OutsideSigners.letter());
        var path = PATH + "/" + prepared.text("id") + "/signature";
        var value = signed(leader, prepared);
        assertThat(finish(clerk, prepared, value).code()).isEqualTo("not-found");
        assertThat(finish(leader, prepared, "!!!").code()).isEqualTo("field.base64");
        assertThat(finish(leader, prepared, "AAAA").status()).isEqualTo(422);
        var body = "{\"signature\":\"" + value + "\"}";
        var done = api.post(path, leader.token(), body, "Idempotency-Key", "s1");
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        // The answer lost on the way is given again; another key is another try.
        assertThat(api.post(path, leader.token(), body, "Idempotency-Key", "s1").body())
                .isEqualTo(done.body());
        assertThat(finish(leader, prepared, value).code()).isEqualTo("document.session-over");
        assertThat(
                        house.as(
                                House.SYSTEM,
                                () ->
                                        db.sql(
                                                        "select count(*) from api_answer where key = 's1' and length(body) > 0")
                                                .query(Long.class)
                                                .single()))
                .as("documents lie in the vault, never in the database")
                .isZero();

        var late = prepare(leader, "leader", OutsideSigners.letter());
        var signature = signed(leader, late);
        clock.pass(Duration.ofHours(2));
        assertThat(finish(leader, late, signature).code()).isEqualTo("document.session-over");
    }

    @Test
    @DisplayName(
            "D7.4, T05: KT. by the head is refused; a reason goes along, and the answer says so")
    void capacity() {
        var letter = CapacityLetter.of(chairman.name(), "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH");
        var refused = prepare(leader, "leader", letter);
        assertThat(refused.code()).isEqualTo("document.capacity.kt-not-deputy");
        assertThat(refused.status()).isEqualTo(422);
        var parts =
                Parts.free()
                        .text("kind", "leader")
                        .text("reason", "Chưa kịp đổi chứng thư số")
                        .text("certificates", OutsideSigners.pem(leader.certificate()))
                        .file("document", "thu.pdf", letter);
        var key = UUID.randomUUID().toString();
        var prepared = api.upload(PATH, leader.token(), parts, "Idempotency-Key", key);
        assertThat(prepared.status()).as(prepared.toString()).isEqualTo(201);
        assertThat(prepared.text("capacity")).isEqualTo("kt-not-deputy");
        var signed = finish(leader, prepared, signed(leader, prepared));
        assertThat(signed.status()).as(signed.toString()).isEqualTo(200);
    }

    @Test
    @DisplayName("D1.1b, D7.3, D11.1: refused leaves no document behind")
    void refusals() {
        long before = documents();
        assertThat(prepare(leader, "boss", OutsideSigners.letter()).code())
                .isEqualTo("field.choice");
        assertThat(prepare(leader, "leader", "no pdf".getBytes(StandardCharsets.UTF_8)).code())
                .isEqualTo("document.sign.not-a-pdf");
        // Somebody else's certificate, one of the register the caller may not sign with, and none.
        assertThat(
                        prepare(
                                new Key(clerk.certificate(), "", leader.token()),
                                "leader",
                                OutsideSigners.letter()))
                .extracting(Calls.Answer::status)
                .isIn(403, 422);
        var other = new Key(provider.root(), "", leader.token());
        assertThat(prepare(other, "leader", OutsideSigners.letter()).code())
                .isEqualTo("document.certificate-unknown");
        var torn = OutsideSigners.pem(leader.certificate()) + OutsideSigners.pem(provider.root());
        assertThat(prepare(leader, "leader", OutsideSigners.letter(), torn).code())
                .as("a chain with a link missing")
                .isEqualTo("document.certificate-unknown");
        var secret =
                new Parts()
                        .text("secrecy", "marked")
                        .file("document", "a.pdf", OutsideSigners.letter());
        assertThat(api.upload(PATH, leader.token(), secret, "Idempotency-Key", "x1").code())
                .isEqualTo("document.state-secret");
        assertThat(api.upload(PATH, null, secret).status()).isEqualTo(401);
        assertThat(documents()).isEqualTo(before);
    }

    private long documents() {
        return house.as(
                House.SYSTEM,
                () -> db.sql("select count(*) from document").query(Long.class).single());
    }
}
