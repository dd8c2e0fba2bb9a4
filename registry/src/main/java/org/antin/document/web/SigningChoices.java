package org.antin.document.web;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.certificate.Certificates;
import org.antin.delegation.Delegation;
import org.antin.delegation.Delegations;
import org.antin.document.AddedMarks;
import org.antin.document.BroughtSignatures;
import org.antin.document.Document;
import org.antin.document.Purpose;
import org.antin.kernel.Days;
import org.antin.shell.Phrase;
import org.antin.signing.make.SignatureKind;
import org.antin.subscriber.People;
import org.antin.subscriber.Rank;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.Subscribers;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// With which certificates this person may want to sign this document now. The desk decides.
@Component
class SigningChoices {
    private final Subscribers subscribers;
    private final Certificates certificates;
    private final AddedMarks added;
    private final BroughtSignatures brought;
    private final People people;
    private final Delegations delegations;
    private final Clock clock;

    SigningChoices(
            Subscribers subscribers,
            Certificates certificates,
            AddedMarks added,
            BroughtSignatures brought,
            People people,
            Delegations delegations,
            Clock clock) {
        this.subscribers = subscribers;
        this.added = added;
        this.brought = brought;
        this.people = people;
        this.delegations = delegations;
        this.certificates = certificates;
        this.clock = clock;
    }

    /// @param name the subscriber's name on the certificate
    record Choice(UUID certificate, SignatureKind kind, String name, String serial) {}

    List<Choice> of(Document document, Actor actor) {
        var choices = new ArrayList<Choice>();
        var person = actor.person();
        if (person == null) return choices;
        for (var next : next(document, actor)) {
            var signer =
                    next == SignatureKind.LEADER
                            ? subscribers.ofPerson(person)
                            : subscribers.ofOrganisation(document.organisation());
            signer.ifPresent(subscriber -> add(choices, subscriber, next));
        }
        return choices;
    }

    /// The signature a document waits for; nothing when it has all. A letter that came signed may
    /// wait for either, likelier for the organisation: the signature may be a deputy's who checked
    /// it.
    private List<SignatureKind> next(Document document, Actor actor) {
        return switch (document.stage()) {
            case UPLOADED ->
                    switch (document.purpose()) {
                        case Purpose.Letter _ ->
                                sealsWhatCameSigned(document, actor)
                                        ? List.of(SignatureKind.ORGANISATION, SignatureKind.LEADER)
                                        : List.of(SignatureKind.LEADER);
                        case Purpose.Attachment _ -> List.of(SignatureKind.ATTACHMENT);
                        case Purpose.Copy _ -> List.of(SignatureKind.COPY);
                        case Purpose.Incoming _ -> List.of();
                    };
            case LEADER_SIGNED -> List.of(SignatureKind.ORGANISATION);
            case RECEIVED ->
                    added.awaitsStamp(document) ? List.of(SignatureKind.ARRIVAL) : List.of();
            case ISSUED, DESTROYED -> List.of();
        };
    }

    private boolean sealsWhatCameSigned(Document document, Actor actor) {
        return actor.holds(Role.RECORDS_CLERK, Role.ASSIGNED_PERSON)
                && !brought.among(List.of(document.id())).isEmpty();
    }

    /// Whether this person's part in a draft is to pass it on: who is at the head of nothing, and
    /// has no paper of the body, isn't the one who signs for it (Nghị định 30/2020, Điều 13).
    boolean passesOn(Document draft, Actor actor) {
        var person = actor.person();
        if (person == null) return true;
        var now = clock.instant();
        return people.position(person, Days.of(now)).filter(p -> p.rank() != Rank.OTHER).isEmpty()
                && delegations.to(person, draft.organisation()).stream()
                        .noneMatch(paper -> paper.state(now) == Delegation.State.IN_FORCE);
    }

    /// With which of his own certificates this person may put initials on it.
    List<Choice> initials(Document document, Actor actor) {
        return added.awaitsInitials(document, actor)
                ? of(document, actor).stream()
                        .filter(one -> one.kind() == SignatureKind.LEADER)
                        .map(
                                one ->
                                        new Choice(
                                                one.certificate(),
                                                SignatureKind.INITIALS,
                                                one.name(),
                                                one.serial()))
                        .toList()
                : List.of();
    }

    /// Why this person can't sign the document now; empty when nothing is to be signed, or he can.
    Optional<Phrase> hindrance(Document document, Actor actor) {
        var next = next(document, actor);
        // The stamp of arrival is nobody's duty: without it the document is received all the same.
        if (next.isEmpty() || next.getFirst() == SignatureKind.ARRIVAL) return Optional.empty();
        if (!of(document, actor).isEmpty()) return Optional.empty();
        boolean leaderFirst = next.getFirst() == SignatureKind.LEADER;
        // Điều 11.1: the organisation's signature is theirs; others needn't see its certificate.
        if (!leaderFirst && !actor.holds(Role.RECORDS_CLERK, Role.ASSIGNED_PERSON))
            return Optional.of(Phrase.of("document.cannot.clerk-next"));
        var person = actor.person();
        var subscriber =
                leaderFirst
                        ? Optional.ofNullable(person).flatMap(subscribers::ofPerson)
                        : subscribers.ofOrganisation(document.organisation());
        var held = subscriber.map(s -> certificates.ofSubscriber(s.id())).orElse(List.of());
        if (held.isEmpty())
            return Optional.of(
                    Phrase.of(
                            leaderFirst
                                    ? "document.cannot.leader-first"
                                    : "document.cannot.no-certificate"));
        var last = held.getLast();
        return Optional.of(
                Phrase.of(
                        "document.cannot.certificate",
                        last.x509().serial(),
                        Phrase.of(last.status(clock.instant()).messageKey())));
    }

    private void add(List<Choice> choices, Subscriber subscriber, SignatureKind kind) {
        var now = clock.instant();
        for (var certificate : certificates.ofSubscriber(subscriber.id())) {
            if (certificate.mayBeUsed(now)) {
                choices.add(
                        new Choice(
                                certificate.id(),
                                kind,
                                subscriber.name(),
                                certificate.x509().serial()));
            }
        }
    }
}
