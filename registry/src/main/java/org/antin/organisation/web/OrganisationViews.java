package org.antin.organisation.web;

import org.antin.organisation.BodyNames;
import org.antin.organisation.ManagingAuthority;
import org.antin.organisation.Organisation;
import org.antin.organisation.OrganisationFacts;
import org.antin.organisation.PastFacts;
import org.antin.organisation.RoutingGround;
import org.antin.shell.Address;
import org.antin.shell.Cell;
import org.antin.shell.Column;
import org.antin.shell.EmptyState;
import org.antin.shell.Fact;
import org.antin.shell.Phrase;
import org.antin.shell.Row;
import org.antin.shell.Table;
import org.antin.shell.Tag;
import org.antin.shell.Tone;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Organisations as tables, facts and explanations.
final class OrganisationViews {
    static final List<Column> COLUMNS =
            List.of(
                    Column.of("name", "organisation.column.name").sorting().naming(),
                    Column.of("code", "organisation.column.code").optional(),
                    Column.of("kind", "organisation.column.kind"),
                    Column.of("tier", "organisation.column.tier").optional(),
                    Column.of("standing", "organisation.column.standing"),
                    Column.of("managed", "organisation.column.managed"));

    private static final List<Column> HISTORY =
            List.of(
                    Column.of("from", "organisation.history.from").naming(),
                    Column.of("until", "organisation.history.until"),
                    Column.of("name", "organisation.column.name"),
                    Column.of("parent", "organisation.parent"),
                    Column.of("standing", "organisation.column.standing"),
                    Column.of("basis", "organisation.history.basis"));

    private OrganisationViews() {}

    static Row row(Organisation organisation, BodyNames names) {
        var facts = organisation.facts();
        return Row.of(
                Cell.link(
                        organisation.name(),
                        href(organisation.id()),
                        facts.shortName().isEmpty() ? null : facts.shortName()),
                Cell.code(facts.code()),
                Cell.word(facts.kind().messageKey()),
                Cell.word(facts.tier().messageKey()),
                standing(facts, "organisation.stands."),
                names.label(organisation.managedBy()));
    }

    static Table children(Organisation organisation, List<Organisation> children, BodyNames names) {
        return Table.of(
                        "units",
                        "organisation.units",
                        Address.of(href(organisation.id())),
                        COLUMNS.stream().map(Column::fixed).toList(),
                        children.stream().map(child -> row(child, names)).toList())
                .orElse(EmptyState.of("organisation.units.none"));
    }

    static Table history(Organisation organisation, List<PastFacts> history, BodyNames names) {
        return Table.of(
                "history",
                "organisation.history",
                Address.of(href(organisation.id())),
                HISTORY,
                history.reversed().stream()
                        .map(
                                past ->
                                        Row.of(
                                                Cell.day(past.during().from()),
                                                Cell.day(past.during().until()),
                                                Cell.text(past.facts().name()),
                                                names.label(past.parent()),
                                                standing(past.facts()),
                                                Cell.text(past.basis())))
                        .toList());
    }

    static Tag state(Organisation organisation) {
        return organisation.isOpen()
                ? Tag.of("organisation.open", Tone.GOOD)
                : Tag.of("organisation.state.closed", Tone.OVER);
    }

    static List<Fact> facts(Organisation organisation, BodyNames names) {
        var facts = organisation.facts();
        var list = new ArrayList<Fact>();
        list.add(Fact.of("organisation.column.kind", Cell.word(facts.kind().messageKey())));
        list.add(Fact.of("organisation.column.tier", Cell.word(facts.tier().messageKey())));
        list.add(Fact.of("organisation.parent", names.cell(organisation.parent())));
        list.add(Fact.of("organisation.column.standing", standing(facts)));
        var diameter = facts.sealDiameterMm();
        if (diameter != null)
            list.add(
                    Fact.of(
                            "organisation.field.sealDiameterMm",
                            Cell.word("organisation.millimetres", diameter)));
        list.add(Fact.of("organisation.column.code", Cell.code(facts.code())));
        list.add(Fact.of("organisation.field.address", Cell.text(facts.address())));
        list.add(Fact.of("organisation.field.taxCode", Cell.code(facts.taxCode())));
        list.add(Fact.of("organisation.field.from", Cell.day(organisation.valid().from())));
        if (organisation.valid().until() != null)
            list.add(Fact.of("organisation.closed-on", Cell.day(organisation.valid().until())));
        return list;
    }

    /// "Vì sao cơ quan này là cơ quan quản lý trực tiếp?"
    static Phrase why(ManagingAuthority authority) {
        return switch (authority) {
            case ManagingAuthority.Managed managed ->
                    Phrase.of(managed.explanationKey(), managed.explanationArguments().toArray());
            case ManagingAuthority.Refused(var reason) ->
                    Phrase.of(reason.code(), reason.arguments().toArray());
        };
    }

    static @Nullable Tag basis(ManagingAuthority authority) {
        return authority instanceof ManagingAuthority.Managed managed
                ? Tag.of(
                        managed.basis().messageKey(),
                        managed.basis() == RoutingGround.Basis.EXPRESS ? Tone.GOOD : Tone.ATTENTION)
                : null;
    }

    private static Cell standing(OrganisationFacts facts) {
        return standing(facts, "organisation.standing.");
    }

    private static Cell standing(OrganisationFacts facts, String words) {
        return Cell.word(
                words
                        + (facts.legalPersonality()
                                ? facts.ownSeal() ? "both" : "personality"
                                : facts.ownSeal() ? "seal" : "neither"));
    }

    static String href(UUID id) {
        return "/organisations/" + id;
    }
}
