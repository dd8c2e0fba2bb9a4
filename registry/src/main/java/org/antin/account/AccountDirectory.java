package org.antin.account;

import org.antin.access.Role;
import org.antin.kernel.Days;
import org.antin.kernel.Folding;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The accounts an administrator may see, read.
@Component
public class AccountDirectory {
    private static final String NAME =
            "coalesce(nullif(t.short_name, ''), nullif(t.name, ''), t.organisation::text, '')";

    private static final String ACCOUNT =
            "select a.*, "
                    + NAME
                    + " as organisation_name from account a left join organisation_tree t on"
                    + " t.organisation = a.scope_org ";

    /// What a list asks for.
    ///
    /// @param words as typed; each must be found
    /// @param state `active`, `disabled` or null for both
    /// @param after user name after which the page begins, null for the first
    public record Query(String words, @Nullable String state, @Nullable String after, int limit) {}

    private final JdbcClient db;
    private final Clock clock;

    AccountDirectory(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// One account more than `limit` says that there is a next page.
    @Transactional(readOnly = true)
    public List<Account> page(Query query) {
        var words =
                Folding.fold(query.words()).replaceAll("[%_\\\\]", " ").strip().split("\\s+", 8);
        var like = new StringBuilder("%");
        for (var word : words) like.append(word).append('%');
        return db.sql(
                        ACCOUNT
                                + """
                                where (a.search || ' ' || a.username) like :like
                                  and (:state::text is null or (a.disabled_at is not null) = (:state = 'disabled'))
                                  and (:after::text is null or a.username > :after)
                                order by a.username limit :limit
                                """)
                .param("like", like.toString())
                .param("state", query.state())
                .param("after", query.after())
                .param("limit", query.limit() + 1)
                .query((rs, n) -> account(rs))
                .list();
    }

    /// The account with its grants, if the actor may see it.
    @Transactional(readOnly = true)
    public Optional<Account> find(UUID id) {
        return db.sql(ACCOUNT + "where a.id = ?")
                .param(id)
                .query((rs, n) -> account(rs))
                .optional()
                .map(a -> a.with(grants(a.id())));
    }

    private List<Account.Held> grants(UUID account) {
        var today = Days.of(clock.instant());
        return db.sql(
                        "select g.*, lower(g.during) as since, upper(g.during) - 1 as last, "
                                + NAME
                                + """
                                 as organisation_name
                                  from role_grant g join organisation_tree t on t.organisation = g.organisation
                                 where g.account = ? order by g.granted_at desc, g.id
                                """)
                .param(account)
                .query((rs, n) -> held(rs, today))
                .list();
    }

    private static Account.Held held(ResultSet rs, LocalDate today) throws SQLException {
        var last = rs.getObject("last", LocalDate.class);
        return new Account.Held(
                rs.getObject("id", UUID.class),
                Role.valueOf(rs.getString("role")),
                rs.getObject("organisation", UUID.class),
                rs.getString("organisation_name"),
                rs.getObject("since", LocalDate.class),
                last,
                rs.getString("basis"),
                rs.getString("granted_by"),
                rs.getObject("revoked_at") != null || (last != null && last.isBefore(today)));
    }

    private static Account account(ResultSet rs) throws SQLException {
        var locked = rs.getObject("locked_until", OffsetDateTime.class);
        return new Account(
                rs.getObject("id", UUID.class),
                rs.getString("username"),
                rs.getString("display_name"),
                rs.getObject("scope_org", UUID.class),
                rs.getString("organisation_name"),
                rs.getObject("person", UUID.class),
                rs.getObject("disabled_at") != null,
                locked == null ? null : locked.toInstant(),
                instant(rs, "created_at"),
                rs.getInt("version"),
                List.of());
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// The organisations below these, by name: where an administrator may give roles.
    @Transactional(readOnly = true)
    public Map<UUID, String> organisations(List<UUID> tops) {
        var names = new LinkedHashMap<UUID, String>();
        db.sql(
                        "select t.organisation, "
                                + NAME
                                + """
                                 as organisation_name from organisation_tree t
                                 where exists (select 1 from organisation_tree top
                                                where top.organisation = any (:tops) and t.path <@ top.path)
                                 order by nlevel(t.path), 2
                                """)
                .param("tops", tops.toArray(UUID[]::new))
                .query(
                        (RowCallbackHandler)
                                rs -> {
                                    names.put(rs.getObject(1, UUID.class), rs.getString(2));
                                });
        return names;
    }
}
