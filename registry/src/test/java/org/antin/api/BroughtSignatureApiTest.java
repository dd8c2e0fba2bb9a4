package org.antin.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.ServerTest;
import org.antin.SteeredClock;
import org.antin.access.Role;
import org.antin.api.Calls.Parts;
import org.antin.document.CapacityLetter;
import org.antin.document.Elsewhere;
import org.antin.practiceca.Subject;
import org.antin.provider.PracticeProvider;
import org.antin.provider.PracticeProvider.Handed;
import org.antin.signing.make.Grade;
import org.antin.subscriber.Rank;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.List;

@ServerTest
@Needs
@DisplayName("D7.4, T05: a clerk's system brings a letter the leader signed with other software")
class BroughtSignatureApiTest {
    private static final String REASON = "Chưa kịp đổi chứng thư số";

    @Autowired House house;
    @Autowired PracticeProvider provider;
    @Autowired SteeredClock clock;
    @Autowired ApplicationContext context;
    @Autowired Environment environment;
    @Autowired JdbcClient db;

    private Calls api;
    private OutsideSigners signers;

    @BeforeEach
    void aCommuneThatMaySign() {
        api = new Calls(environment.getRequiredProperty("server.port"));
        signers = new OutsideSigners(context, api);
    }

    private byte[] letter() {
        return CapacityLetter.of(signers.chairman.name(), "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH");
    }

    private Calls.Answer prepare(OutsideSigners.Key key, String kind, byte[] file, String reason) {
        var parts = Parts.free().text("kind", kind);
        if (!reason.isEmpty()) parts.text("reason", reason);
        return signers.prepare(key, parts, file);
    }

    private List<String> logged() {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        "select convert_from(line, 'UTF8') from audit_entry where scope_org = ?"
                                                + " and action in ('document.prepare', 'document.sign') order by seq")
                                .param(signers.commune)
                                .query(String.class)
                                .list());
    }

    @Test
    @DisplayName("T05: refused with the field reason; the same call with one goes on and says so")
    void withAReason() {
        var key = signers.leader;
        var signed =
                new Elsewhere(provider, clock)
                        .leader(
                                letter(),
                                new Handed(key.certificate(), key.device()),
                                new Grade.Basic());
        var refused = prepare(signers.clerk, "organisation", signed, "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("document.capacity.kt-not-deputy");
        assertThat(refused.json().get("errors").get(0).get("field").stringValue())
                .isEqualTo("reason");
        assertThat(signers.documents()).as("refused leaves nothing behind").isZero();
        var prepared = prepare(signers.clerk, "organisation", signed, REASON);
        assertThat(prepared.status()).as(prepared.toString()).isEqualTo(201);
        assertThat(prepared.text("capacity")).isEqualTo("kt-not-deputy");
        var sealed =
                signers.finish(signers.clerk, prepared, signers.signed(signers.clerk, prepared));
        assertThat(sealed.status()).as(sealed.toString()).isEqualTo(200);
        var lines = logged();
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).contains("kt-not-deputy").doesNotContain(REASON);
        assertThat(lines.subList(1, 3)).allMatch(line -> line.contains(REASON));
    }

    @Test
    @DisplayName(
            "T02: who checked a letter with other software doesn't keep its leader from signing")
    void checkedElsewhere() {
        var deputy = house.person(signers.commune, Rank.DEPUTY, "Phó Chủ tịch", "Lê Thị Phó");
        var subject =
                new Subject.Individual(
                        deputy.name(), "Phó Chủ tịch", null, "UBND xã Thử", "Hà Tĩnh", null, null);
        var key =
                signers.inUse(
                        house.subscriber(deputy), subject, house.actor(deputy, Role.SUBSCRIBER));
        clock.pass(Duration.ofMinutes(5));
        var checked =
                new Elsewhere(provider, clock)
                        .leader(
                                letter(),
                                new Handed(key.certificate(), key.device()),
                                new Grade.Basic());
        assertThat(prepare(key, "leader", checked, REASON).code())
                .as("he himself has signed")
                .isEqualTo("document.already-signed");
        var prepared = prepare(signers.leader, "leader", checked, REASON);
        assertThat(prepared.status()).as(prepared.toString()).isEqualTo(201);
        var signed =
                signers.finish(signers.leader, prepared, signers.signed(signers.leader, prepared));
        assertThat(signed.status()).as(signed.toString()).isEqualTo(200);
        assertThat(prepare(signers.leader, "leader", signed.body(), REASON).code())
                .isEqualTo("document.already-signed");
    }

    @Test
    @DisplayName("T05: what the leader signed through the interface was judged then")
    void madeHere() {
        var prepared = prepare(signers.leader, "leader", letter(), REASON);
        var byLeader =
                signers.finish(signers.leader, prepared, signers.signed(signers.leader, prepared));
        var seal = prepare(signers.clerk, "organisation", byLeader.body(), "");
        assertThat(seal.status()).as(seal.toString()).isEqualTo(201);
        assertThat(seal.json().get("capacity").isNull()).isTrue();
    }
}
