package org.antin.api;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.ApiTokens;
import org.antin.House;
import org.antin.ServerTest;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.api.Calls.Parts;
import org.antin.api.OutsideSigners.Key;
import org.antin.connection.ApiScope;
import org.antin.delegation.Delegation;
import org.antin.delegation.DelegationDesk;
import org.antin.delegation.NewDelegation;
import org.antin.document.CapacityLetter;
import org.antin.kernel.Days;
import org.antin.kernel.Period;
import org.antin.organisation.OrganisationKind;
import org.antin.organisation.Tier;
import org.antin.practiceca.Subject;
import org.antin.subscriber.Person;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

@ServerTest
@Needs
@DisplayName(
        "D7.3, D7.4, NĐ 30/2020 Điều 13.4: the head of a body below signs TUQ. through the interface")
class DelegateApiTest {
    private static final String REASON = "Giấy ủy quyền chưa ghi vào hệ thống";

    @Autowired House house;
    @Autowired ApiTokens tokens;
    @Autowired DelegationDesk delegations;
    @Autowired SteeredClock clock;
    @Autowired ApplicationContext context;
    @Autowired Environment environment;
    @Autowired JdbcClient db;

    private Calls api;
    private OutsideSigners signers;
    private UUID school;
    private Person headmaster;
    private Actor account;
    private Key delegate;

    @BeforeEach
    void aSchoolBelowTheCommune() {
        api = new Calls(environment.getRequiredProperty("server.port"));
        signers = new OutsideSigners(context, api);
        school =
                house.body(
                        signers.commune,
                        OrganisationKind.SCHOOL,
                        Tier.COMMUNE,
                        "Trường Thử " + UUID.randomUUID());
        headmaster = house.person(school, Rank.HEAD, "Hiệu trưởng", "Lê Văn Trường");
        account = house.actor(headmaster, Role.SUBSCRIBER);
        var subject =
                new Subject.Individual(
                        headmaster.name(), "Hiệu trưởng", null, "Trường", "Hà Tĩnh", null, null);
        delegate = signers.inUse(house.subscriber(headmaster), subject, account);
        clock.pass(Duration.ofMinutes(5));
    }

    private byte[] letter(String... above) {
        return CapacityLetter.of(headmaster.name(), above);
    }

    private byte[] delegated() {
        return letter("TUQ. CHỦ TỊCH", "HIỆU TRƯỞNG");
    }

    private Calls.Answer prepare(Key key, String kind, byte[] file, String body, String reason) {
        var parts = Parts.free().text("kind", kind);
        if (!body.isEmpty()) parts.text("organisation", body);
        if (!reason.isEmpty()) parts.text("reason", reason);
        return signers.prepare(key, parts, file);
    }

    private Calls.Answer prepare(byte[] file, String reason) {
        return prepare(delegate, "leader", file, signers.commune.toString(), reason);
    }

    private Delegation paper() {
        var today = Days.of(clock.instant());
        var wanted =
                new NewDelegation(
                        UUID.randomUUID(),
                        signers.commune,
                        "7/GUQ-UBND",
                        today,
                        signers.chairman.id(),
                        headmaster.id(),
                        "Ký giấy mời",
                        new Period(today, today.plusDays(2)));
        var clerk = signers.registrar;
        return value(asking(clerk, () -> delegations.enter(wanted, clerk)));
    }

    private List<String> log(UUID organisation) {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        "select capacity || ' ' || code || ' ' || convert_from(line, 'UTF8') from"
                                                + " audit_entry where scope_org = ? and action in ('document.prepare',"
                                                + " 'document.sign') order by seq")
                                .param(organisation)
                                .query(String.class)
                                .list());
    }

    @Test
    @DisplayName("by a paper in force he signs what says TUQ.; the commune's clerk seals it")
    void byPaper() {
        var refused = prepare(delegated(), REASON);
        assertThat(refused.status()).as("without any paper").isEqualTo(403);
        assertThat(log(signers.commune)).as("nor a line in that body's log").isEmpty();
        assertThat(log(school)).hasSize(1);
        assertThat(log(school).getFirst()).contains("common.not-allowed");

        var paper = paper();
        assertThat(prepare(letter("HIỆU TRƯỞNG"), REASON).code())
                .isEqualTo("document.capacity.delegate-only");
        var prepared = prepare(delegated(), "");
        assertThat(prepared.status()).as(prepared.toString()).isEqualTo(201);
        assertThat(prepared.text("capacity")).isEqualTo("agrees");
        var signed = signers.finish(delegate, prepared, signers.signed(delegate, prepared));
        assertThat(signed.status()).as(signed.toString()).isEqualTo(200);
        var lines = log(signers.commune);
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).startsWith(" document.capacity.delegate-only ");
        assertThat(lines.subList(1, 3))
                .allMatch(line -> line.contains(paper.id().toString()) && line.startsWith("  "));
        assertThat(signers.documents()).isOne();

        var seal = prepare(signers.clerk, "organisation", signed.body(), "", "");
        assertThat(seal.status()).as(seal.toString()).isEqualTo(201);
        var sealed = signers.finish(signers.clerk, seal, signers.signed(signers.clerk, seal));
        assertThat(sealed.status()).as(sealed.toString()).isEqualTo(200);
    }

    @Test
    @DisplayName("no reason replaces the paper; begun before its end it isn't finished after it")
    void afterIt() {
        var paper = paper();
        var begun = prepare(delegated(), "");
        assertThat(begun.status()).as(begun.toString()).isEqualTo(201);
        var clerk = signers.registrar;
        value(asking(clerk, () -> delegations.end(paper.id(), 1, "thu hồi", clerk)));
        assertThat(signers.finish(delegate, begun, signers.signed(delegate, begun)).code())
                .isEqualTo("document.capacity.delegation-over");
        var late = prepare(delegated(), REASON);
        assertThat(late.code()).isEqualTo("document.capacity.tuq-ended");
        assertThat(late.json().has("errors")).as("no reason is asked for").isFalse();
    }

    @Test
    @DisplayName("for nobody else, as nothing else, and only within the token's part of the tree")
    void nothingMore() {
        paper();
        var commune = signers.commune.toString();
        assertThat(prepare(delegate, "organisation", delegated(), commune, "").status())
                .isEqualTo(403);
        assertThat(prepare(signers.leader, "leader", delegated(), school.toString(), "").status())
                .as("the chairman for the school, which has delegated to nobody")
                .isEqualTo(403);
        var narrow =
                tokens.of(
                        Objects.requireNonNull(account.account()),
                        school,
                        EnumSet.allOf(ApiScope.class));
        var kept = new Key(delegate.certificate(), delegate.device(), narrow);
        assertThat(prepare(kept, "leader", delegated(), commune, "").status()).isEqualTo(403);
        assertThat(prepare(delegate, "leader", delegated(), "xã", "").code())
                .isEqualTo("field.choice");
        assertThat(signers.documents()).isZero();
        var own = prepare(delegate, "leader", letter("HIỆU TRƯỞNG"), school.toString(), "");
        assertThat(own.status()).as(own.toString()).isEqualTo(201);
    }
}
