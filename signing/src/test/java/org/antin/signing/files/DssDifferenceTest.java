package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.DssVerdict;
import org.antin.signing.Testdata;
import org.antin.signing.check.VerificationReport;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

/// EU DSS as the second opinion over every file at hand: our own of each format and level, the same
/// tampered with, forged certificates, files of other projects. Where both don't say the same, a
/// named [Difference] must explain it.
@Needs
class DssDifferenceTest {
    @TempDir static Path dir;

    /// @param why null when they agree, or when nothing explains it
    private record Compared(
            Sample sample, VerificationReport ours, DssVerdict dss, Difference why) {
        boolean agree() {
            return ours.verdict() == dss.verdict();
        }

        String line() {
            return "%-62s %-13s %-34s %-13s %-42s %s"
                    .formatted(
                            sample.name(),
                            ours.verdict(),
                            String.join(",", Difference.reasons(ours)),
                            dss.verdict(),
                            String.join(",", dss.reasons()),
                            agree() ? "" : why == null ? "UNEXPLAINED" : why);
        }
    }

    @Test
    @DisplayName("Issue 3, 7: EU DSS says the same, or a named reason tells why it doesn't")
    void differencesAreExplained() {
        var samples = new ArrayList<Sample>();
        samples.addAll(Samples.own(dir.resolve("own")));
        samples.addAll(Samples.forged(dir.resolve("forged")));
        boolean others = Testdata.atHand();
        if (others) Testdata.rows().forEach(row -> samples.add(Sample.of(row)));

        List<Compared> all = samples.parallelStream().map(DssDifferenceTest::compare).toList();
        List<Compared> different = all.stream().filter(one -> !one.agree()).toList();
        System.out.println("file, ours, EU DSS, and why they differ:");
        different.forEach(one -> System.out.println(one.line()));
        different.stream()
                .map(Compared::why)
                .filter(why -> why != null)
                .distinct()
                .forEach(why -> System.out.println(why + ": " + why.words()));
        System.out.println(all.size() - different.size() + " of " + all.size() + " agree");

        assertThat(different)
                .filteredOn(one -> one.why() == null)
                .extracting(Compared::line)
                .as("differences nothing explains")
                .isEmpty();
        var met =
                different.stream()
                        .map(Compared::why)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Difference.class)));
        if (others)
            assertThat(met)
                    .as("explanations of nothing")
                    .isEqualTo(EnumSet.allOf(Difference.class));
    }

    private static Compared compare(Sample sample) {
        var ours = sample.ours();
        var dss = sample.dss();
        var why = ours.verdict() == dss.verdict() ? null : Difference.between(ours, dss);
        return new Compared(sample, ours, dss, why);
    }
}
