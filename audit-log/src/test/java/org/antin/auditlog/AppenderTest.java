package org.antin.auditlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;

class AppenderTest {
    private static final Instant NOON = Instant.parse("2020-09-01T05:00:00Z");
    private final Appender appender = new Appender("antin.example/audit", HeadSigner.fresh());

    @Test
    @DisplayName("D2.4: each append gives the line, the grown tree and its signed head")
    void append() {
        var leaves = new ArrayList<Hash>();
        var frontier = Frontier.EMPTY;
        for (int seq = 1; seq <= 20; seq++) {
            var appended = appender.append(frontier, entry(seq), NOON);
            leaves.add(MerkleTree.leafHash(appended.line()));
            frontier = appended.frontier();
            assertThat(appended.head().head())
                    .isEqualTo(
                            new TreeHead(
                                    "antin.example/audit",
                                    seq,
                                    MerkleTreeTest.recursive(leaves),
                                    NOON));
            assertThat(appender.signer().verifier().verifies(appended.head())).isTrue();
        }
    }

    @Test
    @DisplayName("an entry that isn't the next one is refused")
    void nextOnly() {
        assertThatThrownBy(() -> appender.append(Frontier.EMPTY, entry(2), NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("D3.3: one append costs a fraction of a millisecond of processor time")
    void quick() {
        var frontier = Frontier.EMPTY;
        var threads = ManagementFactory.getThreadMXBean();
        long fastest = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long start = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < 200; i++) {
                frontier = appender.append(frontier, entry(frontier.size() + 1), NOON).frontier();
            }
            fastest = Math.min(fastest, (threads.getCurrentThreadCpuTime() - start) / 200);
        }
        System.out.printf("audit append: %.3f ms of processor time%n", fastest / 1e6);
        assertThat(fastest).as("nanoseconds").isLessThan(1_500_000);
    }

    static AuditEntry entry(long seq) {
        var who = new AuditEntry.Who("p-2", "Trần Thị Lan", "CLERK", "o-1");
        return AuditEntry.of(
                seq, NOON, who, "dossier.submit", "dossier", "d-" + seq, "", Map.of("n", "" + seq));
    }
}
