package org.antin.audit;

import org.antin.audit.LogBlocks.Stretch;
import org.antin.kernel.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The log as far as the actor may read it (`role_reach`, resource `audit`, and one's own acts).
@Component
public class AuditLines {
    /// So many stretches of the log are looked through first, then ever more of them.
    private static final int FIRST = 8;

    private static final String ANYWHERE =
            "select seq from audit_entry where true %s order by seq desc limit :limit";

    private static final String IN_STRETCHES =
            """
            select line.seq
              from unnest(:firsts::bigint[], :lasts::bigint[]) stretch (first_seq, last_seq)
             cross join lateral (select seq from audit_entry
                                  where seq between first_seq and last_seq %s
                                  order by seq desc limit :limit) line
             order by line.seq desc limit :limit
            """;

    private final JdbcClient db;
    private final LogBlocks blocks;

    AuditLines(JdbcClient db, LogBlocks blocks) {
        this.db = db;
        this.blocks = blocks;
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
        var places = blocks.mayHold(query);
        var found = new ArrayList<AuditLine>();
        for (int from = 0, many = FIRST; from < places.size(); from += many, many *= FIRST) {
            var next = places.subList(from, Math.min(places.size(), from + many));
            found.addAll(page(asked, next, query.limit() + 1 - found.size()));
            if (found.size() > query.limit()) break;
        }
        return found;
    }

    /// Cut first, dressed after: what people type is looked for in an index alone (V072).
    private List<AuditLine> page(Conditions asked, List<Stretch> places, int limit) {
        var everywhere = places.equals(List.of(Stretch.EVERYWHERE));
        return db.sql(
                        """
                        select seq, at, actor_account, actor_name, capacity, action, subject_kind, subject, code
                          from audit_entry
                         where seq in (%s)
                         order by seq desc
                        """
                                .formatted(
                                        (everywhere ? ANYWHERE : IN_STRETCHES)
                                                .formatted(asked.sql)))
                .params(asked.values)
                .param("firsts", places.stream().mapToLong(Stretch::first).toArray())
                .param("lasts", places.stream().mapToLong(Stretch::last).toArray())
                .param("limit", limit)
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
