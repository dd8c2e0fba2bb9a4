package org.antin.document;

import io.micrometer.core.instrument.MeterRegistry;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.document.Damages.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Reads every stored document again at night and compares it with what the register says of it
/// (Điều 7.2). What has changed is told: to the clerks of the body on their pages, in the log, and
/// by a figure that those who run the server watch. A round is cut into short pieces and goes on
/// where it was after a restart.
@Component
class VaultWatch {
    private static final Logger LOG = LoggerFactory.getLogger(VaultWatch.class);
    private static final Actor ITSELF = Actor.system("vault-watch");
    private static final int BATCH = 20;

    /// Other jobs wait no longer than this.
    private static final Duration PIECE = Duration.ofSeconds(5);

    private final Damages damages;
    private final Documents documents;
    private final Destructions destructions;
    private final Vault vault;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicLong damaged = new AtomicLong();

    VaultWatch(
            Damages damages,
            Documents documents,
            Destructions destructions,
            Vault vault,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry meters) {
        this.damages = damages;
        this.documents = documents;
        this.destructions = destructions;
        this.vault = vault;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        meters.gauge("antin.vault.damaged", damaged);
    }

    /// A new round, unless the last one isn't through yet.
    @Scheduled(cron = "${antin.vault.check:0 30 1 * * *}", zone = "Asia/Ho_Chi_Minh")
    void begin() {
        Acting.run(
                ITSELF,
                () ->
                        transaction.executeWithoutResult(
                                status -> {
                                    if (damages.underWay().isEmpty()) {
                                        damages.begin(clock.instant());
                                    }
                                }));
    }

    /// Goes on with the round under way for a while.
    @Scheduled(fixedDelayString = "${antin.vault.check-pause:PT5S}", initialDelayString = "PT1M")
    void goOn() {
        Acting.run(
                ITSELF,
                () -> {
                    var until = clock.instant().plus(PIECE);
                    while (piece() && clock.instant().isBefore(until)) {
                        // The next one.
                    }
                    damaged.set(count());
                });
    }

    private long count() {
        Long open = transaction.execute(status -> damages.count());
        return open == null ? 0 : open;
    }

    /// @return whether there is more to do
    private boolean piece() {
        var round = transaction.execute(status -> damages.underWay());
        if (round == null || round.isEmpty()) return false;
        var next = transaction.execute(status -> damages.next(round.get(), BATCH));
        if (next == null || next.isEmpty()) {
            transaction.executeWithoutResult(status -> damages.finish(clock.instant()));
            return false;
        }
        for (var document : next) look(document);
        var came = new Round(next.getLast().id(), round.get().checked() + next.size());
        transaction.executeWithoutResult(status -> damages.cameTo(came));
        return true;
    }

    private void look(Document document) {
        var contents = transaction.execute(status -> destructions.contents(document.id()));
        if (contents == null) return;
        for (var content : contents) {
            try {
                var standing = vault.standing(content);
                transaction.executeWithoutResult(status -> tell(document, content, standing));
            } catch (UncheckedIOException e) {
                LOG.error("the vault can't read {}", content, e);
            }
        }
    }

    private void tell(Document document, String content, Vault.Standing standing) {
        var now = clock.instant();
        if (standing == Vault.Standing.WHOLE) {
            if (damages.whole(document.id(), content, now)) log(document, content, "vault.mended");
            return;
        }
        // Destroyed, or an old session's bytes taken away, since they were listed.
        boolean there =
                documents
                        .find(document.id())
                        .filter(still -> still.stage() != DocumentStage.DESTROYED)
                        .isPresent();
        if (!there || !destructions.isNeeded(content)) return;
        if (damages.found(document, content, standing, now)) {
            LOG.error("a stored content is {}: document {}", standing, document.id());
            log(document, content, "vault.damaged." + standing);
        }
    }

    private void log(Document document, String content, String action) {
        audit.append(
                Act.of(ITSELF, action.toLowerCase(java.util.Locale.ROOT), "document", document.id())
                        .in(document.scope())
                        .with("sha256", content));
    }
}
