package org.antin.document.store;

import org.antin.document.CapacityNote;
import org.antin.document.Document;
import org.antin.document.DocumentRecords;
import org.antin.document.DocumentStage;
import org.antin.document.Documents;
import org.antin.document.Purpose;
import org.antin.document.SigningSession;
import org.antin.signing.make.IssueNumber;
import org.antin.signing.make.SignatureKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Documents and signing sessions in PostgreSQL; never their bytes.
@Component
class DocumentStore implements Documents, DocumentRecords {
    static final String SELECT =
            """
            select id, name, organisation, purpose, letter, letter_number, copy_form, copy_source, sender, stage, sha256,
                   size, uploaded_by, uploaded_at, version
              from document""";

    private final JdbcClient db;

    DocumentStore(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Document> find(UUID id) {
        return db.sql(SELECT + " where id = ?").param(id).query(DocumentStore::document).optional();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Document> recent(int limit) {
        return db.sql(SELECT + " order by uploaded_at desc, id limit ?")
                .param(limit)
                .query(DocumentStore::document)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Document> attachments(UUID letter) {
        return db.sql(SELECT + " where letter = ? order by uploaded_at, id")
                .param(letter)
                .query(DocumentStore::document)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<State> states(UUID document) {
        return db.sql(
                        """
                        select version, sha256, size, made_at, made_by, what, capacity, capacity_reason, delegation,
                               delegation_cited from document_state
                         where document = ? order by version
                        """)
                .param(document)
                .query(
                        (rs, n) ->
                                new State(
                                        rs.getInt("version"),
                                        rs.getString("sha256"),
                                        rs.getLong("size"),
                                        instant(rs, "made_at"),
                                        rs.getString("made_by"),
                                        rs.getString("what"),
                                        CapacityColumns.of(rs)))
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(Document document, String by) {
        db.sql(
                        """
                        insert into document (id, name, organisation, purpose, letter, letter_number, copy_form,
                               copy_source, sender, stage, sha256, size, uploaded_by, uploaded_at, version,
                               scope_org, scope_persons)
                        values (:id, :name, :org, :purpose, :letter, :number, :form, :source, :sender, :stage, :sha256,
                               :size, :by, :at, :version, :org, :persons)
                        """)
                .param("id", document.id())
                .param("name", document.name())
                .param("org", document.organisation())
                .param("purpose", PurposeColumns.word(document.purpose()))
                .param("letter", PurposeColumns.letter(document.purpose()))
                .param("number", PurposeColumns.number(document.purpose()))
                .param("form", PurposeColumns.form(document.purpose()))
                .param("source", PurposeColumns.source(document.purpose()))
                .param("sender", PurposeColumns.sender(document.purpose()))
                .param("stage", document.stage().name())
                .param("sha256", document.sha256())
                .param("size", document.size())
                .param("by", document.uploadedBy())
                .param("at", document.uploadedAt().atOffset(ZoneOffset.UTC))
                .param("version", document.version())
                .param("persons", new UUID[] {document.uploadedBy()})
                .update();
        boolean incoming = document.purpose() instanceof Purpose.Incoming;
        remember(document, document.uploadedAt(), by, incoming ? "receive" : "upload", null);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean replace(
            Document document,
            Instant at,
            String by,
            String what,
            @Nullable CapacityNote capacity) {
        int changed =
                db.sql(
                                """
                                update document set stage = ?, sha256 = ?, size = ?, version = ?
                                 where id = ? and version = ? - 1
                                """)
                        .params(
                                document.stage().name(),
                                document.sha256(),
                                document.size(),
                                document.version(),
                                document.id(),
                                document.version())
                        .update();
        if (changed == 1) remember(document, at, by, what, capacity);
        return changed == 1;
    }

    private void remember(
            Document document,
            Instant at,
            String by,
            String what,
            @Nullable CapacityNote capacity) {
        db.sql(
                        """
                        insert into document_state (document, version, sha256, size, made_at, made_by, what, capacity,
                               capacity_reason, delegation, delegation_cited, scope_org, scope_persons)
                        values (:document, :version, :sha256, :size, :at, :by, :what, :capacity, :reason, :delegation,
                               :cited, :org, :persons)
                        """)
                .param("document", document.id())
                .param("version", document.version())
                .param("sha256", document.sha256())
                .param("size", document.size())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("what", what)
                .param("capacity", CapacityColumns.finding(capacity), Types.VARCHAR)
                .param("reason", CapacityColumns.reason(capacity))
                .param("delegation", CapacityColumns.delegation(capacity), Types.OTHER)
                .param("cited", CapacityColumns.cited(capacity))
                .param("org", document.organisation())
                .param("persons", new UUID[] {document.uploadedBy()})
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<IssueNumber> number(UUID document) {
        return db.sql("select number, notation, day from document_number where document = ?")
                .param(document)
                .query(
                        (rs, n) ->
                                new IssueNumber(
                                        rs.getInt("number"),
                                        rs.getString("notation"),
                                        rs.getObject("day", LocalDate.class)))
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isTaken(UUID organisation, IssueNumber issue) {
        return db.sql(
                        """
                        select exists (select 1 from document_number
                         where organisation = ? and year = ? and number = ? and notation = ?)
                        """)
                .params(organisation, issue.day().getYear(), issue.number(), issue.notation())
                .query(Boolean.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public int nextNumber(UUID organisation, int year) {
        return db.sql(
                        """
                        select coalesce(max(number), 0) + 1 from document_number
                         where organisation = ? and year = ?
                        """)
                .params(organisation, year)
                .query(Integer.class)
                .single();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void number(Document document, IssueNumber issue) {
        db.sql(
                        """
                        insert into document_number (document, organisation, year, number, notation, day, scope_org,
                               scope_persons)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        document.id(),
                        document.organisation(),
                        issue.day().getYear(),
                        issue.number(),
                        issue.notation(),
                        issue.day(),
                        document.organisation(),
                        new UUID[] {document.uploadedBy()})
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(SigningSession session, Document document) {
        var issue = session.issue();
        db.sql(
                        """
                        insert into signing_session (id, document, document_version, kind, certificate, person,
                               issue_number, issue_notation, issue_day, capacity, capacity_reason, delegation,
                               delegation_cited, status_unknown, prepared_sha256, expires_at, scope_org, scope_persons)
                        values (:id, :document, :version, :kind, :certificate, :person, :number, :notation, :day,
                               :capacity, :reason, :delegation, :cited, :unknown, :prepared, :expires, :org, :persons)
                        """)
                .param("id", session.id())
                .param("document", session.document())
                .param("version", session.documentVersion())
                .param("kind", session.kind().name())
                .param("certificate", session.certificate())
                .param("person", session.person())
                .param("number", issue == null ? null : issue.number(), Types.INTEGER)
                .param("notation", issue == null ? null : issue.notation(), Types.VARCHAR)
                .param("day", issue == null ? null : issue.day(), Types.DATE)
                .param("capacity", CapacityColumns.finding(session.capacity()), Types.VARCHAR)
                .param("reason", CapacityColumns.reason(session.capacity()))
                .param("delegation", CapacityColumns.delegation(session.capacity()), Types.OTHER)
                .param("cited", CapacityColumns.cited(session.capacity()))
                .param("unknown", session.statusUnknown())
                .param("prepared", session.prepared())
                .param("expires", session.expiresAt().atOffset(ZoneOffset.UTC))
                .param("org", document.organisation())
                .param("persons", new UUID[] {session.person()})
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<SigningSession> session(UUID id) {
        return db.sql(
                        """
                        select id, document, document_version, kind, certificate, person, issue_number, issue_notation,
                               issue_day, capacity, capacity_reason, delegation, delegation_cited, status_unknown, prepared_sha256,
                               expires_at
                          from signing_session where id = ? and used_at is null
                        """)
                .param(id)
                .query(
                        (rs, n) ->
                                new SigningSession(
                                        rs.getObject("id", UUID.class),
                                        rs.getObject("document", UUID.class),
                                        rs.getInt("document_version"),
                                        SignatureKind.valueOf(rs.getString("kind")),
                                        rs.getObject("certificate", UUID.class),
                                        rs.getObject("person", UUID.class),
                                        issue(rs),
                                        CapacityColumns.of(rs),
                                        rs.getBoolean("status_unknown"),
                                        rs.getString("prepared_sha256"),
                                        instant(rs, "expires_at")))
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isSessionOf(UUID session, UUID person) {
        return db.sql("select exists (select 1 from signing_session where id = ? and person = ?)")
                .params(session, person)
                .query(Boolean.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean hasSigned(UUID document, SignatureKind kind, UUID person) {
        return db.sql(
                        """
                        select exists (select 1 from signing_session
                         where document = ? and kind = ? and person = ? and used_at is not null)
                        """)
                .params(document, kind.name(), person)
                .query(Boolean.class)
                .single();
    }

    @Override
    @Transactional
    public boolean take(UUID session, Instant now) {
        return db.sql(
                                """
                                update signing_session set used_at = :now
                                 where id = :id and used_at is null and expires_at > :now
                                """)
                        .param("id", session)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    @Transactional
    public void giveBack(UUID session) {
        db.sql("update signing_session set used_at = null where id = ?").param(session).update();
    }

    static Document document(ResultSet rs, int n) throws SQLException {
        return new Document(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getObject("organisation", UUID.class),
                PurposeColumns.of(rs),
                DocumentStage.valueOf(rs.getString("stage")),
                rs.getString("sha256"),
                rs.getLong("size"),
                rs.getObject("uploaded_by", UUID.class),
                instant(rs, "uploaded_at"),
                rs.getInt("version"));
    }

    private static @Nullable IssueNumber issue(ResultSet rs) throws SQLException {
        int number = rs.getInt("issue_number");
        return rs.wasNull()
                ? null
                : new IssueNumber(
                        number,
                        rs.getString("issue_notation"),
                        rs.getObject("issue_day", LocalDate.class));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
