package org.antin.subscriber.store;

import org.antin.kernel.Period;
import org.antin.organisation.RoutingGround;
import org.antin.subscriber.OfficialKind;
import org.antin.subscriber.Person;
import org.antin.subscriber.PersonFacts;
import org.antin.subscriber.PersonLabel;
import org.antin.subscriber.Position;
import org.antin.subscriber.PublicAuthority;
import org.antin.subscriber.Rank;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/// Rows of the people tables as records.
final class PersonRows {
    static final String COLUMNS =
            """
            p.id, p.full_name, p.born, p.personal_number, p.issued_on, p.issued_by, p.email, p.phone, p.official_kind,
            p.organisation, p.title, p.rank, p.scope_authority, p.authority_ground, p.registered_at, p.version
            """;

    private PersonRows() {}

    static Person person(ResultSet rs, int row) throws SQLException {
        return new Person(
                rs.getObject("id", UUID.class),
                new PersonFacts(
                        rs.getString("full_name"),
                        rs.getObject("born", LocalDate.class),
                        rs.getString("personal_number"),
                        rs.getObject("issued_on", LocalDate.class),
                        rs.getString("issued_by"),
                        rs.getString("email"),
                        rs.getString("phone"),
                        OfficialKind.valueOf(rs.getString("official_kind"))),
                rs.getObject("organisation", UUID.class),
                rs.getString("title"),
                Rank.valueOf(rs.getString("rank")),
                rs.getObject("scope_authority", UUID.class),
                ground(rs),
                rs.getObject("registered_at", OffsetDateTime.class).toInstant(),
                rs.getInt("version"));
    }

    static @Nullable RoutingGround ground(ResultSet rs) throws SQLException {
        var ground = rs.getString("authority_ground");
        return ground.isEmpty() ? null : RoutingGround.valueOf(ground);
    }

    static Position position(ResultSet rs, int row) throws SQLException {
        return new Position(
                rs.getObject("organisation", UUID.class),
                rs.getString("title"),
                Rank.valueOf(rs.getString("rank")),
                period(rs),
                rs.getString("basis"));
    }

    static PublicAuthority authority(ResultSet rs, int row) throws SQLException {
        return new PublicAuthority(
                PublicAuthority.Kind.valueOf(rs.getString("kind")),
                period(rs),
                rs.getString("basis"));
    }

    static PersonLabel label(ResultSet rs, int row) throws SQLException {
        return new PersonLabel(
                rs.getObject("id", UUID.class),
                rs.getString("full_name"),
                rs.getString("title"),
                rs.getObject("organisation", UUID.class));
    }

    private static Period period(ResultSet rs) throws SQLException {
        return new Period(
                rs.getObject("since", LocalDate.class), rs.getObject("until", LocalDate.class));
    }
}
