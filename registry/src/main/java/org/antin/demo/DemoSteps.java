package org.antin.demo;

import org.antin.access.Actor;
import org.antin.device.Receipt;
import org.antin.dossier.DeliveryDesk;
import org.antin.dossier.Dossier;
import org.antin.dossier.DossierDesk;
import org.antin.dossier.Dossiers;
import org.antin.dossier.LetterDesk;
import org.antin.dossier.LossDesk;
import org.antin.dossier.Move;
import org.antin.dossier.Procedure;
import org.antin.dossier.RevocationCause;
import org.antin.dossier.Stage;
import org.antin.dossier.SubjectKind;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.provider.ProviderDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/// The single steps of a case, each through the desk a user's click goes through.
@Component
@ConditionalOnProperty(name = "antin.demo", havingValue = "true")
class DemoSteps {
    private final Replay replay;
    private final DossierDesk desk;
    private final LetterDesk letters;
    private final DeliveryDesk delivery;
    private final LossDesk losses;
    private final ProviderDesk provider;
    private final Dossiers dossiers;

    DemoSteps(
            Replay replay,
            DossierDesk desk,
            LetterDesk letters,
            DeliveryDesk delivery,
            LossDesk losses,
            ProviderDesk provider,
            Dossiers dossiers) {
        this.replay = replay;
        this.desk = desk;
        this.letters = letters;
        this.delivery = delivery;
        this.losses = losses;
        this.provider = provider;
        this.dossiers = dossiers;
    }

    void open(DemoCase one, Instant at) {
        @Nullable UUID person =
                one.wish.kind() == SubjectKind.INDIVIDUAL ? one.filer().person() : null;
        var opening =
                new DossierDesk.Opening(
                        Procedure.ISSUE,
                        one.wish.kind(),
                        person,
                        one.wish.organisation(),
                        one.wish.request());
        var dossier = replay.ask(one.filer(), at, () -> desk.open(opening, one.filer()));
        if (!dossier.managingAuthority().equals(one.authority.id))
            throw new IllegalStateException("another authority manages " + one.filer().name());
        one.isNow(dossier);
    }

    void move(DemoCase one, Move move, Actor actor, Instant at) {
        onFile(one, actor, at, () -> desk.move(one.id(), one.version(), move, actor));
    }

    void gatherAndSend(List<DemoCase> together, Instant at) {
        gather(together, at, true);
    }

    void gather(List<DemoCase> together, Instant at) {
        gather(together, at, false);
    }

    private void gather(List<DemoCase> together, Instant at, boolean send) {
        var authority = together.getFirst().authority;
        var officer = authority.officer;
        var letter =
                replay.ask(
                        officer,
                        at,
                        () ->
                                letters.gather(
                                        authority.id,
                                        together.stream().map(DemoSteps::chosen).toList(),
                                        officer));
        together.forEach(DemoCase::moved);
        if (!send) return;
        var posting =
                new LetterDesk.Posting(
                        authority.nextLetter(),
                        Objects.requireNonNull(authority.head.person()),
                        "portal");
        replay.ask(
                officer, at, () -> letters.send(letter.id(), letter.version(), posting, officer));
        together.forEach(DemoCase::moved);
    }

    private static LetterDesk.Chosen chosen(DemoCase one) {
        return new LetterDesk.Chosen(one.id(), one.version());
    }

    void issue(DemoCase one, Actor cuc, Instant at) {
        onFile(one, cuc, at, () -> provider.issue(one.id(), one.version(), cuc));
    }

    void decline(DemoCase one, String reason, Actor cuc, Instant at) {
        onFile(one, cuc, at, () -> provider.decline(one.id(), one.version(), reason, cuc));
    }

    void revoke(DemoCase one, Actor cuc, Instant at) {
        onFile(one, cuc, at, () -> provider.revoke(one.id(), one.version(), cuc));
    }

    void takeDelivery(DemoCase one, Instant at) {
        var officer = one.authority.officer;
        var receipt =
                new Receipt(
                        one.authority.nextMinutes(),
                        Days.of(at),
                        "Bưu chính công ích",
                        "Nguyên vẹn, đủ niêm phong");
        onFile(
                one,
                officer,
                at,
                () -> delivery.takeDelivery(one.id(), one.version(), receipt, officer));
    }

    void offer(DemoCase one, Instant at) {
        var officer = one.authority.officer;
        var minutes =
                new DeliveryDesk.Minutes(
                        Objects.requireNonNull(one.receiver.person()),
                        one.authority.nextMinutes(),
                        Days.of(at),
                        "Trụ sở cơ quan quản lý",
                        "Nguyên vẹn",
                        one.letter);
        onFile(one, officer, at, () -> delivery.offer(one.id(), one.version(), minutes, officer));
    }

    void declineHandover(DemoCase one, String reason, Instant at) {
        onFile(
                one,
                one.receiver,
                at,
                () -> delivery.decline(one.id(), one.version(), reason, one.receiver));
    }

    void confirmHandover(DemoCase one, Instant at) {
        onFile(
                one,
                one.receiver,
                at,
                () -> delivery.confirm(one.id(), one.version(), one.receiver));
    }

    /// Reports the device of a closed case lost, as a case of its own.
    DemoCase report(DemoCase closed, RevocationCause cause, String told, Instant at) {
        var holder = closed.receiver;
        var reported =
                replay.ask(
                        holder,
                        at,
                        () ->
                                dossiers.find(closed.id()).orElseThrow().stage()
                                                instanceof Stage.HandedOver handed
                                        ? losses.report(
                                                handed.certificate(),
                                                new LossDesk.Report(
                                                        cause,
                                                        at.minus(Duration.ofHours(14)).toString(),
                                                        told),
                                                holder)
                                        : notThere());
        var loss =
                new DemoCase(
                        closed.authority,
                        new DemoCase.Wish(
                                holder,
                                closed.wish.kind(),
                                closed.wish.organisation(),
                                reported.request(),
                                closed.wish.subject()),
                        holder,
                        "");
        loss.isNow(reported);
        return loss;
    }

    private static Outcome<Dossier> notThere() {
        throw new IllegalStateException("only what was handed over can be lost");
    }

    /// @param form15 whether it takes minutes
    void confirmLoss(DemoCase one, boolean form15, Instant at) {
        var head = one.authority.head;
        var minutes = form15 ? one.authority.nextMinutes() : "";
        onFile(one, head, at, () -> losses.confirm(one.id(), one.version(), minutes, head));
    }

    private void onFile(DemoCase one, Actor actor, Instant at, Supplier<Outcome<Dossier>> step) {
        one.isNow(replay.ask(actor, at, step));
    }
}
