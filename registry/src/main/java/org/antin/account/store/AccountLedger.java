package org.antin.account.store;

import org.antin.access.Role;
import org.antin.kernel.Folding;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/// What is written about accounts, and the yes-or-no questions asked before.
@Component
public class AccountLedger {
    /// Any number, but always this one: whoever takes an administrator away waits for the other.
    private static final long ADMINISTRATORS_LOCK = 90_001L;

    private final JdbcClient db;

    AccountLedger(JdbcClient db) {
        this.db = db;
    }

    public boolean anyAccount() {
        return db.sql("select exists (select 1 from account)").query(Boolean.class).single();
    }

    public boolean usernameIsTaken(String username) {
        return db.sql("select exists (select 1 from account where username = ?)")
                .param(username)
                .query(Boolean.class)
                .single();
    }

    public void insert(
            UUID id,
            String username,
            String displayName,
            @Nullable UUID organisation,
            @Nullable UUID person,
            String passwordHash,
            Instant now) {
        db.sql(
                        """
                        insert into account (id, username, person, display_name, password_hash, created_at, search,
                               scope_org, scope_persons)
                        values (:id, :username, :person, :name, :hash, :now, :search, :org, :persons)
                        """)
                .param("id", id)
                .param("username", username)
                .param("person", person)
                .param("name", displayName)
                .param("hash", passwordHash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("search", Folding.fold(displayName + " " + username))
                .param("org", organisation)
                .param("persons", person == null ? new UUID[0] : new UUID[] {person})
                .update();
    }

    /// Whether the account was there at this version; a new epoch ends its sessions.
    public boolean disable(UUID id, int version, @Nullable Instant at) {
        return db.sql(
                                """
                                update account set disabled_at = :at, version = version + 1, epoch = epoch + 1,
                                       failed = 0, locked_until = null
                                 where id = :id and version = :version
                                """)
                        .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /// Sets the password and ends every session of the account.
    public void password(UUID id, String hash) {
        db.sql(
                        """
                        update account set password_hash = :hash, epoch = epoch + 1, version = version + 1,
                               failed = 0, locked_until = null
                         where id = :id
                        """)
                .param("hash", hash)
                .param("id", id)
                .update();
    }

    public int epoch(UUID id) {
        return db.sql("select epoch from account where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /// A new link; the ones before it stop working.
    public void link(UUID account, byte[] hash, Instant now, Instant expires) {
        db.sql("update password_link set used_at = :now where account = :id and used_at is null")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", account)
                .update();
        db.sql(
                        "insert into password_link (token_hash, account, made_at, expires_at) values (?, ?, ?, ?)")
                .params(
                        hash,
                        account,
                        now.atOffset(ZoneOffset.UTC),
                        expires.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The user name a working link belongs to.
    public Optional<String> linkedUsername(byte[] hash, Instant now) {
        return db.sql(
                        """
                        select a.username from password_link l join account a on a.id = l.account
                         where l.token_hash = :hash and l.used_at is null and l.expires_at > :now
                           and a.disabled_at is null
                        """)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }

    /// Uses a link up; of two who try at once only one gets the account.
    public Optional<UUID> useLink(byte[] hash, Instant now) {
        return db.sql(
                        """
                        update password_link set used_at = :now
                         where token_hash = :hash and used_at is null and expires_at > :now
                        returning account
                        """)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    public void newSetupLink(byte[] hash, Instant now, Instant expires) {
        db.sql("update setup_link set used_at = ? where used_at is null")
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
        db.sql("insert into setup_link (token_hash, expires_at) values (?, ?)")
                .params(hash, expires.atOffset(ZoneOffset.UTC))
                .update();
    }

    public boolean setupLinkWorks(byte[] hash, Instant now) {
        return db.sql(
                        """
                        select exists (select 1 from setup_link
                                        where token_hash = :hash and used_at is null and expires_at > :now)
                        """)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    public boolean useSetupLink(byte[] hash, Instant now) {
        return db.sql(
                                """
                                update setup_link set used_at = :now
                                 where token_hash = :hash and used_at is null and expires_at > :now
                                """)
                        .param("hash", hash)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// Whether the account already holds the role there on one of these days.
    public boolean holds(
            UUID account, Role role, UUID organisation, LocalDate from, @Nullable LocalDate until) {
        return db.sql(
                        """
                        select exists (select 1 from role_grant
                                        where account = :account and role = :role and organisation = :org
                                          and revoked_at is null and during && daterange(:from, :until))
                        """)
                .param("account", account)
                .param("role", role.name())
                .param("org", organisation)
                .param("from", from)
                .param("until", until, java.sql.Types.DATE)
                .query(Boolean.class)
                .single();
    }

    public void grant(
            UUID id,
            UUID account,
            Role role,
            UUID organisation,
            LocalDate from,
            @Nullable LocalDate until,
            String basis,
            Instant now,
            String by) {
        db.sql(
                        """
                        insert into role_grant (id, account, role, organisation, during, basis, granted_at, granted_by)
                        values (:id, :account, :role, :org, daterange(:from, :until), :basis, :now, :by)
                        """)
                .param("id", id)
                .param("account", account)
                .param("role", role.name())
                .param("org", organisation)
                .param("from", from)
                .param("until", until, java.sql.Types.DATE)
                .param("basis", basis)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /// Ends a grant before `until`; one that hasn't begun by then is revoked whole.
    public void end(UUID grant, LocalDate until, Instant now, String by) {
        db.sql(
                        """
                        update role_grant
                           set during = case when lower(during) < :until then daterange(lower(during), :until) else during end,
                               revoked_at = case when lower(during) < :until then null else :now end,
                               ended_by = :by
                         where id = :id
                        """)
                .param("until", until)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("id", grant)
                .update();
    }

    /// Whether one of these organisations is this one or stands above it.
    public boolean within(UUID organisation, java.util.List<UUID> tops) {
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

    /// Organisations for which the account holds or will hold a role. Asked with the house's
    /// rights.
    public java.util.List<UUID> organisationsOf(UUID account, LocalDate today) {
        return db.sql(
                        """
                        select distinct organisation from role_grant
                         where account = :id and revoked_at is null and (upper_inf(during) or upper(during) > :today)
                        """)
                .param("id", account)
                .param("today", today)
                .query(UUID.class)
                .list();
    }

    /// How many can still let others in, without this account or this grant. Waits for others who
    /// ask the same. Asked with the house's rights.
    public long administratorsWithout(
            @Nullable UUID account, @Nullable UUID grant, LocalDate today) {
        db.sql("select pg_advisory_xact_lock(?)")
                .param(ADMINISTRATORS_LOCK)
                .query((rs, n) -> 1)
                .single();
        return db.sql(
                        """
                        select count(distinct a.id)
                          from role_grant g join account a on a.id = g.account
                          join organisation_tree t on t.organisation = g.organisation
                         where g.role = 'ADMINISTRATOR' and nlevel(t.path) = 1 and a.disabled_at is null
                           and g.revoked_at is null and g.during @> :today and upper_inf(g.during)
                           and a.id is distinct from :account and g.id is distinct from :grant
                        """)
                .param("today", today)
                .param("account", account, java.sql.Types.OTHER)
                .param("grant", grant, java.sql.Types.OTHER)
                .query(Long.class)
                .single();
    }

    /// The province: the oldest organisation without one above it.
    public Optional<UUID> root() {
        return db.sql("select organisation from organisation_tree where nlevel(path) = 1 limit 1")
                .query(UUID.class)
                .optional();
    }
}
