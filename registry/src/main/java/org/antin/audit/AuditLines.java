package org.antin.audit;

import org.antin.kernel.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/// The log as far as the actor may read it (`role_reach`, resource `audit`, and one's own acts).
@Component
public class AuditLines {
    private final JdbcClient db;

    AuditLines(JdbcClient db) {
        this.db = db;
    }

    /// Newest first; one line more than `limit` says that there is a next page.
    @Transactional(readOnly = true)
    public List<AuditLine> page(AuditQuery query) {
        return db.sql(
                        """
                        select seq, at, actor_account, actor_name, capacity, action, subject_kind, subject, code
                          from audit_entry
                         where (:from::timestamptz is null or at >= :from)
                           and (:to::timestamptz is null or at < :to)
                           and (:actor = '' or strpos(lower(actor_name), lower(:actor)) > 0)
                           and (:account::uuid is null or actor_account = :account)
                           and (:action = '' or starts_with(action, :action))
                           and (:kind = '' or subject_kind = :kind)
                           and (:subject = '' or subject = :subject)
                           and (:outcome::text is null or outcome = :outcome)
                           and (:text = '' or strpos(code, :text) > 0 or strpos(subject, :text) > 0)
                           and (:before::bigint is null or seq < :before)
                         order by seq desc limit :limit
                        """)
                .param("from", start(query.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "to",
                        start(query.to() == null ? null : query.to().plusDays(1)),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("actor", query.actor())
                .param("account", query.account(), Types.OTHER)
                .param("action", query.action())
                .param("kind", query.subjectKind())
                .param("subject", query.subject())
                .param("outcome", query.outcome(), Types.VARCHAR)
                .param("text", query.text())
                .param("before", query.before(), Types.BIGINT)
                .param("limit", query.limit() + 1)
                .query((rs, n) -> line(rs))
                .list();
    }

    private static @Nullable OffsetDateTime start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(Days.ZONE).toOffsetDateTime();
    }

    private static AuditLine line(ResultSet rs) throws SQLException {
        return new AuditLine(
                rs.getLong("seq"),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getObject("actor_account", UUID.class),
                rs.getString("actor_name"),
                rs.getString("capacity"),
                rs.getString("action"),
                rs.getString("subject_kind"),
                rs.getString("subject"),
                rs.getString("code"));
    }
}
