package org.antin.dossier.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.certificate.Certificates;
import org.antin.dossier.AnswerDesk;
import org.antin.dossier.Dossier;
import org.antin.dossier.Dossiers;
import org.antin.dossier.Forms;
import org.antin.dossier.Request;
import org.antin.dossier.RequestLetter;
import org.antin.dossier.RequestLetters;
import org.antin.dossier.forms.FormCatalogue;
import org.antin.dossier.forms.FormFacts;
import org.antin.dossier.forms.FormWriter;
import org.antin.dossier.forms.Signatory;
import org.antin.organisation.Organisation;
import org.antin.organisation.Organisations;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.subscriber.People;
import org.antin.subscriber.Person;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The papers of a dossier as PDF (Thông tư 185/2019, forms 01 to 06, 09, 10, 15): filled in with
/// what is known, dotted where nothing is.
@Controller
class FormFiles {
    private static final String SUBSCRIBER = "subscriber";

    private final Dossiers dossiers;
    private final RequestLetters letters;
    private final People people;
    private final Organisations organisations;
    private final Certificates certificates;
    private final RequestFacts facts;
    private final Clock clock;
    private final FormWriter writer = new FormWriter(FormCatalogue.ofCircular185());

    FormFiles(
            Dossiers dossiers,
            RequestLetters letters,
            People people,
            Organisations organisations,
            Certificates certificates,
            RequestFacts facts,
            Clock clock) {
        this.dossiers = dossiers;
        this.letters = letters;
        this.people = people;
        this.organisations = organisations;
        this.certificates = certificates;
        this.facts = facts;
        this.clock = clock;
    }

    @GetMapping("/dossiers/{id}/forms/{number}.pdf")
    @Allowed({
        Role.SUBSCRIBER,
        Role.ASSIGNED_PERSON,
        Role.RECORDS_CLERK,
        Role.IT_OFFICER,
        Role.RECEIVING_OFFICER,
        Role.CONFIRMING_HEAD,
        Role.OFFICE_FOCAL_POINT,
        Role.SUBSCRIBER_MANAGER,
        Role.PROVIDER,
        Role.INSPECTOR
    })
    ResponseEntity<byte[]> form(
            @PathVariable UUID id, @PathVariable String number, Actor actor, Reply reply) {
        return dossiers.find(id)
                .flatMap(d -> facts(d, number, reply).map(f -> pdf(f, d.code() + "-mau-" + number)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/letters/{id}/letter.pdf")
    @Allowed({Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD, Role.PROVIDER})
    ResponseEntity<byte[]> letter(@PathVariable UUID id, Reply reply) {
        return letters.find(id)
                .map(l -> pdf(writer.write(letter(l, reply)).pdf(), "van-ban-mau-" + l.form()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /// What goes into this form of the dossier; empty when it has no such form.
    private Optional<FormFacts> facts(Dossier dossier, String number, Reply reply) {
        if (Forms.ofRequest(dossier.procedure(), dossier.subjectKind()).equals(number)) {
            return Optional.of(request(dossier, reply));
        }
        return number.equals(Forms.OF_LOSS)
                        && dossier.request() instanceof Request.ForRevocation asks
                        && asks.cause().needsMinutes()
                ? Optional.of(minutes(dossier, asks, reply))
                : Optional.empty();
    }

    /// Điều 6.2.c: the minutes of a loss, for authority and subscriber to complete and sign. The
    /// device's number is left to be written by hand: it is under the regime of Điều 2.3.
    private FormFacts minutes(Dossier dossier, Request.ForRevocation asks, Reply reply) {
        var body = organisations.find(dossier.managingAuthority());
        var above = body.map(Organisation::parent).map(facts::name).filter(n -> !n.isEmpty());
        var filer = facts.personName(dossier.filer());
        var form =
                FormFacts.of(Forms.OF_LOSS)
                        .letterhead(above.orElse(null), facts.name(dossier.managingAuthority()))
                        .field(SUBSCRIBER + ".present", filer)
                        .field("circumstances", asks.circumstances())
                        .signedBy(SUBSCRIBER, Signatory.named(filer));
        var occurred = AnswerDesk.occurred(asks, clock.instant());
        if (occurred != null) form.field("occurred", reply.words().moment(occurred));
        values(dossier, reply).forEach(form::field);
        return form.build();
    }

    private ResponseEntity<byte[]> pdf(FormFacts form, String name) {
        return pdf(writer.write(form).pdf(), name);
    }

    private static ResponseEntity<byte[]> pdf(byte[] file, String name) {
        var disposition = ContentDisposition.inline().filename(name + ".pdf").build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(file);
    }

    private FormFacts request(Dossier dossier, Reply reply) {
        var form =
                FormFacts.of(Forms.ofRequest(dossier.procedure(), dossier.subjectKind()))
                        .addressee(facts.name(dossier.managingAuthority()))
                        .signedBy("applicant", Signatory.named(facts.personName(dossier.filer())));
        values(dossier, reply).forEach(form::field);
        if (!(dossier.request() instanceof Request.ForIndividual)) {
            people.find(dossier.filer())
                    .ifPresent(
                            p -> identity(p).forEach((key, v) -> form.field("person." + key, v)));
        }
        return form.build();
    }

    private FormFacts letter(RequestLetter letter, Reply reply) {
        var body = organisations.find(letter.authority());
        var above = body.map(Organisation::parent).map(facts::name).filter(n -> !n.isEmpty());
        var sending = letter.sending();
        var form =
                FormFacts.of(letter.form())
                        .letterhead(above.orElse(null), facts.name(letter.authority()))
                        .number(sending == null ? null : sending.number(), letter.notation())
                        .addressee(reply.words().message("dossier.letter.provider"));
        people.find(letter.openedBy())
                .ifPresent(p -> identity(p).forEach((key, v) -> form.field("receiver." + key, v)));
        body.ifPresent(b -> form.field("receiver.address", b.facts().address()));
        if (sending != null) {
            form.signedBy(
                    "authority", new Signatory(List.of(), facts.personName(sending.signer())));
        }
        for (var dossier : dossiers.inLetter(letter.id())) {
            var row = values(dossier, reply);
            row.put("person", facts.personName(dossier.filer()));
            form.row(row);
        }
        return form.build();
    }

    /// What the forms ask of a request, by their keys; what isn't known is left out.
    private Map<String, String> values(Dossier dossier, Reply reply) {
        var values = new LinkedHashMap<String, String>();
        var body = organisations.find(dossier.organisation());
        values.put("organisation", facts.name(dossier.organisation()));
        values.put("province", reply.words().message("dossier.province"));
        switch (dossier.request()) {
            case Request.ForIndividual asks -> {
                people.find(asks.person()).ifPresent(p -> values.putAll(identity(p)));
                values.put("email", asks.email());
                values.put("phone", asks.phone());
                values.put("formerSerial", asks.formerSerial());
                values.put("simPki", Boolean.toString(asks.simPki()));
            }
            case Request.ForOrganisation asks -> {
                values.put("name", facts.name(dossier.organisation()));
                values.put("email", asks.email());
                values.put("address", asks.address());
                values.put("taxCode", asks.taxCode());
                values.put("budgetCode", asks.budgetCode());
                values.put("establishment", asks.establishment());
                values.put("formerSerial", asks.formerSerial());
            }
            case Request.ForSystem asks -> {
                values.put("name", asks.name());
                if (!asks.kind().isBlank()) {
                    values.put(
                            "kind", reply.words().say(Phrase.of("dossier.system." + asks.kind())));
                }
                values.put("domain", asks.domain());
                values.put("owner", facts.name(dossier.organisation()));
                values.put("email", asks.email());
                values.put("formerSerial", asks.formerSerial());
                body.ifPresent(b -> values.put("taxCode", b.facts().taxCode()));
                body.ifPresent(b -> values.put("address", b.facts().address()));
            }
            case Request.ForRevocation asks -> {
                certificates
                        .find(asks.certificate())
                        .ifPresent(
                                c -> {
                                    values.put("name", c.name());
                                    values.put("serial", c.x509().serial());
                                });
                values.put(
                        "reason",
                        reply.words().say(Phrase.of("dossier.cause." + asks.cause().name())));
                values.put("contact", facts.personName(dossier.filer()));
            }
        }
        return values;
    }

    private static Map<String, String> identity(Person person) {
        var known = person.facts();
        var values = new LinkedHashMap<String, String>();
        values.put("name", known.fullName());
        values.put("dateOfBirth", day(known.born()));
        values.put("personalNumber", known.personalNumber());
        var issued = Optional.ofNullable(known.issuedOn()).map(FormFiles::day).orElse("");
        values.put("numberIssuedOn", issued);
        values.put("numberIssuedBy", known.issuedBy());
        values.put("identity", String.join("; ", known.personalNumber(), issued, known.issuedBy()));
        values.put("position", person.title());
        values.put("email", known.email());
        values.put("phone", known.phone());
        return values;
    }

    private static String day(LocalDate date) {
        return "%02d/%02d/%d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
    }
}
