package org.antin.organisation;

import org.antin.shell.Cell;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Names of bodies for a page. Every body's name is public, its page isn't: a link only where the
/// actor may open it, so that nothing on a page leads to "not found".
///
/// @param visible those the actor may open
public record BodyNames(Map<UUID, OrganisationLabel> labels, Set<UUID> visible) {
    public static BodyNames of(Organisations organisations, Collection<UUID> ids) {
        return new BodyNames(organisations.labels(ids), organisations.visible(ids));
    }

    /// Blank when there is no such body.
    public String name(@Nullable UUID id) {
        var label = id == null ? null : labels.get(id);
        return label == null ? "" : label.name();
    }

    public Cell cell(@Nullable UUID id) {
        var label = id == null ? null : labels.get(id);
        if (label == null) return new Cell.Empty();
        return visible.contains(label.id())
                ? Cell.link(label.name(), "/organisations/" + label.id())
                : Cell.text(label.name());
    }

    /// In short, for a column of a table.
    public Cell label(@Nullable UUID id) {
        var label = id == null ? null : labels.get(id);
        return label == null ? new Cell.Empty() : Cell.text(label.label());
    }
}
