package org.antin.access;

import org.antin.kernel.Days;
import org.antin.kernel.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Accounts and the roles they hold today, as the sign-in door reads them.
@Component
public class Accounts {
    /// What the sign-in door needs to know of an account.
    public record Credentials(
            UUID account,
            String username,
            String passwordHash,
            int epoch,
            @Nullable OffsetDateTime lockedUntil,
            boolean disabled) {
        /// Whether wrong passwords keep it locked at this instant.
        public boolean locked(Instant now) {
            return lockedUntil != null && lockedUntil.toInstant().isAfter(now);
        }

        @Override
        public String toString() {
            return "Credentials[" + account + "]";
        }
    }

    private final JdbcClient db;
    private final Clock clock;

    Accounts(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// The account as an actor with the grants in force today; empty when it is gone or disabled.
    @Transactional(readOnly = true)
    public Optional<Actor> actor(UUID account) {
        var rows =
                db.sql(
                                """
                                select a.person, a.display_name, g.role, g.organisation,
                                       lower(g.during) as since, upper(g.during) as until
                                  from account a
                                  left join role_grant g on g.account = a.id and g.during @> :today and g.revoked_at is null
                                 where a.id = :account and a.disabled_at is null
                                 order by g.granted_at, g.id
                                """)
                        .param("account", account)
                        .param("today", Days.of(clock.instant()))
                        .query(
                                (rs, n) -> {
                                    var role = rs.getString("role");
                                    var grants =
                                            role == null
                                                    ? List.<Grant>of()
                                                    : List.of(
                                                            new Grant(
                                                                    Role.valueOf(role),
                                                                    rs.getObject(
                                                                            "organisation",
                                                                            UUID.class),
                                                                    new Period(
                                                                            rs.getObject(
                                                                                    "since",
                                                                                    java.time
                                                                                            .LocalDate
                                                                                            .class),
                                                                            rs.getObject(
                                                                                    "until",
                                                                                    java.time
                                                                                            .LocalDate
                                                                                            .class))));
                                    return new Actor(
                                            Actor.Kind.PERSON,
                                            account,
                                            rs.getObject("person", UUID.class),
                                            rs.getString("display_name"),
                                            grants);
                                })
                        .list();
        if (rows.isEmpty()) return Optional.empty();
        var grants = new ArrayList<Grant>();
        rows.forEach(row -> grants.addAll(row.grants()));
        var first = rows.getFirst();
        return Optional.of(
                new Actor(Actor.Kind.PERSON, account, first.person(), first.name(), grants));
    }

    @Transactional(readOnly = true)
    public Optional<Credentials> credentials(String username) {
        return credentials("username = ?", username);
    }

    @Transactional(readOnly = true)
    public Optional<Credentials> credentials(UUID account) {
        return credentials("id = ?", account);
    }

    private Optional<Credentials> credentials(String which, Object value) {
        return db.sql(
                        "select id, username, password_hash, epoch, locked_until, disabled_at is not null"
                                + " as disabled from account where "
                                + which)
                .param(value)
                .query(
                        (rs, n) ->
                                new Credentials(
                                        rs.getObject("id", UUID.class),
                                        rs.getString("username"),
                                        rs.getString("password_hash"),
                                        rs.getInt("epoch"),
                                        rs.getObject("locked_until", OffsetDateTime.class),
                                        rs.getBoolean("disabled")))
                .optional();
    }

    /// Whether a session that began in this epoch is still good: the account is there, not
    /// disabled, and its password has not been changed since.
    @Transactional(readOnly = true)
    public boolean isCurrent(UUID account, int epoch) {
        return db.sql(
                        "select exists (select 1 from account where id = ? and epoch = ? and"
                                + " disabled_at is null)")
                .params(account, epoch)
                .query(Boolean.class)
                .single();
    }

    /// Counts a wrong password; at the limit the account is locked for a while.
    public void failed(UUID account, int limit, java.time.Duration lock) {
        db.sql(
                        """
                        update account
                           set failed = case when failed + 1 >= :limit then 0 else failed + 1 end,
                               locked_until = case when failed + 1 >= :limit then :until else locked_until end
                         where id = :id
                        """)
                .param("limit", limit)
                .param("until", clock.instant().plus(lock).atOffset(ZoneOffset.UTC))
                .param("id", account)
                .update();
    }

    /// Ends the counting; no if the account was locked while the password was being checked.
    public boolean succeeded(UUID account) {
        return db.sql(
                                """
                                update account set failed = 0, locked_until = null
                                 where id = :id and (locked_until is null or locked_until <= :now)
                                """)
                        .param("id", account)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
