package org.antin.delegation.store;

import org.antin.access.HouseRights;
import org.antin.database.Reaches;
import org.antin.database.Where;
import org.antin.delegation.Delegation;
import org.antin.delegation.Delegation.Ending;
import org.antin.delegation.Delegation.Party;
import org.antin.delegation.Delegation.State;
import org.antin.delegation.DelegationQuery;
import org.antin.delegation.Delegations;
import org.antin.delegation.NewDelegation;
import org.antin.kernel.Days;
import org.antin.kernel.Folding;
import org.antin.kernel.Keyset;
import org.antin.kernel.Period;
import org.antin.kernel.Slice;
import org.antin.subscriber.PersonLabel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Delegations in PostgreSQL.
@Repository
@Transactional(readOnly = true)
public class DelegationStore implements Delegations {
    private static final String SELECT =
            """
            select d.id, d.organisation, d.number, d.signed_on, d.giver, d.giver_name, d.giver_title, d.delegate,
                   d.delegate_name, d.delegate_title, d.content, lower(d.during) as since, upper(d.during) as until,
                   d.ended_at, d.ended_by, d.end_reason, d.entered_at, d.entered_by, d.version
              from delegation d\
            """;

    private final JdbcClient db;
    private final Reaches reaches;
    private final HouseRights house;

    DelegationStore(JdbcClient db, Reaches reaches, HouseRights house) {
        this.db = db;
        this.reaches = reaches;
        this.house = house;
    }

    @Override
    public Optional<Delegation> find(UUID id) {
        return db.sql(SELECT + " where d.id = ?").param(id).query(DelegationStore::row).optional();
    }

    /// Locked, to decide about it.
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Delegation> findForUpdate(UUID id) {
        return db.sql(SELECT + " where d.id = ? for update")
                .param(id)
                .query(DelegationStore::row)
                .optional();
    }

    @Override
    public List<Delegation> to(UUID person, UUID organisation) {
        return db.sql(
                        SELECT
                                + " where d.delegate = ? and d.organisation = ? order by"
                                + " d.signed_on desc, d.id")
                .params(person, organisation)
                .query(DelegationStore::row)
                .list();
    }

    @Override
    public Slice<Delegation> page(DelegationQuery query, Instant now) {
        var where = conditions(query, now);
        var cut =
                query.byName()
                        ? where.window(
                                "d.folded", "text", "d.id", query.descending(), query.window())
                        : where.window(
                                "lower(d.during)::text",
                                "text",
                                "d.id",
                                query.descending(),
                                query.window());
        var rows =
                where.cut(db, SELECT, "delegation d", "d.id", cut)
                        .query(DelegationStore::row)
                        .list();
        return Slice.of(
                rows,
                query.window(),
                d ->
                        new Keyset(
                                query.byName()
                                        ? Folding.fold(d.delegate().name())
                                        : d.during().from().toString(),
                                d.id()));
    }

    @Override
    public Map<State, Long> countByState(DelegationQuery query, Instant now) {
        var any =
                new DelegationQuery(
                        query.words(),
                        null,
                        query.within(),
                        query.byName(),
                        query.descending(),
                        query.window());
        var cases =
                Arrays.stream(State.values())
                        .map(state -> "when " + sql(state) + " then '" + state + "' ")
                        .collect(Collectors.joining("", "case ", "end"));
        var counts = new EnumMap<State, Long>(State.class);
        at(conditions(any, now), now)
                .on(db, "select " + cases + ", count(*) from delegation d", " group by 1")
                .query(
                        rs -> {
                            counts.put(State.valueOf(rs.getString(1)), rs.getLong(2));
                        });
        return counts;
    }

    private Where conditions(DelegationQuery query, Instant now) {
        var where =
                reaches.narrow("delegation", "d.", 2)
                        .and(
                                """
                                d.scope_org in (select t.organisation from organisation_tree t, organisation_tree top
                                                 where top.organisation = :top and t.path <@ top.path)
                                """,
                                "top",
                                query.within())
                        .words("d.search", query.words());
        var state = query.state();
        return state == null ? where : at(where.and(sql(state)), now);
    }

    private static Where at(Where where, Instant now) {
        return where.with("now", now.atOffset(ZoneOffset.UTC)).with("today", Days.of(now));
    }

    /// The derivation of [Delegation#state] as a condition; a test compares the two.
    private static String sql(State state) {
        var open = "(d.ended_at is null or d.ended_at > :now) and ";
        return switch (state) {
            case ENDED -> "d.ended_at <= :now";
            case NOT_YET -> open + "lower(d.during) > :today";
            case IN_FORCE -> open + "d.during @> cast(:today as date)";
            case EXPIRED -> open + "upper(d.during) <= :today";
        };
    }

    @Override
    public List<PersonLabel> heads(UUID organisation) {
        return labels(
                """
                select id, full_name, title, organisation from person
                 where organisation = :body and rank = 'HEAD' order by folded, id
                """,
                organisation);
    }

    @Override
    public List<PersonLabel> candidates(UUID organisation) {
        return labels(
                """
                select p.id, p.full_name, p.title, p.organisation
                  from person p join organisation_tree t on t.organisation = p.organisation
                  join organisation_tree top on top.organisation = :body
                 where t.organisation = top.organisation and p.rank <> 'HEAD'
                    or t.path <@ top.path and nlevel(t.path) = nlevel(top.path) + 1 and p.rank = 'HEAD'
                 order by p.organisation <> top.organisation, t.name, p.folded, p.id limit 500
                """,
                organisation);
    }

    private List<PersonLabel> labels(String sql, UUID organisation) {
        return house.in(
                () ->
                        db.sql(sql)
                                .param("body", organisation)
                                .query(
                                        (rs, n) ->
                                                new PersonLabel(
                                                        rs.getObject(1, UUID.class),
                                                        rs.getString(2),
                                                        rs.getString(3),
                                                        rs.getObject(4, UUID.class)))
                                .list());
    }

    /// Whether the body has a paper of that number in that year.
    public boolean isTaken(NewDelegation wanted) {
        return db.sql(
                        """
                        select exists (select 1 from delegation
                         where organisation = ? and extract(year from signed_on) = ? and lower(number) = lower(?))
                        """)
                .params(wanted.organisation(), wanted.signedOn().getYear(), wanted.number())
                .query(Boolean.class)
                .single();
    }

    /// False when somebody has just entered a paper of the same number.
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean insert(Delegation paper) {
        var giver = paper.giver();
        var delegate = paper.delegate();
        return db.sql(
                                """
                                insert into delegation (id, organisation, number, signed_on, giver, giver_name, giver_title, delegate,
                                       delegate_name, delegate_title, content, during, entered_at, entered_by, folded, search)
                                values (:id, :organisation, :number, :signed, :giver, :giverName, :giverTitle, :delegate,
                                       :delegateName, :delegateTitle, :content, daterange(:from, :until), :at, :by, :folded,
                                       :search)
                                on conflict do nothing
                                """)
                        .param("id", paper.id())
                        .param("organisation", paper.organisation())
                        .param("number", paper.number())
                        .param("signed", paper.signedOn())
                        .param("giver", giver.person())
                        .param("giverName", giver.name())
                        .param("giverTitle", giver.title())
                        .param("delegate", delegate.person())
                        .param("delegateName", delegate.name())
                        .param("delegateTitle", delegate.title())
                        .param("content", paper.content())
                        .param("from", paper.during().from())
                        .param("until", paper.during().until())
                        .param("at", paper.enteredAt().atOffset(ZoneOffset.UTC))
                        .param("by", paper.enteredBy())
                        .param("folded", Folding.fold(delegate.name()))
                        .param(
                                "search",
                                Folding.fold(
                                        String.join(
                                                " ",
                                                paper.number(),
                                                giver.name(),
                                                giver.title(),
                                                delegate.name(),
                                                delegate.title(),
                                                paper.content())))
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void end(UUID id, Ending ending) {
        db.sql(
                        """
                        update delegation set ended_at = ?, ended_by = ?, end_reason = ?, version = version + 1 where id = ?
                        """)
                .params(ending.at().atOffset(ZoneOffset.UTC), ending.by(), ending.reason(), id)
                .update();
    }

    private static Delegation row(ResultSet rs, int n) throws SQLException {
        return new Delegation(
                rs.getObject("id", UUID.class),
                rs.getObject("organisation", UUID.class),
                rs.getString("number"),
                rs.getObject("signed_on", LocalDate.class),
                party(rs, "giver"),
                party(rs, "delegate"),
                rs.getString("content"),
                new Period(
                        rs.getObject("since", LocalDate.class),
                        rs.getObject("until", LocalDate.class)),
                ending(rs),
                rs.getObject("entered_at", OffsetDateTime.class).toInstant(),
                rs.getString("entered_by"),
                rs.getInt("version"));
    }

    private static Party party(ResultSet rs, String column) throws SQLException {
        return new Party(
                rs.getObject(column, UUID.class),
                rs.getString(column + "_name"),
                rs.getString(column + "_title"));
    }

    private static @Nullable Ending ending(ResultSet rs) throws SQLException {
        var at = rs.getObject("ended_at", OffsetDateTime.class);
        return at == null
                ? null
                : new Ending(at.toInstant(), rs.getString("ended_by"), rs.getString("end_reason"));
    }
}
