package org.antin.document;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.LinkedHashSet;
import java.util.List;

/// Erases from the vault what destroyed documents left there and nobody else refers to (T12). What
/// it is to do stands in the database since the commit of the destruction, so a crash only delays
/// it. What a cut-off act left behind goes the same way.
@Component
class Eraser {
    private static final Logger LOG = LoggerFactory.getLogger(Eraser.class);
    private static final Actor ITSELF = Actor.system("eraser");
    private static final int BATCH = 1000;

    private final Destructions destructions;
    private final Vault vault;
    private final TransactionTemplate transaction;

    Eraser(Destructions destructions, Vault vault, TransactionTemplate transaction) {
        this.destructions = destructions;
        this.vault = vault;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${antin.vault.erase:PT5M}", initialDelayString = "PT1M")
    void erase() {
        Acting.run(
                ITSELF,
                () -> {
                    List<String> wanted = transaction.execute(status -> destructions.wanted(BATCH));
                    var all = new LinkedHashSet<>(wanted);
                    all.addAll(vault.leftOver());
                    for (var content : all) if (!erase(content)) return;
                });
    }

    /// @return false when the others needn't be tried now
    private boolean erase(String content) {
        try {
            if (vault.erase(content, () -> isNeeded(content))) {
                transaction.executeWithoutResult(status -> destructions.settled(content));
            }
            return true;
        } catch (VaultAway e) {
            // Tried again. If it is about this one only, the others needn't wait for it.
            LOG.error("the vault can't erase {}", content, e);
            return vault.answers();
        }
    }

    private boolean isNeeded(String content) {
        return Boolean.TRUE.equals(transaction.execute(status -> destructions.isNeeded(content)));
    }
}
