package org.antin.organisation.store;

import org.antin.database.Where;
import org.antin.kernel.Folding;
import org.antin.kernel.Keyset;
import org.antin.kernel.Slice;
import org.antin.organisation.Organisation;
import org.antin.organisation.OrganisationLabel;
import org.antin.organisation.OrganisationQuery;
import org.antin.organisation.Organisations;
import org.antin.organisation.PastFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// SQL of the organisations' reads.
@Repository
@Transactional(readOnly = true)
class OrganisationStore implements Organisations {
    private static final String SELECT =
            "select " + OrganisationRows.COLUMNS + " from organisation o ";

    private static final String HISTORY =
            """
            select h.name, h.short_name, h.kind, h.tier, h.parent, h.legal_personality, h.own_seal, h.government_signatures,
                   h.seal_diameter_mm, h.code, h.address, h.tax_code, h.basis, lower(h.during) as since, upper(h.during) as until
              from organisation_history h
            """;

    private final JdbcClient db;

    OrganisationStore(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Optional<Organisation> find(UUID id) {
        return db.sql(SELECT + " where o.id = ?")
                .param(id)
                .query(OrganisationRows::organisation)
                .optional();
    }

    @Override
    public Optional<PastFacts> asOf(UUID id, LocalDate day) {
        return db.sql(HISTORY + " where h.organisation = ? and h.during @> ?::date")
                .params(id, day)
                .query(OrganisationRows::past)
                .optional();
    }

    @Override
    public List<PastFacts> history(UUID id) {
        return db.sql(HISTORY + " where h.organisation = ? order by h.during")
                .param(id)
                .query(OrganisationRows::past)
                .list();
    }

    @Override
    public List<Organisation> children(UUID id) {
        return db.sql(
                        SELECT
                                + " where o.parent = ? and o.closed_on is null order by o.folded, o.id")
                .param(id)
                .query(OrganisationRows::organisation)
                .list();
    }

    @Override
    public List<Organisation> tops() {
        return db.sql(
                        SELECT
                                + """
                                 where o.closed_on is null
                                   and not exists (select 1 from organisation p where p.id = o.parent)
                                 order by o.folded, o.id
                                """)
                .query(OrganisationRows::organisation)
                .list();
    }

    @Override
    public Slice<Organisation> page(OrganisationQuery query) {
        var where = conditions(query);
        var cut = where.window("o.folded", "text", "o.id", query.descending(), query.window());
        var rows = where.on(db, SELECT, cut).query(OrganisationRows::organisation).list();
        return Slice.of(rows, query.window(), o -> new Keyset(Folding.fold(o.name()), o.id()));
    }

    @Override
    public long count(OrganisationQuery query) {
        return conditions(query)
                .on(db, "select count(*) from organisation o ", "")
                .query(Long.class)
                .single();
    }

    @Override
    public Optional<OrganisationLabel> label(UUID id) {
        return Optional.ofNullable(labels(List.of(id)).get(id));
    }

    @Override
    public Map<UUID, OrganisationLabel> labels(Collection<UUID> ids) {
        if (ids.isEmpty()) return new HashMap<>();
        return db
                .sql(
                        "select organisation, name, short_name from organisation_tree"
                                + " where organisation = any (?)")
                .param(ids.toArray(UUID[]::new))
                .query(OrganisationStore::label)
                .list()
                .stream()
                .collect(Collectors.toMap(OrganisationLabel::id, Function.identity()));
    }

    @Override
    public Set<UUID> visible(Collection<UUID> ids) {
        if (ids.isEmpty()) return Set.of();
        return Set.copyOf(
                db.sql("select id from organisation where id = any (?)")
                        .param(ids.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    @Override
    public List<OrganisationLabel> path(UUID id) {
        return db.sql(
                        """
                        select organisation, name, short_name from organisation_tree
                         where path @> (select path from organisation_tree where organisation = ?)
                         order by nlevel(path)
                        """)
                .param(id)
                .query(OrganisationStore::label)
                .list();
    }

    @Override
    public boolean isWithin(UUID organisation, UUID top) {
        return db.sql(
                        """
                        select exists (select 1 from organisation_tree o, organisation_tree t
                                        where o.organisation = ? and t.organisation = ? and o.path <@ t.path)
                        """)
                .params(organisation, top)
                .query(Boolean.class)
                .single();
    }

    private static Where conditions(OrganisationQuery query) {
        var where =
                new Where()
                        .words("o.search", query.words())
                        .and("o.kind = :kind", "kind", name(query.kind()))
                        .and("o.tier = :tier", "tier", name(query.tier()))
                        .and("o.scope_authority = :authority", "authority", query.managedBy())
                        .and(
                                """
                                o.id in (select t.organisation from organisation_tree t, organisation_tree top
                                          where top.organisation = :top and t.path <@ top.path)
                                """,
                                "top",
                                query.within());
        return query.closedToo() ? where : where.and("o.closed_on is null");
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static OrganisationLabel label(java.sql.ResultSet rs, int row)
            throws java.sql.SQLException {
        return new OrganisationLabel(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3));
    }
}
