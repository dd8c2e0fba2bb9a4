package org.antin.connection.web;

import org.antin.connection.ApiScope;
import org.antin.connection.ConnectedSystem;
import org.antin.shell.Cell;
import org.antin.shell.Column;
import org.antin.shell.Fact;
import org.antin.shell.Option;
import org.antin.shell.Row;
import org.antin.shell.Tag;
import org.antin.shell.Tone;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Connected systems as they are shown.
final class ConnectionViews {
    static final List<Column> COLUMNS =
            List.of(
                    Column.of("name", "connection.name").naming(),
                    Column.of("organisation", "connection.organisation"),
                    Column.of("state", "connection.state"),
                    Column.of("used", "connection.used"));

    static final List<Option> SCOPES =
            Arrays.stream(ApiScope.values())
                    .map(scope -> Option.of(scope.code(), scope.messageKey()))
                    .toList();

    private ConnectionViews() {}

    static Row row(ConnectedSystem system, LocalDate today) {
        return Row.of(
                Cell.link(system.name(), "/connections/" + system.id()),
                Cell.text(system.organisationName()),
                Cell.status(state(system, today)),
                Cell.moment(system.lastUsedAt()));
    }

    static Tag state(ConnectedSystem system, LocalDate today) {
        if (system.revokedAt() != null) return Tag.of("connection.state.revoked", Tone.OVER);
        if (today.isAfter(system.lastDay())) return Tag.of("connection.state.over", Tone.OVER);
        return system.works(today)
                ? Tag.of("connection.state.works", Tone.GOOD)
                : Tag.of("connection.state.ahead", Tone.WAITING);
    }

    static ConnectionPage page(ConnectedSystem system, LocalDate today, @Nullable String token) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("connection.organisation", Cell.text(system.organisationName())));
        facts.add(Fact.of("connection.username", Cell.code(system.username())));
        facts.add(Fact.of("connection.from", Cell.day(system.from())));
        facts.add(Fact.of("connection.last-day", Cell.day(system.lastDay())));
        facts.add(Fact.of("connection.basis", Cell.text(system.basis())));
        facts.add(Fact.of("connection.made", Cell.moment(system.madeAt())));
        facts.add(Fact.of("connection.made-by", Cell.text(system.madeBy())));
        facts.add(Fact.of("connection.used", Cell.moment(system.lastUsedAt())));
        if (system.revokedAt() != null) {
            facts.add(Fact.of("connection.revoked", Cell.moment(system.revokedAt())));
            facts.add(Fact.of("connection.revoked-by", Cell.text(system.revokedBy())));
        }
        return new ConnectionPage(
                system.id(),
                system.name(),
                state(system, today),
                system.revokedAt() != null,
                facts,
                Arrays.stream(ApiScope.values())
                        .filter(system.scopes()::contains)
                        .map(scope -> Option.of(scope.code(), scope.messageKey()))
                        .toList(),
                token);
    }
}
