package org.antin.organisation.store;

import org.antin.kernel.Folding;
import org.antin.organisation.NewOrganisation;
import org.antin.organisation.Organisation;
import org.antin.organisation.OrganisationFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// SQL of the organisations' changes; only the desk uses it, inside its transaction.
@Component
public class OrganisationLedger {
    private static final String BEGIN =
            """
            insert into organisation_history (organisation, during, name, short_name, kind, tier, parent,
                   legal_personality, own_seal, government_signatures, seal_diameter_mm, code, address, tax_code,
                   basis, recorded_at)
            values (:id, daterange(:from, null), :name, :shortName, :kind, :tier, :parent, :personality, :seal,
                   :signatures, :diameter, :code, :address, :taxCode, :basis, :at)
            """;

    private static final String SELECT =
            "select " + OrganisationRows.COLUMNS + " from organisation o ";

    private final JdbcClient db;
    private final NamedParameterJdbcTemplate batches;

    OrganisationLedger(JdbcClient db, NamedParameterJdbcTemplate batches) {
        this.db = db;
        this.batches = batches;
    }

    public Optional<Organisation> findForUpdate(UUID id) {
        return db.sql(SELECT + " where o.id = ? for update")
                .param(id)
                .query(OrganisationRows::organisation)
                .optional();
    }

    public List<Organisation> those(Collection<UUID> ids) {
        return db.sql(SELECT + " where o.id = any (?)")
                .param(ids.toArray(UUID[]::new))
                .query(OrganisationRows::organisation)
                .list();
    }

    /// One change of the tree at a time: paths, scopes and routes of many rows follow from it.
    public void lockTree() {
        db.sql("select pg_advisory_xact_lock(19_2020)").query((rs, n) -> 1).single();
    }

    public boolean isOpen(UUID organisation) {
        return db.sql(
                        "select exists (select 1 from organisation where id = ? and closed_on is null)")
                .param(organisation)
                .query(Boolean.class)
                .single();
    }

    /// Those that are in the register, open or closed.
    public Set<UUID> known(Collection<UUID> organisations) {
        return new HashSet<>(
                db.sql("select organisation from organisation_tree where organisation = any (?)")
                        .param(organisations.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    public Set<UUID> open(Collection<UUID> organisations) {
        return new HashSet<>(
                db.sql("select id from organisation where id = any (?) and closed_on is null")
                        .param(organisations.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    /// Those identification codes that a body bears.
    public Set<String> taken(Collection<String> codes) {
        return new HashSet<>(
                db.sql("select code from organisation where code = any (?) and closed_on is null")
                        .param(codes.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    public boolean codeIsTaken(String code, UUID except) {
        return !code.isEmpty()
                && db.sql(
                                """
                                select exists (select 1 from organisation
                                                where code = ? and id <> ? and closed_on is null)
                                """)
                        .params(code, except)
                        .query(Boolean.class)
                        .single();
    }

    public long openUnits(UUID organisation) {
        return db.sql("select count(*) from organisation where parent = ? and closed_on is null")
                .param(organisation)
                .query(Long.class)
                .single();
    }

    /// Writes tree, facts and the first stretch of history, parents before children.
    public void insertAll(List<NewOrganisation> bodies, Instant at) {
        var rows = bodies.stream().map(body -> row(body, at)).toArray(SqlParameterSource[]::new);
        batches.batchUpdate(
                """
                insert into organisation_tree (organisation, path, name, short_name)
                select :id, coalesce((select path || antin_label(:id) from organisation_tree where organisation = :parent),
                                     antin_label(:id)::ltree), :name, :shortName
                """,
                rows);
        batches.batchUpdate(
                """
                insert into organisation (id, name, short_name, kind, tier, parent, legal_personality, own_seal,
                       government_signatures, seal_diameter_mm, code, address, tax_code, established_on, changed_on,
                       folded, search)
                values (:id, :name, :shortName, :kind, :tier, :parent, :personality, :seal, :signatures, :diameter,
                       :code, :address, :taxCode, :from, :from, :folded, :search)
                """,
                rows);
        batches.batchUpdate(BEGIN, rows);
    }

    private static SqlParameterSource row(NewOrganisation body, Instant at) {
        return new MapSqlParameterSource(values(body.id(), body.parent(), body.facts()))
                .addValue("parent", body.parent(), java.sql.Types.OTHER)
                .addValue("from", body.from())
                .addValue("basis", body.basis())
                .addValue("at", at.atOffset(ZoneOffset.UTC))
                .addValue("folded", Folding.fold(body.facts().name()))
                .addValue("search", body.facts().search());
    }

    /// Writes changed facts or another place from a day on. A second change on the same day
    /// replaces the first.
    public void change(
            Organisation before,
            @Nullable UUID parent,
            OrganisationFacts facts,
            LocalDate from,
            String basis,
            Instant at) {
        int changed =
                db.sql(
                                """
                                update organisation
                                   set name = :name, short_name = :shortName, kind = :kind, tier = :tier, parent = :parent,
                                       legal_personality = :personality, own_seal = :seal, government_signatures = :signatures,
                                       seal_diameter_mm = :diameter, code = :code, address = :address, tax_code = :taxCode,
                                       changed_on = :from, folded = :folded, search = :search, version = version + 1
                                 where id = :id and version = :version
                                """)
                        .params(values(before.id(), parent, facts))
                        .param("from", from)
                        .param("folded", Folding.fold(facts.name()))
                        .param("search", facts.search())
                        .param("version", before.version())
                        .update();
        one(changed, before);
        db.sql("update organisation_tree set name = ?, short_name = ? where organisation = ?")
                .params(facts.name(), facts.shortName(), before.id())
                .update();
        if (from.equals(before.changedOn())) {
            db.sql(
                            """
                            update organisation_history
                               set name = :name, short_name = :shortName, kind = :kind, tier = :tier, parent = :parent,
                                   legal_personality = :personality, own_seal = :seal, government_signatures = :signatures,
                                   seal_diameter_mm = :diameter, code = :code, address = :address, tax_code = :taxCode,
                                   basis = :basis, recorded_at = :at
                             where organisation = :id and lower(during) = :from
                            """)
                    .params(values(before.id(), parent, facts))
                    .param("basis", basis)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("from", from)
                    .update();
        } else {
            end(before.id(), from);
            begin(before.id(), parent, facts, from, basis, at);
        }
    }

    /// Takes the whole subtree along.
    public void movePath(UUID organisation, @Nullable UUID parent) {
        db.sql(
                        """
                        update organisation_tree t
                           set path = case when nlevel(t.path) = nlevel(old.path) then new.path
                                           else new.path || subpath(t.path, nlevel(old.path)) end
                          from (select path from organisation_tree where organisation = :id) old,
                               (select coalesce((select path || antin_label(:id) from organisation_tree
                                                  where organisation = :parent), antin_label(:id)::ltree) as path) new
                         where t.path <@ old.path
                        """)
                .param("id", organisation)
                .param("parent", parent, java.sql.Types.OTHER)
                .update();
    }

    public void close(Organisation before, LocalDate from) {
        one(
                db.sql(
                                """
                                update organisation set closed_on = ?, changed_on = ?, version = version + 1
                                 where id = ? and version = ?
                                """)
                        .params(from, from, before.id(), before.version())
                        .update(),
                before);
        end(before.id(), from);
    }

    /// Who manages a body from now on.
    ///
    /// @param ground empty when nobody does
    public record Route(UUID organisation, @Nullable UUID authority, String ground) {}

    public void route(List<Route> routes) {
        batches.batchUpdate(
                """
                with history as (update organisation_history set scope_authority = :authority
                                  where organisation = :id and upper_inf(during))
                update organisation set scope_authority = :authority, authority_ground = :ground where id = :id
                """,
                routes.stream()
                        .map(
                                route ->
                                        new MapSqlParameterSource("id", route.organisation())
                                                .addValue(
                                                        "authority",
                                                        route.authority(),
                                                        java.sql.Types.OTHER)
                                                .addValue("ground", route.ground()))
                        .toArray(SqlParameterSource[]::new));
    }

    private void end(UUID organisation, LocalDate from) {
        db.sql(
                        """
                        update organisation_history set during = daterange(lower(during), ?)
                         where organisation = ? and upper_inf(during)
                        """)
                .params(from, organisation)
                .update();
    }

    private void begin(
            UUID id,
            @Nullable UUID parent,
            OrganisationFacts facts,
            LocalDate from,
            String basis,
            Instant at) {
        db.sql(BEGIN)
                .params(values(id, parent, facts))
                .param("from", from)
                .param("basis", basis)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Map<String, @Nullable Object> values(
            UUID id, @Nullable UUID parent, OrganisationFacts facts) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", id);
        values.put("parent", parent);
        values.put("name", facts.name());
        values.put("shortName", facts.shortName());
        values.put("kind", facts.kind().name());
        values.put("tier", facts.tier().name());
        values.put("personality", facts.legalPersonality());
        values.put("seal", facts.ownSeal());
        values.put("signatures", facts.governmentSignatures());
        values.put("diameter", facts.sealDiameterMm());
        values.put("code", facts.code());
        values.put("address", facts.address());
        values.put("taxCode", facts.taxCode());
        return values;
    }

    private static void one(int changed, Organisation before) {
        if (changed != 1) {
            throw new OptimisticLockingFailureException(
                    "organisation " + before.id() + " is no longer at version " + before.version());
        }
    }
}
