package org.antin.audit;

import org.antin.kernel.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        var asked = new Conditions();
        asked.and("at >= :from", "from", start(query.from()));
        asked.and("at < :to", "to", start(query.to() == null ? null : query.to().plusDays(1)));
        asked.and("lower(actor_name) like lower(:actor)", "actor", part(query.actor()));
        asked.and("actor_account = :account", "account", query.account());
        // equality alone can use an index under row-level security
        var area = query.action().replaceFirst("\\.$", "");
        asked.and(area.contains(".") ? "action = :action" : "area = :action", "action", area);
        asked.and("subject_kind = :kind", "kind", query.subjectKind());
        asked.and("subject = :subject", "subject", query.subject());
        asked.and("outcome = :outcome", "outcome", query.outcome());
        asked.and("(code like :text or subject like :text)", "text", part(query.text()));
        asked.and("seq < :before", "before", query.before());
        // cut first, dressed after: what people type is looked for in an index alone (V072)
        return db.sql(
                        """
                        select seq, at, actor_account, actor_name, capacity, action, subject_kind, subject, code
                          from audit_entry
                         where seq in (select seq from audit_entry where true %s order by seq desc limit :limit)
                         order by seq desc
                        """
                                .formatted(asked.sql))
                .params(asked.values)
                .param("limit", query.limit() + 1)
                .query((rs, n) -> line(rs))
                .list();
    }

    /// Only what was asked for gets into the statement: a condition that may be switched off keeps
    /// PostgreSQL from its indexes.
    private static final class Conditions {
        private final StringBuilder sql = new StringBuilder();
        private final Map<String, Object> values = new HashMap<>();

        void and(String condition, String name, @Nullable Object value) {
            if (value == null || value.equals("")) return;
            sql.append(" and ").append(condition);
            values.put(name, value);
        }
    }

    /// As a pattern that finds it anywhere; nothing when nothing was typed.
    private static String part(String typed) {
        return typed.isEmpty() ? "" : "%" + typed.replaceAll("[\\\\%_]", "\\\\$0") + "%";
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
