package org.antin.dossier.store;

import org.antin.database.Where;
import org.antin.dossier.LetterRecords;
import org.antin.dossier.RequestLetter;
import org.antin.dossier.RequestLetters;
import org.antin.kernel.Keyset;
import org.antin.kernel.Slice;
import org.antin.kernel.Window;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Letters to the provider in PostgreSQL.
@Component
class LetterStore implements RequestLetters, LetterRecords {
    private static final String SELECT =
            """
            select id, authority, form, notation, opened_at, opened_by, number, signer, sent_at, channel, version
              from request_letter
            """;

    /// Where a letter not sent yet stands among those that were.
    private static final String NOT_YET = "9999-12-31T00:00:00Z";

    private static final String SENT = "coalesce(sent_at, timestamptz '" + NOT_YET + "')";

    private final JdbcClient db;

    LetterStore(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<RequestLetter> find(UUID id) {
        return db.sql(SELECT + " where id = ?").param(id).query(LetterStore::letter).optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<RequestLetter> findForUpdate(UUID id) {
        return db.sql(SELECT + " where id = ? for update")
                .param(id)
                .query(LetterStore::letter)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public List<RequestLetter> recent(int limit) {
        return db.sql(SELECT + " order by " + SENT + " desc, id desc limit ?")
                .param(limit)
                .query(LetterStore::letter)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Slice<RequestLetter> page(Window window) {
        var where = new Where();
        var cut = where.window(SENT, "timestamptz", "id", true, window);
        var rows =
                where.cut(db, SELECT, "request_letter", "id", cut)
                        .query(LetterStore::letter)
                        .list();
        return Slice.of(rows, window, letter -> new Keyset(place(letter), letter.id()));
    }

    private static String place(RequestLetter letter) {
        var sending = letter.sending();
        return sending == null ? NOT_YET : sending.at().toString();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(RequestLetter letter) {
        db.sql(
                        """
                        insert into request_letter (id, authority, form, notation, opened_at, opened_by, version,
                               scope_org, scope_authority, scope_persons)
                        values (:id, :authority, :form, :notation, :at, :by, :version, :authority, :authority, '{}')
                        """)
                .param("id", letter.id())
                .param("authority", letter.authority())
                .param("form", letter.form())
                .param("notation", letter.notation())
                .param("at", letter.openedAt().atOffset(ZoneOffset.UTC))
                .param("by", letter.openedBy())
                .param("version", letter.version())
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isTaken(RequestLetter letter, int year, String number) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('letter ' || ?::text, 0))")
                .param(letter.authority())
                .query((rs, n) -> 1)
                .single();
        return db.sql(
                        """
                        select exists (select 1 from request_letter
                         where authority = ? and notation = ? and sent_year = ? and number::int = ?)
                        """)
                .params(letter.authority(), letter.notation(), year, Integer.parseInt(number))
                .query(Boolean.class)
                .single();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void save(RequestLetter letter) {
        var sending = letter.sending();
        int changed =
                db.sql(
                                """
                                update request_letter set number = :number, signer = :signer, sent_at = :at,
                                       channel = :channel, version = :version
                                 where id = :id and version = :version - 1 and sent_at is null
                                """)
                        .param("number", sending == null ? null : sending.number(), Types.VARCHAR)
                        .param("signer", sending == null ? null : sending.signer(), Types.OTHER)
                        .param(
                                "at",
                                sending == null ? null : sending.at().atOffset(ZoneOffset.UTC),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("channel", sending == null ? null : sending.channel(), Types.VARCHAR)
                        .param("version", letter.version())
                        .param("id", letter.id())
                        .update();
        if (changed != 1) {
            throw new OptimisticLockingFailureException("letter " + letter.id() + " changed");
        }
    }

    private static RequestLetter letter(ResultSet rs, int n) throws SQLException {
        var sentAt = rs.getObject("sent_at", OffsetDateTime.class);
        return new RequestLetter(
                rs.getObject("id", UUID.class),
                rs.getObject("authority", UUID.class),
                rs.getString("form"),
                rs.getString("notation"),
                rs.getObject("opened_at", OffsetDateTime.class).toInstant(),
                rs.getObject("opened_by", UUID.class),
                sentAt == null
                        ? null
                        : new RequestLetter.Sending(
                                rs.getString("number"),
                                rs.getObject("signer", UUID.class),
                                sentAt.toInstant(),
                                rs.getString("channel")),
                rs.getInt("version"));
    }
}
