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
        var fates =
                new Mutants(6)
                        .of(
                                List.of(
                                        new Mutants.Duty(
                                                "D5.1",
                                                List.of("Routing"),
                                                List.of("RoutingTableTest")),
                                        new Mutants.Duty(
                                                "blind",
                                                List.of("Routing"),
                                                List.of("FoldingTest"))));
        var fate = fates.get("D5.1").get("Routing");
        assertThat(fate.reached()).isPositive();
        assertThat(fate.killed()).as("%s", fate).isPositive();
        assertThat(fates.get("blind").get("Routing").killed())
                .as("a test that never comes by")
                .isZero();
    }
}
