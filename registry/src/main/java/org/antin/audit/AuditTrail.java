package org.antin.audit;

import org.antin.access.Actor;
import org.antin.auditlog.Appender;
import org.antin.auditlog.AuditEntry;
import org.antin.auditlog.Frontier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// The one door to the log. An act is appended in the transaction of the change it tells of, and
/// last in it: the tree's head is a lock every append takes until its commit.
@Component
public class AuditTrail {
    /// Any number, but always this one: the lock on the tree's head.
    private static final long HEAD_LOCK = 6_962L;

    private final JdbcClient db;
    private final Clock clock;
    private final Appender tree;

    AuditTrail(JdbcClient db, Clock clock, Appender tree) {
        this.db = db;
        this.clock = clock;
        this.tree = tree;
    }

    /// Appends one line; it counts once the surrounding transaction commits.
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(Act act) {
        db.sql("select pg_advisory_xact_lock(?)").param(HEAD_LOCK).query((rs, n) -> 1).single();
        var before =
                db.sql("select size, peaks from audit_frontier order by size desc limit 1")
                        .query((rs, n) -> Frontier.of(rs.getLong(1), rs.getBytes(2)))
                        .optional()
                        .orElse(Frontier.EMPTY);
        Instant at = clock.instant();
        var entry = entry(before.size() + 1, at, act);
        var next = tree.append(before, entry, at);
        db.sql(
                        """
                        with frontier as (insert into audit_frontier (size, peaks) values (:size, :peaks))
                        insert into audit_entry (seq, at, actor_account, actor_name, capacity, action, subject_kind,
                               subject, outcome, code, line, head, scope_org, scope_authority, scope_persons)
                        values (:seq, :at, :account, :name, :capacity, :action, :kind, :subject, :outcome, :code,
                               :line, :head, :org, :authority, :persons)
                        """)
                .param("size", entry.seq())
                .param("peaks", next.frontier().peakBytes())
                .param("seq", entry.seq())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("account", act.actor().account())
                .param("name", act.actor().name())
                .param("capacity", act.capacity() == null ? "" : act.capacity().code())
                .param("action", act.action())
                .param("kind", act.subjectKind())
                .param("subject", act.subject())
                .param("outcome", act.refusal().isEmpty() ? "done" : "refused")
                .param("code", act.refusal())
                .param("line", next.line())
                .param("head", next.head().note().getBytes(StandardCharsets.UTF_8))
                .param("org", act.scope() == null ? null : act.scope().organisation())
                .param("authority", act.scope() == null ? null : act.scope().authority())
                .param("persons", persons(act))
                .update();
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
