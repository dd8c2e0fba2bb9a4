package org.antin.document.store;

import org.antin.document.Description;
import org.antin.document.Document;
import org.antin.document.EvidenceItem;
import org.antin.document.EvidenceKind;
import org.antin.document.EvidenceSet;
import org.antin.document.EvidenceSet.Newest;
import org.antin.document.EvidenceSets;
import org.antin.document.ReceiptStamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The evidence of documents in PostgreSQL; never its bytes.
@Component
class EvidenceStore implements EvidenceSets {
    private final JdbcClient db;

    EvidenceStore(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<EvidenceSet> find(UUID document) {
        var items =
                db.sql(
                                """
                                select kind, sha256, size, about from evidence_item where document = ? order by position
                                """)
                        .param(document)
                        .query(
                                (rs, n) ->
                                        new EvidenceItem(
                                                EvidenceKind.valueOf(rs.getString("kind")),
                                                rs.getString("sha256"),
                                                rs.getLong("size"),
                                                rs.getString("about")))
                        .list();
        return db.sql(
                        """
                        select document, version, kept_at, kept_by, stamped_at, lasts_until, stamp_digest, stamp_key,
                               stamp_bits, doc_number, type_name, subject, file_code, doc_ordinal
                          from evidence_set where document = ?
                        """)
                .param(document)
                .query((rs, n) -> set(rs, items))
                .optional();
    }

    private static EvidenceSet set(ResultSet rs, List<EvidenceItem> items) throws SQLException {
        return new EvidenceSet(
                rs.getObject("document", UUID.class),
                rs.getInt("version"),
                instant(rs, "kept_at"),
                rs.getString("kept_by"),
                newest(rs),
                new Description(
                        rs.getString("doc_number"),
                        rs.getString("type_name"),
                        rs.getString("subject"),
                        rs.getString("file_code"),
                        rs.getObject("doc_ordinal", Integer.class)),
                items);
    }

    private static Newest newest(ResultSet rs) throws SQLException {
        return new Newest(
                instant(rs, "stamped_at"),
                instant(rs, "lasts_until"),
                rs.getString("stamp_digest"),
                rs.getString("stamp_key"),
                rs.getInt("stamp_bits"));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(EvidenceSet set, Document of) {
        giveUp(set.document());
        var persons = new UUID[] {of.uploadedBy()};
        var words = set.description();
        db.sql(
                        """
                        insert into evidence_set (document, version, kept_at, kept_by, stamped_at, lasts_until,
                               stamp_digest, stamp_key, stamp_bits, doc_number, type_name, subject, file_code,
                               doc_ordinal, scope_org, scope_persons)
                        values (:document, :version, :at, :by, :stamped, :until, :digest, :key, :bits, :number, :type,
                               :subject, :file, :ordinal, :org, :persons)
                        """)
                .param("document", set.document())
                .param("version", set.version())
                .param("at", utc(set.keptAt()))
                .param("by", set.keptBy())
                .param("stamped", utc(set.newest().at()))
                .param("until", utc(set.newest().lastsUntil()))
                .param("digest", set.newest().digest())
                .param("key", set.newest().key())
                .param("bits", set.newest().bits())
                .param("number", words.number())
                .param("type", words.typeName())
                .param("subject", words.subject())
                .param("file", words.fileCode())
                .param("ordinal", words.ordinal())
                .param("org", of.organisation())
                .param("persons", persons)
                .update();
        int position = 0;
        for (var item : set.items()) {
            db.sql(
                            """
                            insert into evidence_item (document, position, kind, sha256, size, about, scope_org,
                                   scope_persons)
                            values (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            set.document(),
                            ++position,
                            item.kind().name(),
                            item.sha256(),
                            item.size(),
                            item.about(),
                            of.organisation(),
                            persons)
                    .update();
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ReceiptStamp> receipt(UUID document) {
        return db.sql("select token, stamped_at from receipt_stamp where document = ?")
                .param(document)
                .query((rs, n) -> new ReceiptStamp(rs.getBytes("token"), instant(rs, "stamped_at")))
                .optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepReceipt(ReceiptStamp stamp, Document of) {
        db.sql(
                        """
                        insert into receipt_stamp (document, token, stamped_at, scope_org, scope_persons)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        of.id(),
                        stamp.token(),
                        utc(stamp.at()),
                        of.organisation(),
                        new UUID[] {of.uploadedBy()})
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(UUID document) {
        giveUp(document);
        db.sql("delete from receipt_stamp where document = ?").param(document).update();
    }

    private void giveUp(UUID document) {
        db.sql("delete from evidence_item where document = ?").param(document).update();
        db.sql("delete from evidence_set where document = ?").param(document).update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Newest> stampsInUse() {
        return db.sql(
                        """
                        select max(stamped_at) as stamped_at, max(lasts_until) as lasts_until, stamp_digest, stamp_key,
                               stamp_bits
                          from evidence_set group by stamp_digest, stamp_key, stamp_bits
                        """)
                .query((rs, n) -> newest(rs))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> weakening(Instant by, List<Newest> weak, int limit) {
        var found = new LinkedHashSet<UUID>();
        for (var one : weak) {
            found.addAll(
                    db.sql(
                                    """
                                    select document from evidence_set
                                     where stamp_digest is not distinct from :digest
                                       and stamp_key is not distinct from :key and stamp_bits = :bits
                                     order by lasts_until, document limit :limit
                                    """)
                            .param("digest", one.digest())
                            .param("key", one.key())
                            .param("bits", one.bits())
                            .param("limit", limit)
                            .query(UUID.class)
                            .list());
        }
        found.addAll(
                db.sql(
                                """
                                select document from evidence_set where lasts_until <= ?
                                 order by lasts_until, document limit ?
                                """)
                        .params(utc(by), limit)
                        .query(UUID.class)
                        .list());
        return new ArrayList<>(found).subList(0, Math.min(limit, found.size()));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
