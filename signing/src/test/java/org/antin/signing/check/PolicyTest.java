package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.StringReader;
import java.util.List;
import java.util.Set;

@DisplayName("T28: what a finding means is a table of the rule set chosen by the time of signing")
class PolicyTest {
    private static final List<Reason> FOUND =
            List.of(Reason.REVOCATION_UNKNOWN, Reason.KEY_USAGE, Reason.REVOKED_AFTER);

    private static RuleSet rules(String id, String policy) {
        var table = Policy.read(new StringReader(policy.replace('|', '\t')));
        return new RuleSet(id, null, null, Set.of("SHA-256"), 2048, 256, true, table);
    }

    @Test
    @DisplayName("the same findings come to another verdict under another rule set")
    void twoRuleSets() {
        var table =
                """
                # a circular that takes the key's purpose seriously, and one before it that doesn't
                NEW|key-usage|TOTAL_FAILED|CHAIN_CONSTRAINTS_FAILURE|ERROR
                OLD|key-usage|-|-|INFO
                OLD|revocation-unknown|-|-|WARN
                *|revoked-after|-|-|INFO
                """;
        var strict = rules("NEW", table);
        var mild = rules("OLD", table);
        var other = rules("ANY", table);

        assertThat(strict.gravest(FOUND)).isEqualTo(Reason.KEY_USAGE);
        assertThat(strict.weight(Reason.KEY_USAGE).verdict()).isEqualTo(Verdict.INVALID);
        assertThat(strict.weight(Reason.KEY_USAGE).severity()).isEqualTo(Severity.ERROR);

        assertThat(mild.gravest(FOUND)).isEqualTo(Reason.OK);
        assertThat(mild.weight(Reason.KEY_USAGE).severity()).isEqualTo(Severity.INFO);
        assertThat(mild.weight(Reason.REVOCATION_UNKNOWN).severity()).isEqualTo(Severity.WARN);

        assertThat(other.gravest(FOUND)).isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(other.weight(Reason.KEY_USAGE).verdict()).isEqualTo(Verdict.INDETERMINATE);
        for (var one : List.of(strict, mild, other)) {
            assertThat(one.weight(Reason.REVOKED_AFTER).severity()).isEqualTo(Severity.INFO);
        }
    }

    @Test
    @DisplayName("under the rules that are shipped every code means what the published table says")
    void shipped() {
        for (RuleSet rules : RuleSet.all()) {
            for (Reason reason : Reason.values()) {
                assertThat(rules.weight(reason).indication()).isEqualTo(reason.indication());
                assertThat(rules.weight(reason).subIndication()).isEqualTo(reason.subIndication());
            }
        }
    }

    @Test
    @DisplayName("a row that isn't one stops the program, not the clerk")
    void slips() {
        for (String row : List.of("*|no-such-code|-|-|INFO", "*|key-usage|-|INFO", "*|ok|-|-|LOW"))
            assertThatThrownBy(() -> rules("ANY", row))
                    .isInstanceOf(IllegalArgumentException.class);
    }
}
