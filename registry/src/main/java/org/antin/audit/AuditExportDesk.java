package org.antin.audit;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.auditlog.Appender;
import org.antin.auditlog.AuditExport;
import org.antin.auditlog.Frontier;
import org.antin.auditlog.SignedTreeHead;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// The whole log for somebody who will check it elsewhere (Điều 8.2a). A part can't be checked, so
/// the export holds every line whoever it is about, and only inspectors and administrators of the
/// whole province get it; that they did stands in the log first.
@Component
public class AuditExportDesk {
    private static final int FETCH = 500;

    private final JdbcClient db;
    private final TransactionTemplate writing;
    private final TransactionTemplate snapshot;
    private final AuditTrail audit;
    private final Appender tree;
    private final Clock clock;

    AuditExportDesk(
            JdbcClient db,
            TransactionTemplate transaction,
            AuditTrail audit,
            Appender tree,
            Clock clock) {
        this.db = db;
        this.writing = transaction;
        this.snapshot =
                new TransactionTemplate(
                        java.util.Objects.requireNonNull(transaction.getTransactionManager()));
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
        this.audit = audit;
        this.tree = tree;
        this.clock = clock;
    }

    /// What was asked for, once it is allowed.
    @FunctionalInterface
    public interface Export {
        /// @param out stays open
        void writeTo(OutputStream out) throws IOException;
    }

    /// The whole log, read in one snapshot when it is written.
    public Outcome<Export> everything(Actor actor) {
        return guarded(actor, "audit.export").map(_ -> this::write);
    }

    /// The signed head of the log as it stands: for a witness outside the house.
    public Outcome<String> checkpoint(Actor actor) {
        return guarded(actor, "audit.take-checkpoint")
                .map(_ -> Acting.as(house(), this::newest).note());
    }

    /// The log's public key, PEM. No secret; whoever checks must have it from elsewhere than the
    /// export.
    public String publicKey() {
        return tree.signer().verifier().pem();
    }

    /// Whether the actor may; said in the log before anything is read, so that what is taken away
    /// holds the line about its taking.
    private Outcome<Boolean> guarded(Actor actor, String action) {
        Outcome<Boolean> outcome =
                mayExport(actor)
                        ? Outcome.done(true)
                        : Outcome.refused(new CommonRefusal.NotAllowed());
        writing.executeWithoutResult(
                status -> audit.append(Act.of(actor, action, "audit", "log").outcome(outcome)));
        return outcome;
    }

    /// Inspection or administration of the whole province.
    public boolean mayExport(Actor actor) {
        var tops =
                java.util.stream.Stream.of(Role.INSPECTOR, Role.ADMINISTRATOR)
                        .flatMap(role -> actor.organisations(role).stream())
                        .toList();
        return !tops.isEmpty() && isTop(tops);
    }

    /// A body above which there is none, and no association: those stand beside the province.
    private boolean isTop(List<java.util.UUID> organisations) {
        return java.util.Objects.requireNonNull(
                Acting.as(
                        house(),
                        () ->
                                snapshot.execute(
                                        status ->
                                                db.sql(
                                                                """
                                                                select exists (
                                                                  select 1 from organisation_tree t
                                                                   where t.organisation = any (:these) and nlevel(t.path) = 1
                                                                     and not exists (select 1 from organisation o
                                                                                      where o.id = t.organisation and o.kind = 'ASSOCIATION'))
                                                                """)
                                                        .param(
                                                                "these",
                                                                organisations.toArray(
                                                                        java.util.UUID[]::new))
                                                        .query(Boolean.class)
                                                        .single())));
    }

    void write(OutputStream out) throws IOException {
        try {
            Acting.run(house(), () -> snapshot.executeWithoutResult(status -> stream(out)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void stream(OutputStream out) {
        try {
            var closing = newestInSnapshot();
            var size = frontier().size();
            var export = AuditExport.begin(out, tree.origin(), tree.signer().verifier(), size);
            db.sql("select line, head from audit_entry order by seq")
                    .withFetchSize(FETCH)
                    .query((RowCallbackHandler) rs -> export.add(rs.getBytes(1), rs.getBytes(2)));
            export.finish(closing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SignedTreeHead newest() {
        return java.util.Objects.requireNonNull(snapshot.execute(status -> newestInSnapshot()));
    }

    /// The last line's own head; of a log without one, or whose last head was spoilt, a new one.
    private SignedTreeHead newestInSnapshot() {
        Optional<byte[]> note =
                db.sql("select head from audit_entry order by seq desc limit 1")
                        .query((rs, n) -> rs.getBytes(1))
                        .optional();
        return note.flatMap(n -> SignedTreeHead.parse(new String(n, StandardCharsets.UTF_8)))
                .orElseGet(() -> tree.head(frontier(), clock.instant()));
    }

    private Frontier frontier() {
        return db.sql("select size, peaks from audit_frontier order by size desc limit 1")
                .query((rs, n) -> Frontier.of(rs.getLong(1), rs.getBytes(2)))
                .optional()
                .orElse(Frontier.EMPTY);
    }

    private static Actor house() {
        return Actor.system("audit-export");
    }
}
