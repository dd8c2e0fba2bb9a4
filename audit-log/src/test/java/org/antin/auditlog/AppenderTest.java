package org.antin.auditlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    @DisplayName("D2.4: many at once give the same lines, trees and heads as one by one")
    void manyAtOnce() {
        var entries = new ArrayList<AuditEntry>();
        for (int seq = 1; seq <= 50; seq++) entries.add(entry(seq));
        var together = appender.appendAll(Frontier.EMPTY, entries, NOON);
        var frontier = Frontier.EMPTY;
        for (int i = 0; i < entries.size(); i++) {
            var single = appender.append(frontier, entries.get(i), NOON);
            assertThat(together.get(i)).isEqualTo(single);
            frontier = single.frontier();
        }
    }

    @Test
    @DisplayName("a gap among many is refused")
    void noGapAmongMany() {
        var entries = List.of(entry(1), entry(3));
        assertThatThrownBy(() -> appender.appendAll(Frontier.EMPTY, entries, NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static AuditEntry entry(long seq) {
        var who = new AuditEntry.Who("p-2", "Trần Thị Lan", "CLERK", "o-1");
        return AuditEntry.of(
                seq, NOON, who, "dossier.submit", "dossier", "d-" + seq, "", Map.of("n", "" + seq));
    }
}
