package org.antin.organisation;

import org.antin.kernel.TabFile;

import java.util.List;
import java.util.stream.Stream;

/// The titles people usually hold in a body of a kind. A convenience for entry forms and the demo
/// province, not law: a person's title is what his or her appointment says.
public final class UsualPositions {
    private record Row(
            OrganisationKind kind, String named, Standing standing, String title, int people) {}

    /// A title.
    ///
    /// @param people how many people of that title a body of the demo province has
    public record Position(String title, Standing standing, int people) {}

    private final List<Row> rows;

    private UsualPositions(List<Row> rows) {
        this.rows = rows;
    }

    /// Reads the list the program ships with.
    public static UsualPositions shipped() {
        return new UsualPositions(
                TabFile.resource("/data/usual-positions.tsv").rows().stream()
                        .map(
                                r ->
                                        new Row(
                                                OrganisationKind.valueOf(r.get("kind")),
                                                r.get("named"),
                                                Standing.valueOf(r.get("standing")),
                                                r.get("title"),
                                                r.number("people")))
                        .toList());
    }

    /// The titles of a body, the head's first.
    public List<Position> of(OrganisationKind kind, String name) {
        var plain = rows.stream().filter(r -> r.kind == kind && r.named.isEmpty()).toList();
        var special =
                rows.stream()
                        .filter(r -> r.kind == kind && !r.named.isEmpty())
                        .filter(r -> name.startsWith(r.named))
                        .toList();
        return Stream.concat(
                        special.stream(),
                        plain.stream()
                                .filter(
                                        p ->
                                                special.stream()
                                                        .noneMatch(s -> s.standing == p.standing)))
                .map(r -> new Position(r.title, r.standing, r.people))
                .toList();
    }
}
