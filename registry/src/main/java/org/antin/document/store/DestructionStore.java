package org.antin.document.store;

import org.antin.document.Destruction;
import org.antin.document.Destructions;
import org.antin.document.Document;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Destructions in PostgreSQL, and what they left to be erased.
@Component
class DestructionStore implements Destructions {
    private final JdbcClient db;

    DestructionStore(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Destruction> find(UUID document) {
        return db.sql(
                        """
                        select decision, decided_on, reason, destroyed_at, destroyed_by
                          from destruction where document = ?
                        """)
                .param(document)
                .query(
                        (rs, n) ->
                                new Destruction(
                                        rs.getString("decision"),
                                        rs.getObject("decided_on", LocalDate.class),
                                        rs.getString("reason"),
                                        rs.getObject("destroyed_at", OffsetDateTime.class)
                                                .toInstant(),
                                        rs.getString("destroyed_by")))
                .optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(Destruction destruction, Document of) {
        db.sql(
                        """
                        insert into destruction (document, decision, decided_on, reason, destroyed_at, destroyed_by,
                               scope_org, scope_persons)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        of.id(),
                        destruction.decision(),
                        destruction.decidedOn(),
                        destruction.reason(),
                        utc(destruction.at()),
                        destruction.by(),
                        of.organisation(),
                        new UUID[] {of.uploadedBy()})
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void endSessions(UUID document, Instant now) {
        db.sql("update signing_session set used_at = ? where document = ? and used_at is null")
                .params(utc(now), document)
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> contents(UUID document) {
        return db.sql(
                        """
                        select sha256 from document_state where document = :id
                         union select sha256 from evidence_item where document = :id
                         union select prepared_sha256 from signing_session where document = :id
                        """)
                .param("id", document)
                .query(String.class)
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void want(Collection<String> contents, Instant now) {
        for (var content : contents) {
            db.sql(
                            "insert into vault_erasure (sha256, wanted_at) values (?, ?) on conflict do nothing")
                    .params(content, utc(now))
                    .update();
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> wanted(int limit) {
        return db.sql("select sha256 from vault_erasure order by wanted_at, sha256 limit ?")
                .param(limit)
                .query(String.class)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isNeeded(String content) {
        return db.sql(
                        """
                        select exists (select 1 from document_state s join document d on d.id = s.document
                                        where s.sha256 = :content and d.stage <> 'DESTROYED')
                            or exists (select 1 from evidence_item where sha256 = :content)
                            or exists (select 1 from signing_session where prepared_sha256 = :content and used_at is null)
                        """)
                .param("content", content)
                .query(Boolean.class)
                .single();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void settled(String content) {
        db.sql("delete from vault_erasure where sha256 = ?").param(content).update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
