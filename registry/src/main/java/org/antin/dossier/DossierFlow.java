package org.antin.dossier;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.kernel.Outcome;
import org.antin.kernel.Refusal;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The law of one dossier (Quy chế 19/2020, Điều 6, 9, 10). Pure: no clock, no database, no
/// session. What [FlowTable] has no line for is refused.
final class DossierFlow {
    private DossierFlow() {}

    /// @param twoPairsOfEyes our policy: who put a dossier up may not confirm it
    static Outcome<Stage> decide(
            Dossier dossier, Move move, Actor actor, boolean twoPairsOfEyes, Instant now) {
        var line = FlowTable.find(dossier.procedure(), dossier.stage().kind(), move.kind());
        if (line.isEmpty()) {
            return refused(new DossierRefusal.NotNow(dossier.stage().kind(), move.kind()));
        }
        if (parties(dossier, actor).stream().noneMatch(line.get().parties()::contains)) {
            return refused(new DossierRefusal.NotYours(line.get().parties()));
        }
        var objection = objection(dossier, move, actor, twoPairsOfEyes);
        if (objection.isPresent()) return refused(objection.get());
        @Nullable UUID by = actor.person();
        if (by == null) return refused(new DossierRefusal.NotYours(line.get().parties()));
        return done(next(dossier.stage(), move, by, now));
    }

    /// In which parts this actor may act on this dossier.
    static Set<Party> parties(Dossier dossier, Actor actor) {
        var parties = EnumSet.noneOf(Party.class);
        if (actor.isPerson(dossier.filer())) parties.add(Party.FILER);
        // D4, D5: exactly the managing authority's own officers; the Office has no part elsewhere
        if (actor.holds(Role.RECEIVING_OFFICER, dossier.managingAuthority())) {
            parties.add(Party.RECEIVING_OFFICER);
        }
        if (actor.holds(Role.CONFIRMING_HEAD, dossier.managingAuthority())) {
            parties.add(Party.CONFIRMING_HEAD);
        }
        if (actor.holds(Role.PROVIDER)) parties.add(Party.PROVIDER);
        if (dossier.stage() instanceof Stage.HandoverOffered offered
                && actor.isPerson(offered.receiver())) {
            parties.add(Party.RECEIVER);
        }
        return parties;
    }

    private static Optional<Refusal> objection(
            Dossier dossier, Move move, Actor actor, boolean twoPairsOfEyes) {
        return switch (move) {
            case Move.AskCompletion(var reason) -> needs(reason);
            case Move.Refuse(var reason) -> needs(reason);
            case Move.CancelConfirmation(var reason) -> needs(reason);
            case Move.Decline(var reason) -> needs(reason);
            case Move.DeclineHandover(var reason) -> needs(reason);
            case Move.Withdraw(var reason) -> needs(reason);
            case Move.Confirm(var minutes) -> {
                // Điều 9.2: nobody confirms his own
                if (actor.isPerson(dossier.filer()) || actor.isPerson(dossier.subjectPerson())) {
                    yield Optional.of(new DossierRefusal.OwnDossier());
                }
                if (twoPairsOfEyes
                        && dossier.stage() instanceof Stage.PutUp putUp
                        && actor.isPerson(putUp.by())) {
                    yield Optional.of(new DossierRefusal.SameEyes());
                }
                // Điều 6.2.c: a loss goes with its minutes
                if (dossier.request() instanceof Request.ForRevocation revocation
                        && revocation.cause().needsMinutes()
                        && minutes.isBlank()) {
                    yield Optional.of(new DossierRefusal.MinutesMissing());
                }
                yield Optional.empty();
            }
            case Move.Submit(),
                    Move.TakeUp(),
                    Move.PutUp(var _),
                    Move.Gather(var _),
                    Move.TakeOut(),
                    Move.Forward(),
                    Move.RecordIssue(var _, var _),
                    Move.RecordRevocation(var _),
                    Move.TakeDelivery(),
                    Move.OfferHandover(var _, var _),
                    Move.ConfirmHandover() ->
                    Optional.empty();
        };
    }

    private static Optional<Refusal> needs(String reason) {
        return reason.isBlank()
                ? Optional.of(new DossierRefusal.ReasonMissing())
                : Optional.empty();
    }

    /// The stage a permitted move leads to, with what is known there.
    private static Stage next(Stage from, Move move, UUID by, Instant now) {
        return switch (move) {
            case Move.Submit() -> new Stage.Submitted(by, now);
            case Move.TakeUp() -> new Stage.UnderReview(by, now);
            case Move.AskCompletion(var reason) -> new Stage.SentBack(by, now, reason);
            case Move.PutUp(var opinion) -> new Stage.PutUp(by, now, opinion);
            case Move.Confirm(var minutes) -> new Stage.Confirmed(by, now, minutes);
            case Move.Refuse(var reason) -> new Stage.NotConfirmed(by, now, reason);
            case Move.CancelConfirmation(var _) -> new Stage.UnderReview(by, now);
            case Move.Gather(var letter) ->
                    new Stage.InLetter(by, now, letter, (Stage.Confirmed) from);
            case Move.TakeOut() -> ((Stage.InLetter) from).confirmed();
            case Move.Forward() -> new Stage.Forwarded(by, now, ((Stage.InLetter) from).letter());
            case Move.RecordIssue(var certificate, var device) ->
                    new Stage.Issued(now, certificate, device);
            case Move.RecordRevocation(var _) -> new Stage.Revoked(now);
            case Move.Decline(var reason) -> new Stage.Declined(now, reason);
            case Move.TakeDelivery() -> {
                var issued = (Stage.Issued) from;
                yield new Stage.Delivered(by, now, issued.certificate(), issued.device());
            }
            case Move.OfferHandover(var handover, var receiver) -> {
                var delivered = (Stage.Delivered) from;
                yield new Stage.HandoverOffered(
                        by, now, delivered.certificate(), delivered.device(), handover, receiver);
            }
            case Move.ConfirmHandover() -> {
                var offered = (Stage.HandoverOffered) from;
                yield new Stage.HandedOver(by, now, offered.certificate(), offered.device());
            }
            case Move.DeclineHandover(var _) -> {
                var offered = (Stage.HandoverOffered) from;
                yield new Stage.Delivered(by, now, offered.certificate(), offered.device());
            }
            case Move.Withdraw(var reason) -> new Stage.Withdrawn(by, now, reason);
        };
    }
}
