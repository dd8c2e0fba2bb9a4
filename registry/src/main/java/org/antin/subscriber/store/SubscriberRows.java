package org.antin.subscriber.store;

import org.antin.subscriber.Assignment;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.Subscriber.Holder;
import org.antin.subscriber.SubscriberKind;
import org.antin.subscriber.SubscriberLine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/// Rows of the subscriber tables as records.
final class SubscriberRows {
    static final String COLUMNS =
            """
            s.id, s.kind, s.organisation, s.person, s.assigned, s.assigned_letter, s.name, s.system_kind, s.domain,
            s.scope_authority, s.authority_ground, s.registered_at, s.closed_on, s.version
            """;

    private SubscriberRows() {}

    static Subscriber subscriber(ResultSet rs, int row) throws SQLException {
        return new Subscriber(
                rs.getObject("id", UUID.class),
                holder(rs),
                rs.getString("name"),
                rs.getObject("organisation", UUID.class),
                rs.getObject("scope_authority", UUID.class),
                PersonRows.ground(rs),
                rs.getObject("registered_at", OffsetDateTime.class).toInstant(),
                rs.getObject("closed_on", LocalDate.class),
                rs.getInt("version"));
    }

    private static Holder holder(ResultSet rs) throws SQLException {
        return switch (SubscriberKind.valueOf(rs.getString("kind"))) {
            case INDIVIDUAL -> new Subscriber.Individual(rs.getObject("person", UUID.class));
            case ORGANISATION ->
                    new Subscriber.Organisational(
                            rs.getObject("assigned", UUID.class), rs.getString("assigned_letter"));
            case SYSTEM ->
                    new Subscriber.System(
                            rs.getString("system_kind"),
                            rs.getString("domain"),
                            rs.getObject("assigned", UUID.class),
                            rs.getString("assigned_letter"));
        };
    }

    static SubscriberLine line(ResultSet rs, int row) throws SQLException {
        return new SubscriberLine(subscriber(rs, row), rs.getString("organisation_name"), "");
    }

    static Assignment assignment(ResultSet rs, int row) throws SQLException {
        var until = rs.getObject("until", OffsetDateTime.class);
        return new Assignment(
                rs.getObject("person", UUID.class),
                rs.getObject("since", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant(),
                rs.getString("letter"));
    }
}
