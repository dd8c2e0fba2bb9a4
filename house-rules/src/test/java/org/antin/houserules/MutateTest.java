package org.antin.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;

/// `./antin mutate` on one duty; the others run by the command.
class MutateTest {
    @Test
    @Needs
    @DisplayName(
            "D5.1: breaks of Routing are noticed by RoutingTableTest, and by a blind test none")
    void oneDuty() throws Exception {
        var mutants = new Mutants(6);
        var fate = mutants.of(List.of("Routing"), List.of("RoutingTableTest")).get("Routing");
        assertThat(fate.made()).isPositive();
        assertThat(fate.killed()).as("%s", fate).isPositive();
        var blind = mutants.of(List.of("Routing"), List.of("FoldingTest")).get("Routing");
        assertThat(blind.killed()).as("a test that never comes by").isZero();
    }
}
