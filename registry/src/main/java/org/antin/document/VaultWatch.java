package org.antin.document;

import io.micrometer.core.instrument.MeterRegistry;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.database.DataFolder;
import org.antin.document.Damages.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Reads every stored document again at night and compares it with what the register says of it
/// (Điều 7.2). What has changed is told: to the clerks of the body on their pages, in the log, and
/// by a figure that those who run the server watch. A round is cut into short pieces and goes on
/// where it was after a restart, or after the vault didn't answer: what couldn't be read isn't
/// called damaged.
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
    private final Path data;
    private final AtomicLong damaged = new AtomicLong();

    VaultWatch(
            Damages damages,
            Documents documents,
            Destructions destructions,
            Vault vault,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry meters,
            @Value("${antin.data-dir}") Path data) {
        this.damages = damages;
        this.documents = documents;
        this.destructions = destructions;
        this.vault = vault;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.data = data;
        meters.gauge("antin.vault.damaged", damaged);
        meters.gauge("antin.vault.away", vault, asked -> asked.awaySince().isPresent() ? 1 : 0);
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

    /// A folder that was restored is read at once, not at night: is each document there that the
    /// register speaks of?
    @EventListener(ApplicationReadyEvent.class)
    void afterRestore() throws IOException {
        var mark = data.resolve(DataFolder.CHECK_VAULT);
        if (!Files.exists(mark)) return;
        Acting.run(
                ITSELF,
                () -> transaction.executeWithoutResult(status -> damages.begin(clock.instant())));
        Files.delete(mark);
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
        int looked = 0;
        while (looked < next.size() && look(next.get(looked))) looked++;
        if (looked > 0) {
            var came = new Round(next.get(looked - 1).id(), round.get().checked() + looked);
            transaction.executeWithoutResult(status -> damages.cameTo(came));
        }
        return looked == next.size();
    }

    /// @return false when the vault doesn't answer: this document is looked at when it does
    private boolean look(Document document) {
        var contents = transaction.execute(status -> destructions.contents(document.id()));
        if (contents == null) return true;
        for (var content : contents) {
            try {
                var standing = vault.standing(content);
                transaction.executeWithoutResult(status -> tell(document, content, standing));
            } catch (VaultAway e) {
                if (!vault.answers()) return false;
                // This one only: neither whole nor damaged as far as anybody knows.
                LOG.error("the vault can't read {}", content, e);
            }
        }
        return true;
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
