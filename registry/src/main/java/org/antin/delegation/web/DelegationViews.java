package org.antin.delegation.web;

import org.antin.delegation.Delegation;
import org.antin.delegation.Delegation.State;
import org.antin.organisation.BodyNames;
import org.antin.organisation.Organisations;
import org.antin.shell.Cell;
import org.antin.shell.Column;
import org.antin.shell.Fact;
import org.antin.shell.Row;
import org.antin.shell.Tag;
import org.antin.shell.Tone;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Delegations as rows and facts.
final class DelegationViews {
    static final List<Column> COLUMNS =
            List.of(
                    Column.of("number", "delegation.column.number").naming(),
                    Column.of("delegate", "delegation.column.delegate").sorting(),
                    Column.of("giver", "delegation.column.giver"),
                    Column.of("content", "delegation.column.content"),
                    Column.of("from", "delegation.column.from").sorting(),
                    Column.of("until", "delegation.column.until"),
                    Column.of("state", "delegation.column.state"),
                    Column.of("organisation", "delegation.column.organisation").hidden(),
                    Column.of("signed", "delegation.column.signed").hidden());

    private DelegationViews() {}

    static String href(UUID id) {
        return "/delegations/" + id;
    }

    static List<Row> rows(List<Delegation> papers, Organisations organisations, Instant now) {
        var ids = new HashSet<UUID>();
        for (var paper : papers) ids.add(paper.organisation());
        var names = new BodyNames(organisations.labels(ids), Set.of());
        return papers.stream().map(paper -> row(paper, names, now)).toList();
    }

    private static Row row(Delegation paper, BodyNames names, Instant now) {
        var giver = paper.giver();
        return Row.of(
                Cell.link(paper.number(), href(paper.id())),
                Cell.text(paper.delegate().name(), paper.delegate().title()),
                Cell.text(giver.name(), giver.title() + ", " + names.name(paper.organisation())),
                Cell.text(paper.content()),
                Cell.day(paper.during().from()),
                Cell.day(paper.lastDay()),
                Cell.status(state(paper, now)),
                names.label(paper.organisation()),
                Cell.day(paper.signedOn()));
    }

    static Tag state(Delegation paper, Instant now) {
        var state = paper.state(now);
        return Tag.of(state.messageKey(), tone(state));
    }

    private static Tone tone(State state) {
        return switch (state) {
            case IN_FORCE -> Tone.GOOD;
            case NOT_YET -> Tone.WAITING;
            case EXPIRED, ENDED -> Tone.OVER;
        };
    }

    static List<Fact> facts(Delegation paper, Organisations organisations) {
        var names = BodyNames.of(organisations, Set.of(paper.organisation()));
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("delegation.field.organisation", names.cell(paper.organisation())));
        facts.add(Fact.of("delegation.field.signedOn", Cell.day(paper.signedOn())));
        facts.add(
                Fact.of(
                        "delegation.field.giver",
                        Cell.text(paper.giver().name(), paper.giver().title())));
        facts.add(
                Fact.of(
                        "delegation.field.delegate",
                        Cell.text(paper.delegate().name(), paper.delegate().title())));
        facts.add(Fact.of("delegation.field.content", Cell.text(paper.content())));
        facts.add(Fact.of("delegation.field.from", Cell.day(paper.during().from())));
        facts.add(Fact.of("delegation.field.until", Cell.day(paper.lastDay())));
        facts.add(Fact.of("delegation.entered-by", Cell.text(paper.enteredBy())));
        facts.add(Fact.of("delegation.entered-at", Cell.moment(paper.enteredAt())));
        var ended = paper.ended();
        if (ended != null) {
            facts.add(Fact.of("delegation.ended-at", Cell.moment(ended.at())));
            facts.add(Fact.of("delegation.ended-by", Cell.text(ended.by())));
            facts.add(Fact.of("delegation.field.reason", Cell.text(ended.reason())));
        }
        return facts;
    }
}
