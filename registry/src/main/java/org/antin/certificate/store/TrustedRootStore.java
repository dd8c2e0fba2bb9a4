package org.antin.certificate.store;

import org.antin.certificate.TrustedRoot;
import org.antin.certificate.TrustedRoot.Signed;
import org.antin.certificate.X509Facts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The rows of what trust begins with.
@Component
public class TrustedRootStore {
    private static final String SELECT =
            """
            select id, der, root, other_provider, hosts, source, proposed_at, proposed_by, proposed_name, confirmed_at, confirmed_by,
                   confirmed_name, ended_at, ended_by, ended_name, coalesce(end_reason, '') as end_reason
              from trusted_root
            """;

    private final JdbcClient db;

    TrustedRootStore(JdbcClient db) {
        this.db = db;
    }

    /// All of them, what waits for its second person first, what has ended last.
    public List<TrustedRoot> all() {
        return db.sql(
                        SELECT
                                + " order by ended_at is not null, confirmed_at is not null, not root, subject, proposed_at desc")
                .query(TrustedRootStore::read)
                .list();
    }

    public Optional<TrustedRoot> find(UUID id) {
        return db.sql(SELECT + " where id = ?").param(id).query(TrustedRootStore::read).optional();
    }

    /// Locked, to decide about it.
    public Optional<TrustedRoot> findForUpdate(UUID id) {
        return db.sql(SELECT + " where id = ? for update")
                .param(id)
                .query(TrustedRootStore::read)
                .optional();
    }

    /// False when the same certificate is there and not ended.
    public boolean insert(TrustedRoot root) {
        return db.sql(
                                """
                                insert into trusted_root (id, fingerprint, der, root, other_provider, subject, issuer, not_before, not_after, hosts,
                                       source, proposed_at, proposed_by, proposed_name)
                                values (:id, :fingerprint, :der, :root, :other, :subject, :issuer, :from, :to, :hosts, :source, :at, :by, :name)
                                on conflict (fingerprint) where ended_at is null do nothing
                                """)
                        .param("id", root.id())
                        .param("fingerprint", root.facts().fingerprint())
                        .param("der", X509Facts.encoded(root.certificate()))
                        .param("root", root.root())
                        .param("other", root.otherProvider())
                        .param("subject", root.facts().subject())
                        .param("issuer", root.facts().issuer())
                        .param("from", root.facts().notBefore().atOffset(ZoneOffset.UTC))
                        .param("to", root.facts().notAfter().atOffset(ZoneOffset.UTC))
                        .param("hosts", root.hosts().toArray(String[]::new))
                        .param("source", root.source())
                        .param("at", root.proposed().at().atOffset(ZoneOffset.UTC))
                        .param("by", root.proposed().account())
                        .param("name", root.proposed().name())
                        .update()
                == 1;
    }

    public void confirm(UUID id, Signed by) {
        db.sql(
                        """
                        update trusted_root set confirmed_at = :at, confirmed_by = :by, confirmed_name = :name where id = :id
                        """)
                .param("at", by.at().atOffset(ZoneOffset.UTC))
                .param("by", by.account())
                .param("name", by.name())
                .param("id", id)
                .update();
    }

    public void end(UUID id, Signed by, String reason) {
        db.sql(
                        """
                        update trusted_root set ended_at = :at, ended_by = :by, ended_name = :name, end_reason = :reason
                         where id = :id
                        """)
                .param("at", by.at().atOffset(ZoneOffset.UTC))
                .param("by", by.account())
                .param("name", by.name())
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    /// The registered person behind an account; two accounts of one person are one person.
    public Optional<UUID> person(UUID account) {
        return db.sql("select person from account where id = ? and person is not null")
                .param(account)
                .query(UUID.class)
                .optional();
    }

    /// Whether one of these bodies stands at the top of the province. Associations stand beside it.
    public boolean isTop(List<UUID> organisations) {
        return db.sql(
                        """
                        select exists (
                          select 1 from organisation_tree t
                           where t.organisation = any (:these) and nlevel(t.path) = 1
                             and not exists (select 1 from organisation o where o.id = t.organisation and o.kind = 'ASSOCIATION'))
                        """)
                .param("these", organisations.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    private static TrustedRoot read(ResultSet row, int number) throws SQLException {
        var certificate = X509Facts.parse(row.getBytes("der")).orElseThrow();
        return new TrustedRoot(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                X509Facts.of(certificate),
                certificate,
                row.getBoolean("root"),
                row.getBoolean("other_provider"),
                texts(row.getArray("hosts")),
                row.getString("source"),
                Objects.requireNonNull(signed(row, "proposed")),
                signed(row, "confirmed"),
                signed(row, "ended"),
                row.getString("end_reason"));
    }

    private static @Nullable Signed signed(ResultSet row, String what) throws SQLException {
        var at = row.getObject(what + "_at", OffsetDateTime.class);
        if (at == null) return null;
        return new Signed(
                at.toInstant(),
                Objects.requireNonNull(row.getObject(what + "_by", UUID.class)),
                row.getString(what + "_name"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
