package org.antin.organisation.store;

import org.antin.kernel.Period;
import org.antin.organisation.Organisation;
import org.antin.organisation.OrganisationFacts;
import org.antin.organisation.OrganisationKind;
import org.antin.organisation.PastFacts;
import org.antin.organisation.RoutingGround;
import org.antin.organisation.Tier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/// Rows of the organisation tables as records.
final class OrganisationRows {
    static final String COLUMNS =
            """
            o.id, o.name, o.short_name, o.kind, o.tier, o.parent, o.legal_personality, o.own_seal,
            o.government_signatures, o.seal_diameter_mm, o.code, o.address, o.tax_code, o.established_on,
            o.closed_on, o.changed_on, o.scope_authority, o.authority_ground, o.version
            """;

    private OrganisationRows() {}

    static Organisation organisation(ResultSet rs, int row) throws SQLException {
        var ground = rs.getString("authority_ground");
        return new Organisation(
                rs.getObject("id", UUID.class),
                facts(rs),
                rs.getObject("parent", UUID.class),
                new Period(
                        rs.getObject("established_on", LocalDate.class),
                        rs.getObject("closed_on", LocalDate.class)),
                rs.getObject("changed_on", LocalDate.class),
                rs.getObject("scope_authority", UUID.class),
                ground.isEmpty() ? null : RoutingGround.valueOf(ground),
                rs.getInt("version"));
    }

    static PastFacts past(ResultSet rs, int row) throws SQLException {
        return new PastFacts(
                new Period(
                        rs.getObject("since", LocalDate.class),
                        rs.getObject("until", LocalDate.class)),
                facts(rs),
                rs.getObject("parent", UUID.class),
                rs.getString("basis"));
    }

    private static OrganisationFacts facts(ResultSet rs) throws SQLException {
        return new OrganisationFacts(
                rs.getString("name"),
                rs.getString("short_name"),
                OrganisationKind.valueOf(rs.getString("kind")),
                Tier.valueOf(rs.getString("tier")),
                rs.getBoolean("legal_personality"),
                rs.getBoolean("own_seal"),
                rs.getBoolean("government_signatures"),
                rs.getObject("seal_diameter_mm", Integer.class),
                rs.getString("code"),
                rs.getString("address"),
                rs.getString("tax_code"));
    }
}
