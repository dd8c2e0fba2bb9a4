package org.antin.dossier.web;

import org.antin.certificate.Certificate;
import org.antin.certificate.Certificates;
import org.antin.dossier.AnswerDesk;
import org.antin.dossier.Dossier;
import org.antin.dossier.Request;
import org.antin.kernel.Days;
import org.antin.organisation.OrganisationLabel;
import org.antin.organisation.Organisations;
import org.antin.shell.Cell;
import org.antin.shell.Fact;
import org.antin.shell.Phrase;
import org.antin.subscriber.People;
import org.antin.subscriber.PersonLabel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// What a request says, as terms and values: what was typed, and beside it what the register knows.
@Component
class RequestFacts {
    private final People people;
    private final Organisations organisations;
    private final Certificates certificates;
    private final Clock clock;

    RequestFacts(
            People people, Organisations organisations, Certificates certificates, Clock clock) {
        this.people = people;
        this.organisations = organisations;
        this.certificates = certificates;
        this.clock = clock;
    }

    /// Everything the form has, in its order.
    List<Fact> of(Dossier dossier) {
        var facts = new ArrayList<Fact>();
        switch (dossier.request()) {
            case Request.ForIndividual asks -> {
                person(asks.person(), facts);
                facts.add(fact("email", asks.email()));
                facts.add(fact("phone", asks.phone()));
                facts.add(fact("need", asks.need()));
                facts.add(fact("titleProof", asks.titleProof()));
                facts.add(code("formerSerial", asks.formerSerial()));
                facts.add(
                        Fact.of(
                                "dossier.field.simPki",
                                Cell.word(asks.simPki() ? "dossier.yes" : "dossier.no")));
            }
            case Request.ForOrganisation asks -> {
                facts.add(fact("organisation", name(dossier.organisation())));
                facts.add(fact("assigned", personName(dossier.filer())));
                facts.add(fact("email", asks.email()));
                facts.add(fact("address", asks.address()));
                facts.add(code("taxCode", asks.taxCode()));
                facts.add(code("budgetCode", asks.budgetCode()));
                facts.add(fact("establishment", asks.establishment()));
                facts.add(code("formerSerial", asks.formerSerial()));
            }
            case Request.ForSystem asks -> {
                facts.add(fact("systemName", asks.name()));
                facts.add(
                        Fact.of(
                                "dossier.field.systemKind",
                                asks.kind().isBlank()
                                        ? new Cell.Empty()
                                        : Cell.word("dossier.system." + asks.kind())));
                facts.add(code("domain", asks.domain()));
                facts.add(fact("owner", name(dossier.organisation())));
                facts.add(fact("assigned", personName(dossier.filer())));
                facts.add(fact("email", asks.email()));
                facts.add(fact("need", asks.need()));
                facts.add(code("formerSerial", asks.formerSerial()));
            }
            case Request.ForRevocation asks -> revocation(dossier, asks, facts);
        }
        return facts;
    }

    /// Fields the form asks for and nobody filled in.
    static List<Phrase> missing(Dossier dossier, java.time.LocalDate today) {
        if (dossier.request() instanceof Request.ForRevocation) return List.of();
        return RequestForms.checked(
                        RequestForms.of(dossier.request()), dossier.subjectKind(), today)
                .problems()
                .stream()
                .map(
                        problem ->
                                Phrase.of(
                                        "shell.field.fault",
                                        Phrase.of(RequestForms.LABELS + problem.field()),
                                        problem.words()))
                .toList();
    }

    private void person(UUID id, List<Fact> facts) {
        var found = people.find(id);
        if (found.isEmpty()) {
            facts.add(fact("person", personName(id)));
            return;
        }
        var person = found.get();
        facts.add(fact("person", person.name()));
        facts.add(Fact.of("dossier.field.born", Cell.day(person.facts().born())));
        facts.add(code("personalNumber", person.facts().personalNumber()));
        facts.add(fact("title", person.title()));
        facts.add(fact("workplace", name(person.organisation())));
    }

    private void revocation(Dossier dossier, Request.ForRevocation asks, List<Fact> facts) {
        var certificate = certificates.find(asks.certificate());
        facts.add(fact("holder", certificate.map(Certificate::name).orElse("")));
        facts.add(fact("organisation", name(dossier.organisation())));
        facts.add(
                Fact.of(
                        "dossier.field.certificate",
                        certificate
                                .map(c -> Cell.link(c.x509().serial(), "/certificates/" + c.id()))
                                .orElseGet(Cell.Empty::new)));
        facts.add(
                Fact.of("dossier.field.cause", Cell.word("dossier.cause." + asks.cause().name())));
        facts.add(
                Fact.of(
                        "dossier.field.occurred",
                        Cell.moment(AnswerDesk.occurred(asks, clock.instant()))));
        facts.add(fact("circumstances", asks.circumstances()));
        facts.add(fact("reporter", personName(dossier.filer())));
    }

    /// Anybody may know a body's name.
    String name(UUID organisation) {
        return organisations.label(organisation).map(OrganisationLabel::name).orElse("");
    }

    Map<UUID, String> names(Collection<UUID> several) {
        return organisations.labels(several).values().stream()
                .collect(Collectors.toMap(OrganisationLabel::id, OrganisationLabel::name));
    }

    String personName(@Nullable UUID person) {
        if (person == null) return "";
        @Nullable PersonLabel label = people.labels(List.of(person)).get(person);
        return label == null ? "" : label.name();
    }

    java.time.LocalDate today() {
        return Days.of(clock.instant());
    }

    /// Whether the reader sees this certificate: a dossier may be his while the certificate isn't.
    boolean shows(UUID certificate) {
        return certificates.find(certificate).isPresent();
    }

    private static Fact fact(String name, String value) {
        return Fact.of(RequestForms.LABELS + name, Cell.text(value));
    }

    private static Fact code(String name, String value) {
        return Fact.of(RequestForms.LABELS + name, Cell.code(value));
    }
}
