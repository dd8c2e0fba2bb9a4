package org.antin.organisation.store;

import org.antin.organisation.Organisation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.UUID;

/// Bodies for the routing rules; read with the house's rights, because a manager or a superior may
/// be out of the actor's sight.
@Component
public class BodyStore {
    private final JdbcClient db;

    BodyStore(JdbcClient db) {
        this.db = db;
    }

    public List<Organisation> all() {
        return db.sql("select " + OrganisationRows.COLUMNS + " from organisation o")
                .query(OrganisationRows::organisation)
                .list();
    }

    /// The body, all above it, and the Office.
    public List<Organisation> around(UUID organisation) {
        return db.sql(
                        "select "
                                + OrganisationRows.COLUMNS
                                + """
                                  from organisation o
                                 where o.id in (select above.organisation
                                                  from organisation_tree it
                                                  join organisation_tree above on above.path @> it.path
                                                 where it.organisation = ?
                                                union all
                                                select id from organisation
                                                 where kind = 'PROVINCIAL_OFFICE')
                                """)
                .param(organisation)
                .query(OrganisationRows::organisation)
                .list();
    }

    /// The body and all below it.
    public List<UUID> subtree(UUID organisation) {
        return db.sql(
                        """
                        select organisation from organisation_tree
                         where path <@ (select path from organisation_tree where organisation = ?)
                        """)
                .param(organisation)
                .query(UUID.class)
                .list();
    }
}
