package org.antin.audit;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Closes blocks of the log behind what is appended; a log that is older than its blocks is caught
/// up with a piece at a time.
@Component
class BlockCloser {
    private static final Actor ITSELF = Actor.system("block-closer");

    /// Other jobs wait no longer than these take: a few seconds.
    private static final int AT_ONCE = 64;

    private final LogBlocks blocks;
    private final TransactionTemplate transaction;

    BlockCloser(LogBlocks blocks, TransactionTemplate transaction) {
        this.blocks = blocks;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${antin.audit.close:PT20S}", initialDelayString = "PT10S")
    void close() {
        Acting.run(
                ITSELF,
                () -> {
                    for (int i = 0; i < AT_ONCE; i++)
                        if (!Boolean.TRUE.equals(transaction.execute(s -> blocks.closeNext())))
                            return;
                });
    }
}
