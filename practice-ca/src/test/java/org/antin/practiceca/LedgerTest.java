package org.antin.practiceca;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.ArrayList;

class LedgerTest {
    @ParameterizedTest
    @EnumSource(Ledger.Counter.class)
    @DisplayName("Numbers only grow, whenever the process ends: at, before or after a full block")
    void numbers(Ledger.Counter counter, @TempDir Path dir) {
        var taken = new ArrayList<Long>();
        for (int times : new int[] {1, 1, 0, 2, 15, 16, 17, 999, 1000, 1001, 1}) {
            try (var ledger = Ledger.open(dir.resolve("journal"))) {
                for (int i = 0; i < times; i++) taken.add(ledger.take(counter));
            }
        }
        assertThat(taken).hasSize(3053).isSorted().doesNotHaveDuplicates();
        assertThat(taken.getFirst()).isPositive();
    }
}
