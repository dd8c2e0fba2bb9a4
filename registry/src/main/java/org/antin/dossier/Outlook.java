package org.antin.dossier;

import org.antin.access.Actor;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Refusal;
import org.antin.organisation.ManagingAuthorities;
import org.antin.organisation.ManagingAuthority;
import org.antin.subscriber.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What can come next for a dossier, for pages: the steps of [FlowTable] with the objection of
/// [DossierFlow] where there is one, the conditions of issuance (Điều 6.1) and the managing
/// authority with its ground (Điều 5). Decides nothing: the desks ask again when something is done.
@Component
public class Outlook {
    private static final UUID SOMETHING = new UUID(0, 0);

    private final SubjectRegister register;
    private final ManagingAuthorities authorities;
    private final People people;
    private final DossierSettings settings;
    private final Clock clock;

    Outlook(
            SubjectRegister register,
            ManagingAuthorities authorities,
            People people,
            DossierSettings settings,
            Clock clock) {
        this.register = register;
        this.authorities = authorities;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    /// A step that may follow.
    ///
    /// @param line of the table
    /// @param objection why this actor may not take it; null when he may
    public record Possible(FlowTable.Line line, @Nullable Refusal objection) {}

    /// Every step the table has from here, with what stands against it for this actor.
    public List<Possible> steps(Dossier dossier, Actor actor) {
        return FlowTable.from(dossier.procedure(), dossier.stage().kind()).stream()
                .map(line -> new Possible(line, objection(dossier, line.move(), actor)))
                .toList();
    }

    private @Nullable Refusal objection(Dossier dossier, MoveKind kind, Actor actor) {
        var decided =
                DossierFlow.decide(
                        dossier, filledIn(kind), actor, settings.twoPairsOfEyes(), clock.instant());
        return switch (decided) {
            case Done<Stage> _ -> null;
            case Refused<Stage>(var why) -> why;
        };
    }

    /// In which parts this actor may act on this dossier.
    public Set<Party> parties(Dossier dossier, Actor actor) {
        return DossierFlow.parties(dossier, actor);
    }

    /// The conditions as they stand before anybody confirms; empty for a revocation, which has
    /// none, and when the actor may not see the subject in the register.
    @Transactional(readOnly = true)
    public Optional<Eligibility> conditions(Dossier dossier) {
        if (dossier.procedure() != Procedure.ISSUE) return Optional.empty();
        return register.of(
                        dossier.subjectKind(),
                        dossier.filer(),
                        dossier.subjectPerson(),
                        dossier.organisation(),
                        dossier.request(),
                        isConfirmed(dossier) ? EligibilityFacts.ConfirmedBy.HEAD : null)
                .map(SubjectRegister.Known::eligibility);
    }

    private static boolean isConfirmed(Dossier dossier) {
        return switch (dossier.stage().kind()) {
            case DRAFT, SUBMITTED, UNDER_REVIEW, PUT_UP, SENT_BACK, NOT_CONFIRMED, WITHDRAWN ->
                    false;
            case CONFIRMED,
                    IN_LETTER,
                    FORWARDED,
                    ISSUED,
                    DELIVERED,
                    HANDOVER_OFFERED,
                    HANDED_OVER,
                    REVOKED,
                    DECLINED ->
                    true;
        };
    }

    /// Why the managing authority is the one it is; empty when the subject is out of sight.
    @Transactional(readOnly = true)
    public Optional<ManagingAuthority> manager(Dossier dossier) {
        return switch (dossier.subjectKind()) {
            case INDIVIDUAL ->
                    Optional.ofNullable(dossier.subjectPerson())
                            .flatMap(people::find)
                            .map(
                                    person ->
                                            authorities.ofPerson(
                                                    person.organisation(),
                                                    person.rank().standing()));
            case ORGANISATION -> Optional.of(authorities.ofOrganisation(dossier.organisation()));
            case SYSTEM -> Optional.of(authorities.ofSystem(dossier.organisation()));
        };
    }

    /// The move with everything that has to be typed already there.
    private static Move filledIn(MoveKind kind) {
        var words = kind.code();
        return switch (kind) {
            case SUBMIT -> new Move.Submit();
            case TAKE_UP -> new Move.TakeUp();
            case ASK_COMPLETION -> new Move.AskCompletion(words);
            case PUT_UP -> new Move.PutUp(words);
            case CONFIRM -> new Move.Confirm(words);
            case REFUSE -> new Move.Refuse(words);
            case CANCEL_CONFIRMATION -> new Move.CancelConfirmation(words);
            case GATHER -> new Move.Gather(SOMETHING);
            case TAKE_OUT -> new Move.TakeOut();
            case FORWARD -> new Move.Forward();
            case RECORD_ISSUE -> new Move.RecordIssue(SOMETHING, SOMETHING);
            case RECORD_REVOCATION -> new Move.RecordRevocation(java.time.Instant.EPOCH);
            case DECLINE -> new Move.Decline(words);
            case TAKE_DELIVERY -> new Move.TakeDelivery();
            case OFFER_HANDOVER -> new Move.OfferHandover(SOMETHING, SOMETHING);
            case CONFIRM_HANDOVER -> new Move.ConfirmHandover();
            case DECLINE_HANDOVER -> new Move.DeclineHandover(words);
            case WITHDRAW -> new Move.Withdraw(words);
        };
    }
}
