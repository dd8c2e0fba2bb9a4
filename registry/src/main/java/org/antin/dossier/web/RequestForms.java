package org.antin.dossier.web;

import org.antin.dossier.Establishment;
import org.antin.dossier.Request;
import org.antin.dossier.SubjectKind;
import org.antin.kernel.Typed;
import org.antin.organisation.Organisation;
import org.antin.shell.Form;
import org.antin.shell.Option;
import org.antin.subscriber.Person;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Between the fields of forms 01, 03 and 05 and what a dossier keeps of them. A draft keeps
/// whatever was typed; only submitting asks that it be right (Điều 10.1).
final class RequestForms {
    static final String LABELS = "dossier.field.";
    static final List<Option> SYSTEM_KINDS =
            List.of(
                    Option.of("ssl-server", "dossier.system.ssl-server"),
                    Option.of("vpn", "dossier.system.vpn"),
                    Option.of("code-signing", "dossier.system.code-signing"),
                    Option.of("document-service", "dossier.system.document-service"));

    private static final Pattern EMAIL =
            Pattern.compile("[a-z0-9._%+-]+@[a-z0-9-]+(\\.[a-z0-9-]+)+", Pattern.CASE_INSENSITIVE);
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 .()-]{9,20}");
    private static final Pattern TAX_CODE = Pattern.compile("[0-9]{10}(-?[0-9]{3})?");
    private static final Pattern BUDGET_CODE = Pattern.compile("[0-9]{7}");
    private static final Pattern SERIAL = Pattern.compile("[0-9a-fA-F][0-9a-fA-F: ]{7,60}");
    private static final Pattern DOMAIN =
            Pattern.compile("[a-zA-Z0-9-]+(\\.[a-zA-Z0-9-]+)+|[0-9a-fA-F:]{3,45}");

    private RequestForms() {}

    /// The first form 01 of a person, with what the register knows.
    static Request first(Person person) {
        return new Request.ForIndividual(
                person.id(), person.facts().email(), person.facts().phone(), "", "", "", false);
    }

    /// The first form 03 of a body.
    static Request first(Organisation body) {
        return new Request.ForOrganisation(
                "", body.facts().address(), body.facts().taxCode(), "", "", "");
    }

    /// The first form 05.
    static Request firstSystem() {
        return new Request.ForSystem("", "", "", "", "", "");
    }

    static Form of(Request request) {
        var form = Form.empty().labelled(LABELS);
        return switch (request) {
            case Request.ForIndividual asks ->
                    form.with("email", asks.email())
                            .with("phone", asks.phone())
                            .with("need", asks.need())
                            .with("formerSerial", asks.formerSerial())
                            .with("titleProof", asks.titleProof())
                            .with("simPki", asks.simPki() ? "yes" : "");
            case Request.ForOrganisation asks -> {
                var decision = Establishment.of(asks.establishment());
                yield form.with("email", asks.email())
                        .with("address", asks.address())
                        .with("taxCode", asks.taxCode())
                        .with("budgetCode", asks.budgetCode())
                        .with("decision", decision.number())
                        .with("decisionOn", decision.day())
                        .with("formerSerial", asks.formerSerial());
            }
            case Request.ForSystem asks ->
                    form.with("systemName", asks.name())
                            .with("systemKind", asks.kind())
                            .with("domain", asks.domain())
                            .with("email", asks.email())
                            .with("need", asks.need())
                            .with("formerSerial", asks.formerSerial());
            case Request.ForRevocation _ -> form;
        };
    }

    /// What was typed, as it was typed (in NFC); people and bodies stay those of the dossier.
    static Request read(Form form, Request before) {
        return switch (before) {
            case Request.ForIndividual asks ->
                    new Request.ForIndividual(
                            asks.person(),
                            form.value("email"),
                            form.value("phone"),
                            form.value("need"),
                            form.value("formerSerial"),
                            form.value("titleProof"),
                            form.has("simPki", "yes"));
            case Request.ForOrganisation _ ->
                    new Request.ForOrganisation(
                            form.value("email"),
                            form.value("address"),
                            form.value("taxCode"),
                            form.value("budgetCode"),
                            new Establishment(form.value("decision"), form.value("decisionOn"))
                                    .text(),
                            form.value("formerSerial"));
            case Request.ForSystem _ ->
                    new Request.ForSystem(
                            form.value("systemName"),
                            form.value("systemKind"),
                            form.value("domain"),
                            form.value("email"),
                            form.value("need"),
                            form.value("formerSerial"));
            case Request.ForRevocation asks -> asks;
        };
    }

    /// Every fault at once (D10.1: exact and complete).
    static Form checked(Form typed, SubjectKind kind, LocalDate today) {
        var form = typed.labelled(LABELS);
        form = needed(form, "email", EMAIL, "field.email");
        form = length(form, "email", 100);
        switch (kind) {
            case INDIVIDUAL -> {
                form = optional(form, "phone", PHONE, "field.phone");
                form = needed(form, "need");
                form = length(form, "need", 500);
                form = length(form, "titleProof", 300);
            }
            case ORGANISATION -> {
                form = needed(form, "address");
                form = length(form, "address", 300);
                form = optional(form, "taxCode", TAX_CODE, "field.tax-code");
                form = optional(form, "budgetCode", BUDGET_CODE, "dossier.fault.budget-code");
                form = needed(form, "decision");
                form = length(form, "decision", 100);
                form = decisionDay(form, today);
            }
            case SYSTEM -> {
                form = needed(form, "systemName");
                form = length(form, "systemName", 200);
                if (SYSTEM_KINDS.stream().noneMatch(o -> typed.has("systemKind", o.value()))) {
                    form = form.fault("systemKind", "field.choice");
                }
                form = optional(form, "domain", DOMAIN, "dossier.fault.domain");
                form = length(form, "need", 500);
            }
        }
        return optional(form, "formerSerial", SERIAL, "dossier.fault.serial");
    }

    private static Form decisionDay(Form form, LocalDate today) {
        if (form.value("decisionOn").isBlank()) return form.fault("decisionOn", "field.required");
        var day = Typed.date(form.value("decisionOn"));
        if (day.isEmpty()) return form.fault("decisionOn", "field.date");
        return day.get().isAfter(today) ? form.fault("decisionOn", "field.not-in-future") : form;
    }

    private static Form needed(Form form, String name) {
        return form.value(name).isBlank() ? form.fault(name, "field.required") : form;
    }

    private static Form needed(Form form, String name, Pattern shape, String key) {
        return form.value(name).isBlank()
                ? form.fault(name, "field.required")
                : optional(form, name, shape, key);
    }

    private static Form optional(Form form, String name, Pattern shape, String key) {
        var typed = form.value(name);
        return typed.isBlank() || shape.matcher(typed.toLowerCase(Locale.ROOT)).matches()
                ? form
                : form.fault(name, key);
    }

    private static Form length(Form form, String name, int most) {
        return form.value(name).length() > most ? form.fault(name, "field.too-long", most) : form;
    }
}
