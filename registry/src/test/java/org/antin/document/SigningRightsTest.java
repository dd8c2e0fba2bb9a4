package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.ServerTest;
import org.antin.access.Actor;
import org.antin.access.Grant;
import org.antin.access.Role;
import org.antin.certificate.RevocationReason;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.kernel.Period;
import org.antin.kernel.Refusal;
import org.antin.signing.check.Verifier;
import org.antin.signing.make.SignatureKind;
import org.antin.subscriber.People;
import org.antin.subscriber.Rank;
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ServerTest
@DisplayName("D7.3, D10.2, D11.1: who signs with which certificate, and for whom")
class SigningRightsTest extends AtSigningBody {
    private static final Refusal NOT_ALLOWED = new CommonRefusal.NotAllowed();

    @Autowired People people;
    @Autowired Vault vault;
    @Autowired Verifier verifier;

    private Document handedIn(UUID organisation, Actor actor) {
        var letter = new DocumentDesk.Handed(Secrecy.NONE, "cong-van.pdf", SigningBody.letter());
        return value(asking(actor, () -> documents.take(letter, organisation, actor)));
    }

    private Outcome<SigningDesk.ToSign> prepare(
            Document document, UUID certificate, SignatureKind kind, Actor actor) {
        return asking(actor, () -> signing.prepare(document.id(), certificate, kind, actor));
    }

    private Document signedByLeader() {
        return SigningBody.sign(
                signing,
                tokens,
                body.handIn(documents),
                body.own(),
                SignatureKind.LEADER,
                body.leader());
    }

    @Test
    @DisplayName("D7.3: one's certificate signs for the body it was issued in, and for no other")
    void forItsBodyOnly() {
        var elsewhere = house.commune(house.province().cam());
        var since = Period.since(House.LONG_AGO);
        var ofBoth =
                house.account(
                        body.head(),
                        List.of(
                                new Grant(Role.SUBSCRIBER, body.id(), since),
                                new Grant(Role.SUBSCRIBER, elsewhere, since)));
        var foreign = handedIn(elsewhere, ofBoth);
        assertThat(why(prepare(foreign, body.own(), SignatureKind.LEADER, ofBoth)))
                .isEqualTo(NOT_ALLOWED);
        var home = handedIn(body.id(), ofBoth);
        var prepared = value(prepare(home, body.own(), SignatureKind.LEADER, ofBoth)).prepared();
        assertThat(prepared.chain().stream().skip(1).toList()).isEqualTo(provider.chain());
    }

    @Test
    @DisplayName(
            "D7.3, D10.2: nor does the organisation's certificate, though its custodian serves two bodies")
    void theOrganisationsForItsBodyOnly() {
        var elsewhere = house.commune(house.province().cam());
        var since = Period.since(House.LONG_AGO);
        var clerk =
                house.as(House.SYSTEM, () -> people.find(House.person(body.clerk()))).orElseThrow();
        var ofBoth =
                house.account(
                        clerk,
                        List.of(
                                new Grant(Role.RECORDS_CLERK, body.id(), since),
                                new Grant(Role.RECORDS_CLERK, elsewhere, since)));
        var certificate = body.organisational();
        assertThat(
                        why(
                                prepare(
                                        extract(elsewhere, ofBoth),
                                        certificate,
                                        SignatureKind.COPY,
                                        ofBoth)))
                .isEqualTo(NOT_ALLOWED);
        value(prepare(extract(body.id(), ofBoth), certificate, SignatureKind.COPY, ofBoth));
    }

    /// Bản trích sao, which the organisation signs alone (Nghị định 30/2020, Điều 25).
    private Document extract(UUID organisation, Actor actor) {
        var file = new DocumentDesk.Handed(Secrecy.NONE, "trich-sao.pdf", SigningBody.letter());
        var from = CopySource.ELECTRONIC_ORIGINAL;
        return value(
                asking(
                        actor,
                        () -> documents.copy(file, organisation, CopyForm.TRICH_SAO, from, actor)));
    }

    @Test
    @DisplayName("D7.3: a person's certificate is no organisation's, an organisation's no person's")
    void inItsCapacityOnly() {
        var letter = body.handIn(documents);
        assertThat(why(prepare(letter, body.organisational(), SignatureKind.LEADER, body.clerk())))
                .isEqualTo(NOT_ALLOWED);
        var byLeader = signedByLeader();
        assertThat(why(prepare(byLeader, body.own(), SignatureKind.ORGANISATION, body.leader())))
                .isEqualTo(NOT_ALLOWED);
    }

    @Test
    @Needs
    @DisplayName("D7.3, D10.2, D11.1: who sees a certificate in the register may not sign with it")
    void notByAColleague() {
        var deputy = house.person(body.id(), Rank.DEPUTY, "Phó Chủ tịch");
        var colleague = house.actor(deputy, Role.SUBSCRIBER, Role.IT_OFFICER, Role.RECORDS_CLERK);
        var letter = handedIn(body.id(), colleague);
        assertThat(why(prepare(letter, body.own(), SignatureKind.LEADER, colleague)))
                .isEqualTo(NOT_ALLOWED);
        var byLeader = signedByLeader();
        var seal = SignatureKind.ORGANISATION;
        assertThat(why(prepare(byLeader, body.organisational(), seal, colleague)))
                .isEqualTo(new DocumentRefusal.NotTheCustodian());
        value(prepare(byLeader, body.organisational(), seal, body.clerk()));
    }

    @Test
    @Needs
    @DisplayName("T02, D11.1: over a leader's signature that doesn't stand nobody signs")
    void theLeadersSignatureMustStand() {
        var byLeader = signedByLeader();
        var report = verifier.verify("a.pdf", vault.get(byLeader.sha256()).orElseThrow(), null);
        clock.pass(Duration.ofMinutes(30));
        provider.revoke(
                new BigInteger(report.signatures().getFirst().serial(), 16),
                org.antin.practiceca.RevocationReason.KEY_COMPROMISE,
                clock.instant(),
                Optional.of(clock.instant().minus(Duration.ofDays(1))));
        clock.pass(Duration.ofMinutes(5));
        var seal = SignatureKind.ORGANISATION;
        assertThat(why(prepare(byLeader, body.organisational(), seal, body.clerk())))
                .isEqualTo(new DocumentRefusal.LeaderMissing());
    }

    @Test
    @DisplayName("D10.4: reported lost, it signs no more, and finishes nothing begun before")
    void lostMeanwhile() {
        var letter = body.handIn(documents);
        var begun = value(prepare(letter, body.own(), SignatureKind.LEADER, body.leader()));
        value(
                asking(
                        body.leader(),
                        () ->
                                certificates.block(
                                        body.own(), RevocationReason.DEVICE_LOST, body.leader())));
        var pin = KnownSecret.PRACTICE_PIN.text();
        assertThat(
                        why(
                                asking(
                                        body.leader(),
                                        () ->
                                                tokens.sign(
                                                        begun.session().id(),
                                                        pin.toCharArray(),
                                                        body.leader()))))
                .isEqualTo(new DocumentRefusal.CertificateBlocked());
        assertThat(why(prepare(letter, body.own(), SignatureKind.LEADER, body.leader())))
                .isEqualTo(new DocumentRefusal.CertificateBlocked());
    }
}
