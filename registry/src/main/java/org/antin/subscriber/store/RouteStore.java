package org.antin.subscriber.store;

import org.antin.organisation.OrganisationLabel;
import org.antin.organisation.RoutingGround;
import org.antin.subscriber.Rank;
import org.antin.subscriber.Route;
import org.antin.subscriber.SubscriberKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// What people and subscribers keep of their body: manager, name, search text.
@Component
public class RouteStore {
    /// A person's route as stored.
    public record PersonRoute(UUID person, UUID organisation, Rank rank, Route route) {}

    /// A live subscriber's route, name and search text as stored.
    public record SubscriberRoute(
            UUID subscriber,
            SubscriberKind kind,
            UUID organisation,
            Rank rank,
            String title,
            String domain,
            String name,
            String search,
            Route route) {}

    private final JdbcClient db;
    private final JdbcTemplate batch;

    RouteStore(JdbcClient db, JdbcTemplate batch) {
        this.db = db;
        this.batch = batch;
    }

    public List<PersonRoute> people(Collection<UUID> organisations) {
        return db.sql(
                        """
                        select id, organisation, rank, scope_authority, authority_ground from person
                         where organisation = any (?)
                        """)
                .param(organisations.toArray(UUID[]::new))
                .query(
                        (rs, n) ->
                                new PersonRoute(
                                        rs.getObject("id", UUID.class),
                                        rs.getObject("organisation", UUID.class),
                                        Rank.valueOf(rs.getString("rank")),
                                        route(rs)))
                .list();
    }

    public List<SubscriberRoute> subscribers(Collection<UUID> organisations) {
        return db.sql(
                        """
                        select s.id, s.kind, s.organisation, p.rank, p.title, s.domain, s.name, s.search, s.scope_authority,
                               s.authority_ground
                          from subscriber s join person p on p.id = coalesce(s.person, s.assigned)
                         where s.organisation = any (?) and s.closed_on is null
                        """)
                .param(organisations.toArray(UUID[]::new))
                .query(
                        (rs, n) ->
                                new SubscriberRoute(
                                        rs.getObject("id", UUID.class),
                                        SubscriberKind.valueOf(rs.getString("kind")),
                                        rs.getObject("organisation", UUID.class),
                                        Rank.valueOf(rs.getString("rank")),
                                        rs.getString("title"),
                                        rs.getString("domain"),
                                        rs.getString("name"),
                                        rs.getString("search"),
                                        route(rs)))
                .list();
    }

    public void updatePeople(List<PersonRoute> changed) {
        batch.batchUpdate(
                "update person set scope_authority = ?, authority_ground = ? where id = ?",
                changed.stream()
                        .map(p -> row(p.route().managerId(), p.route().groundName(), p.person()))
                        .toList());
    }

    public void updateSubscribers(List<SubscriberRoute> changed) {
        batch.batchUpdate(
                """
                update subscriber set scope_authority = ?, authority_ground = ?, name = ?, folded = ?, search = ? where id = ?
                """,
                changed.stream()
                        .map(
                                s ->
                                        row(
                                                s.route().managerId(),
                                                s.route().groundName(),
                                                s.name(),
                                                org.antin.kernel.Folding.fold(s.name()),
                                                s.search(),
                                                s.subscriber()))
                        .toList());
    }

    public List<OrganisationLabel> labels(Collection<UUID> organisations) {
        return db.sql(
                        "select organisation, name, short_name from organisation_tree where organisation = any (?)")
                .param(organisations.toArray(UUID[]::new))
                .query(
                        (rs, n) ->
                                new OrganisationLabel(
                                        rs.getObject(1, UUID.class),
                                        rs.getString(2),
                                        rs.getString(3)))
                .list();
    }

    public long peopleIn(UUID organisation) {
        return count("select count(*) from person where organisation = ?", organisation);
    }

    public long subscribersOf(UUID organisation) {
        return count(
                "select count(*) from subscriber where organisation = ? and closed_on is null",
                organisation);
    }

    private long count(String sql, UUID organisation) {
        return db.sql(sql).param(organisation).query(Long.class).single();
    }

    private static Object[] row(@Nullable Object... values) {
        @SuppressWarnings("NullAway") // JDBC takes null for a missing value
        Object[] row = values;
        return row;
    }

    private static Route route(ResultSet rs) throws SQLException {
        var ground = rs.getString("authority_ground");
        return new Route(
                rs.getObject("scope_authority", UUID.class),
                ground.isEmpty() ? null : RoutingGround.valueOf(ground));
    }
}
