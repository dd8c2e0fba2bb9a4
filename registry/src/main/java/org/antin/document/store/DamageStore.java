package org.antin.document.store;

import org.antin.document.Damage;
import org.antin.document.Damages;
import org.antin.document.Document;
import org.antin.document.Vault;
import org.antin.document.VaultHealth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Rounds through the vault, in PostgreSQL.
@Component
class DamageStore implements Damages {
    private static final String OPEN =
            """
            select v.document, d.name, v.sha256, v.standing, v.found_at
              from vault_damage v join document d on d.id = v.document
             where v.mended_at is null and d.stage <> 'DESTROYED'""";

    private final JdbcClient db;

    DamageStore(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Damage> open(int limit) {
        return db.sql(OPEN + " order by v.found_at desc, v.document, v.sha256 limit ?")
                .param(limit)
                .query(DamageStore::damage)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Damage> of(UUID document) {
        return db.sql(OPEN + " and v.document = ? order by v.found_at, v.sha256")
                .param(document)
                .query(DamageStore::damage)
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean found(Document document, String sha256, Vault.Standing standing, Instant at) {
        return db.sql(
                                """
                                insert into vault_damage (document, sha256, standing, found_at, scope_org, scope_persons)
                                values (?, ?, ?, ?, ?, ?)
                                on conflict (document, sha256) do update
                                   set standing = excluded.standing, found_at = excluded.found_at, mended_at = null
                                 where vault_damage.mended_at is not null or vault_damage.standing <> excluded.standing
                                """)
                        .params(
                                document.id(),
                                sha256,
                                standing.name(),
                                utc(at),
                                document.organisation(),
                                new UUID[] {document.uploadedBy()})
                        .update()
                == 1;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean whole(UUID document, String sha256, Instant at) {
        return db.sql(
                                """
                                update vault_damage set mended_at = ?
                                 where document = ? and sha256 = ? and mended_at is null
                                """)
                        .params(utc(at), document, sha256)
                        .update()
                == 1;
    }

    @Override
    @Transactional(readOnly = true)
    public long count() {
        return db.sql("select count(*) from (" + OPEN + ") as open").query(Long.class).single();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Round> underWay() {
        return db.sql("select last_document, checked from vault_round where finished_at is null")
                .query((rs, n) -> new Round(rs.getObject(1, UUID.class), rs.getLong(2)))
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<VaultHealth.LastRound> lastRound() {
        return db.sql("select started_at, finished_at, checked from vault_round")
                .query(
                        (rs, n) -> {
                            var finished = rs.getObject("finished_at", OffsetDateTime.class);
                            return new VaultHealth.LastRound(
                                    rs.getObject("started_at", OffsetDateTime.class).toInstant(),
                                    finished == null ? null : finished.toInstant(),
                                    rs.getLong("checked"));
                        })
                .optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(Instant at) {
        db.sql(
                        """
                        insert into vault_round (started_at) values (?)
                        on conflict (one) do update
                           set started_at = excluded.started_at, finished_at = null, last_document = null, checked = 0
                        """)
                .param(utc(at))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Document> next(Round round, int limit) {
        return db.sql(
                        DocumentStore.SELECT
                                + " where stage <> 'DESTROYED' and (:after::uuid is null or id > :after::uuid)"
                                + " order by id limit :limit")
                .param("after", round.after())
                .param("limit", limit)
                .query(DocumentStore::document)
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void cameTo(Round round) {
        db.sql(
                        """
                        update vault_round set last_document = :after::uuid, checked = :checked
                         where finished_at is null
                        """)
                .param("after", round.after())
                .param("checked", round.checked())
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void finish(Instant at) {
        db.sql("update vault_round set finished_at = ? where finished_at is null")
                .param(utc(at))
                .update();
    }

    private static Damage damage(ResultSet rs, int n) throws SQLException {
        return new Damage(
                rs.getObject("document", UUID.class),
                rs.getString("name"),
                rs.getString("sha256"),
                Vault.Standing.valueOf(rs.getString("standing")),
                rs.getObject("found_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
