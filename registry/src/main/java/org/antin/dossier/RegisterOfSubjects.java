package org.antin.dossier;

import org.antin.kernel.Days;
import org.antin.kernel.Refusal;
import org.antin.organisation.ManagingAuthorities;
import org.antin.organisation.ManagingAuthority;
import org.antin.organisation.Organisations;
import org.antin.subscriber.People;
import org.antin.subscriber.PublicAuthority;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Reads the register for a dossier: who manages the subject (Điều 5) and what is known of the
/// conditions of issuance (Điều 6.1).
@Component
class RegisterOfSubjects implements SubjectRegister {
    private final People people;
    private final Organisations organisations;
    private final ManagingAuthorities authorities;
    private final Clock clock;

    RegisterOfSubjects(
            People people,
            Organisations organisations,
            ManagingAuthorities authorities,
            Clock clock) {
        this.people = people;
        this.organisations = organisations;
        this.authorities = authorities;
        this.clock = clock;
    }

    @Override
    public Optional<Known> of(
            SubjectKind kind,
            UUID filer,
            @Nullable UUID subjectPerson,
            UUID organisation,
            Request request,
            EligibilityFacts.@Nullable ConfirmedBy confirmedBy) {
        var asked = new EligibilityFacts.Request(true, confirmedBy);
        return switch (kind) {
            case INDIVIDUAL -> person(subjectPerson, request, asked);
            case ORGANISATION -> organisation(organisation, request, asked);
            case SYSTEM -> system(filer, organisation, request, asked);
        };
    }

    private Optional<Known> person(
            @Nullable UUID id, Request request, EligibilityFacts.Request asked) {
        if (id == null) return Optional.empty();
        return people.find(id)
                .map(
                        person -> {
                            var manager =
                                    authorities.ofPerson(
                                            person.organisation(), person.rank().standing());
                            boolean inScope = manager instanceof ManagingAuthority.Managed;
                            Boolean need =
                                    request
                                                            instanceof
                                                            Request.ForIndividual(
                                                                    var _,
                                                                    var _,
                                                                    var _,
                                                                    var wanted,
                                                                    var _,
                                                                    var _,
                                                                    var _)
                                                    && !wanted.isBlank()
                                            ? true
                                            : null;
                            EligibilityFacts facts =
                                    holdsTitle(id)
                                            ? new EligibilityFacts.AuthorisedPerson(
                                                    true, inScope, need, asked)
                                            : new EligibilityFacts.Individual(
                                                    true, inScope, need, asked);
                            return known(person.name(), person.organisation(), manager, facts);
                        });
    }

    private boolean holdsTitle(UUID person) {
        var today = Days.of(clock.instant());
        return people.holds(person, PublicAuthority.Kind.SEAL_LAW, today)
                || people.holds(person, PublicAuthority.Kind.STATE_TITLE, today);
    }

    private Optional<Known> organisation(UUID id, Request request, EligibilityFacts.Request asked) {
        return organisations
                .find(id)
                .map(
                        body -> {
                            Boolean established =
                                    request instanceof Request.ForOrganisation asks
                                                    && !asks.establishment().isBlank()
                                            ? true
                                            : null;
                            return known(
                                    body.name(),
                                    id,
                                    authorities.ofOrganisation(id),
                                    new EligibilityFacts.Organisation(
                                            body.facts().legalPersonality(),
                                            established,
                                            null,
                                            true,
                                            asked));
                        });
    }

    private Optional<Known> system(
            UUID filer, UUID owner, Request request, EligibilityFacts.Request asked) {
        return organisations
                .find(owner)
                .map(
                        body ->
                                known(
                                        request instanceof Request.ForSystem system
                                                ? system.name()
                                                : body.name(),
                                        owner,
                                        authorities.ofSystem(owner),
                                        new EligibilityFacts.System(
                                                body.facts().legalPersonality(),
                                                people.holds(
                                                        filer,
                                                        PublicAuthority.Kind.SEAL_LAW,
                                                        Days.of(clock.instant())),
                                                asked)));
    }

    private static Known known(
            String name, UUID organisation, ManagingAuthority manager, EligibilityFacts facts) {
        return switch (manager) {
            case ManagingAuthority.Managed managed ->
                    new Known(
                            name,
                            organisation,
                            managed.by().id(),
                            null,
                            Eligibility.judge(
                                    facts,
                                    new Eligibility.Authority(
                                            managed.by().legalPersonality(),
                                            managed.by().ownSeal())));
            case ManagingAuthority.Refused(ManagingAuthority.Reason reason) ->
                    new Known(
                            name,
                            organisation,
                            null,
                            (Refusal) reason,
                            Eligibility.judge(facts, new Eligibility.Authority(null, null)));
        };
    }
}
