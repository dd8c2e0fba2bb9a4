package org.antin.connection.store;

import org.antin.connection.ApiScope;
import org.antin.connection.ConnectedSystem;
import org.antin.connection.ConnectedSystems;
import org.antin.connection.ConnectionRecords;
import org.antin.kernel.Keyset;
import org.antin.kernel.Slice;
import org.antin.kernel.Window;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Connected systems in PostgreSQL.
@Component
class ConnectionStore implements ConnectedSystems, ConnectionRecords {
    private static final String SELECT =
            """
            select c.*, lower(c.during) as since, upper(c.during) - 1 as last, coalesce(a.username, '') as username,
                   coalesce(nullif(t.short_name, ''), nullif(t.name, ''), '') as organisation_name
              from connected_system c
              left join account a on a.id = c.account
              left join organisation_tree t on t.organisation = c.scope_org
            """;

    private final JdbcClient db;

    ConnectionStore(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ConnectedSystem> find(UUID id) {
        return db.sql(SELECT + " where c.id = ?").param(id).query((rs, n) -> system(rs)).optional();
    }

    @Override
    @Transactional(readOnly = true)
    public Slice<ConnectedSystem> page(Window window) {
        var place = window.after();
        var found =
                db.sql(
                                SELECT
                                        + """
                                         where (:id::uuid is null or (c.made_at, c.id) < (:at::timestamptz, :id::uuid))
                                         order by c.made_at desc, c.id desc limit :limit
                                        """)
                        .param("id", place == null ? null : place.id(), java.sql.Types.OTHER)
                        .param("at", place == null ? null : at(place.value()))
                        .param("limit", window.limit() + 1)
                        .query((rs, n) -> system(rs))
                        .list();
        return Slice.of(found, window, s -> new Keyset(s.madeAt().toString(), s.id()));
    }

    private static OffsetDateTime at(String text) {
        try {
            return Instant.parse(text).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException notOurs) {
            return Instant.EPOCH.atOffset(ZoneOffset.UTC);
        }
    }

    @Override
    public void insert(ConnectedSystem system, byte[] tokenHash) {
        db.sql(
                        """
                        insert into connected_system (id, name, account, scopes, token_hash, during, basis, made_at, made_by, scope_org)
                        values (:id, :name, :account, :scopes, :hash, daterange(:from, :until), :basis, :at, :by, :org)
                        """)
                .param("id", system.id())
                .param("name", system.name())
                .param("account", system.account(), java.sql.Types.OTHER)
                .param(
                        "scopes",
                        system.scopes().stream()
                                .map(ApiScope::code)
                                .sorted()
                                .toArray(String[]::new))
                .param("hash", tokenHash)
                .param("from", system.from())
                .param("until", system.lastDay().plusDays(1))
                .param("basis", system.basis())
                .param("at", system.madeAt().atOffset(ZoneOffset.UTC))
                .param("by", system.madeBy())
                .param("org", system.organisation())
                .update();
    }

    @Override
    public boolean revoke(UUID id, Instant at, String by) {
        return db.sql(
                                """
                                update connected_system set revoked_at = ?, revoked_by = ?
                                 where id = ? and revoked_at is null
                                """)
                        .params(at.atOffset(ZoneOffset.UTC), by, id)
                        .update()
                == 1;
    }

    @Override
    public Optional<ConnectedSystem> byToken(byte[] hash) {
        return db.sql(SELECT + " where c.token_hash = ?")
                .param(hash)
                .query((rs, n) -> system(rs))
                .optional();
    }

    @Override
    public void used(UUID id, Instant at) {
        db.sql("update connected_system set last_used_at = ? where id = ?")
                .params(at.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    @Override
    public boolean within(UUID organisation, List<UUID> tops) {
        return db.sql(
                        """
                        select exists (select 1 from organisation_tree top
                                         join organisation_tree below on below.path <@ top.path
                                        where top.organisation = any (:tops) and below.organisation = :org)
                        """)
                .param("tops", tops.toArray(UUID[]::new))
                .param("org", organisation)
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<UUID> organisationsOf(UUID account, LocalDate today) {
        return db.sql(
                        """
                        select distinct organisation from role_grant
                         where account = ? and revoked_at is null and (upper_inf(during) or upper(during) > ?)
                        """)
                .params(account, today)
                .query(UUID.class)
                .list();
    }

    @Override
    public Optional<UUID> account(String username) {
        return db.sql("select id from account where username = ? and disabled_at is null")
                .param(username)
                .query(UUID.class)
                .optional();
    }

    private static ConnectedSystem system(ResultSet rs) throws SQLException {
        return new ConnectedSystem(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getObject("scope_org", UUID.class),
                rs.getString("organisation_name"),
                rs.getObject("account", UUID.class),
                rs.getString("username"),
                scopes(rs.getArray("scopes")),
                rs.getObject("since", LocalDate.class),
                rs.getObject("last", LocalDate.class),
                rs.getString("basis"),
                rs.getObject("made_at", OffsetDateTime.class).toInstant(),
                rs.getString("made_by"),
                instant(rs, "last_used_at"),
                instant(rs, "revoked_at"),
                rs.getString("revoked_by"));
    }

    /// A word of a later version is no scope of this one.
    private static Set<ApiScope> scopes(Array array) throws SQLException {
        var scopes = EnumSet.noneOf(ApiScope.class);
        Arrays.stream((String[]) array.getArray())
                .flatMap(code -> ApiScope.of(code).stream())
                .forEach(scopes::add);
        return scopes;
    }

    private static @org.jspecify.annotations.Nullable Instant instant(ResultSet rs, String column)
            throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
