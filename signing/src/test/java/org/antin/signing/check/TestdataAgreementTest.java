package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.antin.signing.Testdata;
import org.antin.signing.Testdata.Row;
import org.antin.signing.check.facts.DocumentFacts;
import org.antin.signing.check.facts.DocumentReader;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustStore;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Runs over signed files of other projects with known verdicts. They are read in place and never
/// copied; where they aren't at hand the test is skipped and says so.
@Needs
class TestdataAgreementTest {
    /// What keeps a row that is intact and expected VALID from being VALID even under its own top
    /// certificates at its signing time: the only checks that aren't met.
    private static final Map<String, Set<String>> NOT_MET =
            Map.ofEntries(
                    // Nothing in the file tells of the signer's certificate, and nobody was asked.
                    silent("003_D_pades-epes.pdf"),
                    silent("006_D_doc-firmado-T.pdf"),
                    silent("015_D_Signature-P-DE_SCI-4.pdf"),
                    silent("063_D_certified-no-change-permitted.pdf"),
                    silent("093_D_pades-t-duplicated-sigtst.pdf"),
                    silent("096_D_encrypted.pdf"),
                    silent("147_AX_multifiles-ok.asice"),
                    silent("219_P_pades-with-old-style-signing-cert-attr-issser.pdf"),
                    // The 24 are of several days: when the last was made, certificates of the first
                    // were over, and no time stamp says when those signed.
                    Map.entry("036_D_lt-short.pdf", Set.of("ok", "expired-no-time")),
                    // Signed with a certificate that was over by the signer's own clock.
                    Map.entry(
                            "201_P_form-update-override-appearance-stream.pdf",
                            Set.of("expired-no-time")),
                    Map.entry("210_P_extensions-indirect.pdf", Set.of("expired-no-time")),
                    // SHA-1 of a time when no rule set takes it any more.
                    Map.entry("042_D_pkcs7-no-message-digest.pdf", Set.of("weak-algorithm")));

    private static Map.Entry<String, Set<String>> silent(String file) {
        return Map.entry(file, Set.of("revocation-unknown"));
    }

    private record Line(Row row, VerificationReport bare, VerificationReport trusting) {
        /// Without anchors "can't tell" is right for what should be valid, if it is intact and
        /// nothing was done to it.
        boolean agrees() {
            boolean intact =
                    bare.signatures().stream()
                            .allMatch(
                                    s ->
                                            s.integrity() == Integrity.INTACT
                                                    && s.laterChanges()
                                                                    .compareTo(
                                                                            LaterChanges.PERMITTED)
                                                            <= 0);
            FileVerdict verdict = bare.verdict();
            return switch (row.expected()) {
                case "VALID" -> verdict == FileVerdict.INDETERMINATE && intact;
                case "MALFORMED" ->
                        verdict == FileVerdict.UNREADABLE || verdict == FileVerdict.NOT_SIGNED;
                default -> verdict.name().equals(row.expected());
            };
        }

        boolean falseValid() {
            return bare.verdict() == FileVerdict.VALID
                    || trusting.verdict() == FileVerdict.VALID && !row.expected().equals("VALID");
        }

        Set<String> reasons() {
            return trusting.signatures().stream()
                    .map(s -> s.reason().code())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        String print() {
            String reasons = String.join(",", reasons());
            String line =
                    "%-6s %-72s %-13s %-13s %-13s %s"
                            .formatted(
                                    agrees() ? "agree" : "DIFFER",
                                    row.file(),
                                    row.expected(),
                                    bare.verdict(),
                                    trusting.verdict(),
                                    reasons);
            return agrees() ? line : line + explained();
        }

        /// Both sides of a disagreement: why that verdict was expected, and what ours goes by.
        private String explained() {
            String found =
                    bare.signatures().stream()
                            .flatMap(s -> s.changes().stream())
                            .filter(c -> c.weight().compareTo(LaterChanges.PERMITTED) > 0)
                            .map(Change::code)
                            .distinct()
                            .collect(Collectors.joining(", "));
            return "\n       expected: "
                    + row.why()
                    + "\n       ours: "
                    + bare.conclusion()
                    + "; "
                    + found;
        }
    }

    @Test
    @DisplayName("no false VALID on files of other projects, and a table of agreement")
    void agreesWithOtherProjects() {
        assumeTrue(Testdata.atHand());
        var lines = new ArrayList<Line>();
        for (Row row : Testdata.rows()) lines.add(check(row));
        System.out.println(
                "agreement with cases.tsv (expected; no anchors; own top certificates at signing time)");
        lines.forEach(line -> System.out.println(line.print()));
        long agreed = lines.stream().filter(Line::agrees).count();
        System.out.println(agreed + " of " + lines.size() + " agree");

        assertThat(lines).as("files that must not be VALID").noneMatch(Line::falseValid);
        assertThat(agreed).isGreaterThanOrEqualTo(48);
        assertThat(lines)
                .filteredOn(line -> line.row().expected().equals("VALID"))
                .allSatisfy(
                        line ->
                                assertThat(line.reasons())
                                        .as(line.row().file())
                                        .isEqualTo(
                                                NOT_MET.getOrDefault(
                                                        line.row().file(), Set.of("ok"))));
    }

    private static Line check(Row row) {
        byte[] bytes = row.bytes();
        var bare = verify(row.file(), bytes, TrustStore.none(), null);
        DocumentFacts facts = DocumentReader.read(bytes, Limits.standard());
        var trusting = verify(row.file(), bytes, Testdata.tops(facts), Testdata.signingTime(facts));
        return new Line(row, bare, trusting);
    }

    private static VerificationReport verify(
            String name, byte[] bytes, TrustStore trust, Instant at) {
        return Verifier.of(trust, RevocationSource.offline(), InstantSource.system())
                .verify(name, bytes, at);
    }
}
