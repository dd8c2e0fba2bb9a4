package org.antin.access;

import org.antin.kernel.Days;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// Who holds a role for a body today, by name: whose name stands under a letter (Điều 9.2). Names
/// of officials and nothing else leave the accounts.
@Component
public class RoleHolders {
    private final JdbcClient db;
    private final HouseRights house;
    private final Clock clock;

    RoleHolders(JdbcClient db, HouseRights house, Clock clock) {
        this.db = db;
        this.house = house;
        this.clock = clock;
    }

    /// @param person in the register
    public record Holder(UUID person, String name) {}

    /// Registered people with a live account that holds the role for exactly this body, by name.
    @Transactional(readOnly = true)
    public List<Holder> of(Role role, UUID organisation) {
        return house.in(
                () ->
                        db.sql(
                                        """
                                        select distinct a.person, a.display_name
                                          from role_grant g join account a on a.id = g.account
                                         where g.role = ? and g.organisation = ? and g.during @> ? and g.revoked_at is null
                                           and a.disabled_at is null and a.person is not null
                                         order by a.display_name, a.person
                                        """)
                                .params(role.name(), organisation, Days.of(clock.instant()))
                                .query(
                                        (rs, n) ->
                                                new Holder(
                                                        rs.getObject("person", UUID.class),
                                                        rs.getString("display_name")))
                                .list());
    }
}
