package org.antin.audit;

import org.antin.access.Actor;
import org.antin.auditlog.Appender;
import org.antin.auditlog.AuditEntry;
import org.antin.auditlog.Frontier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The one door to the log. An act is appended in the transaction of the change it tells of, and
/// last in it: the tree's head is a lock every append takes until its commit.
@Component
public class AuditTrail {
    /// Any number, but always this one: the lock on the tree's head.
    private static final long HEAD_LOCK = 6_962L;

    private static final int BATCH = 1000;

    private static final String INSERT =
            """
            with frontier as (insert into audit_frontier (size, peaks) values (:size, :peaks))
            insert into audit_entry (seq, at, actor_account, actor_name, capacity, action, subject_kind,
                   subject, outcome, code, line, head, scope_org, scope_authority, scope_persons)
            values (:seq, :at, :account, :name, :capacity, :action, :kind, :subject, :outcome, :code,
                   :line, :head, :org, :authority, :persons)
            """;

    private final JdbcClient db;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;
    private final Appender tree;

    AuditTrail(JdbcClient db, NamedParameterJdbcTemplate batches, Clock clock, Appender tree) {
        this.db = db;
        this.batches = batches;
        this.clock = clock;
        this.tree = tree;
    }

    /// Appends one line; it counts once the surrounding transaction commits.
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(Act act) {
        appendAll(List.of(act));
    }

    /// Appends many lines in their order, each with its own signed head, taking the lock once.
    @Transactional(propagation = Propagation.MANDATORY)
    public void appendAll(List<Act> acts) {
        if (acts.isEmpty()) return;
        var head = headHeld();
        var before = head.frontier == null ? lockedHead() : head.frontier;
        Instant at = clock.instant();
        var entries = new ArrayList<AuditEntry>();
        for (var act : acts)
            entries.add(entry(before.size() + 1 + entries.size(), at, withSystem(act)));
        var appended = tree.appendAll(before, entries, at);
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (int i = 0; i < acts.size(); i++)
            rows.add(row(acts.get(i), entries.get(i), appended.get(i)));
        insert(rows);
        head.frontier = appended.getLast().frontier();
    }

    private Frontier lockedHead() {
        db.sql("select pg_advisory_xact_lock(?)").param(HEAD_LOCK).query((rs, n) -> 1).single();
        return db.sql("select size, peaks from audit_frontier order by size desc limit 1")
                .query((rs, n) -> Frontier.of(rs.getLong(1), rs.getBytes(2)))
                .optional()
                .orElse(Frontier.EMPTY);
    }

    /// The tree's head as the running transaction knows it. From its first append to its end the
    /// transaction holds the lock, so nobody else moves the head; only a savepoint that is rolled
    /// back takes lines, and perhaps the lock, away again.
    private final class HeadHeld implements TransactionSynchronization {
        private @Nullable Frontier frontier;

        private boolean isOf(AuditTrail trail) {
            return trail.equals(AuditTrail.this);
        }

        @Override
        public void savepointRollback(Object savepoint) {
            frontier = null;
        }
    }

    private HeadHeld headHeld() {
        for (var each : TransactionSynchronizationManager.getSynchronizations())
            if (each instanceof HeadHeld held && held.isOf(this)) return held;
        var held = new HeadHeld();
        TransactionSynchronizationManager.registerSynchronization(held);
        return held;
    }

    /// Which connected system stood between the account and the act.
    private static Act withSystem(Act act) {
        var via = act.actor().via();
        return via == null ? act : act.with("connection", via.connection());
    }

    private void insert(List<Map<String, @Nullable Object>> rows) {
        if (rows.size() == 1) {
            db.sql(INSERT).params(rows.getFirst()).update();
            return;
        }
        for (int i = 0; i < rows.size(); i += BATCH)
            batches.batchUpdate(
                    INSERT,
                    rows.subList(i, Math.min(rows.size(), i + BATCH)).stream()
                            .map(MapSqlParameterSource::new)
                            .toArray(MapSqlParameterSource[]::new));
    }

    private static Map<String, @Nullable Object> row(
            Act act, AuditEntry entry, Appender.Appended next) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("size", entry.seq());
        row.put("peaks", next.frontier().peakBytes());
        row.put("seq", entry.seq());
        row.put("at", entry.at().atOffset(ZoneOffset.UTC));
        row.put("account", act.actor().account());
        row.put("name", act.actor().name());
        row.put("capacity", act.capacity() == null ? "" : act.capacity().code());
        row.put("action", act.action());
        row.put("kind", act.subjectKind());
        row.put("subject", act.subject());
        row.put("outcome", act.refusal().isEmpty() ? "done" : "refused");
        row.put("code", act.refusal());
        row.put("line", next.line());
        row.put("head", next.head().note().getBytes(StandardCharsets.UTF_8));
        row.put("org", act.scope() == null ? null : act.scope().organisation());
        row.put("authority", act.scope() == null ? null : act.scope().authority());
        row.put("persons", persons(act));
        return row;
    }

    /// A line of its own for somebody turned away before any door was reached.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refusedAtTheDoor(Actor actor, String asked) {
        append(Act.of(actor, "access.open", "page", asked).refused("common.not-allowed"));
    }

    /// A line of its own for a thing that isn't there or is out of scope: the two look the same to
    /// the person and are told apart by nobody but the auditor, who has the id.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void notFound(Actor actor, String subjectKind, String id) {
        append(Act.of(actor, "access.read", subjectKind, id).refused("common.not-found"));
    }

    private static AuditEntry entry(long seq, Instant at, Act act) {
        var actor = act.actor();
        return AuditEntry.of(
                seq,
                at,
                new AuditEntry.Who(
                        actor.account() == null ? "" : actor.account().toString(),
                        actor.name(),
                        act.capacity() == null ? "" : act.capacity().code(),
                        act.scope() == null ? "" : act.scope().organisation().toString()),
                act.action(),
                act.subjectKind(),
                act.subject(),
                act.refusal(),
                act.facts());
    }

    private static UUID[] persons(Act act) {
        var persons =
                new java.util.LinkedHashSet<UUID>(
                        act.scope() == null ? List.of() : act.scope().persons());
        @Nullable UUID self = act.actor().person();
        if (self != null) persons.add(self);
        return persons.toArray(UUID[]::new);
    }
}
