package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.antin.signing.check.facts.DocumentFacts;
import org.antin.signing.check.facts.DocumentReader;
import org.antin.signing.check.facts.SignatureFacts;
import org.antin.signing.check.facts.TimestampFacts;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustAnchor.Purpose;
import org.antin.signing.trust.TrustStore;
import org.antin.testkit.Needs;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs over signed files of other projects with known verdicts. They are read in place and never
/// copied; where they aren't at hand the test is skipped and says so.
@Needs
class TestdataAgreementTest {
    private static final Path DATA = Repository.testdata();

    private record Row(String file, String expected, String why) {}

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

        String print() {
            String reasons =
                    trusting.signatures().stream()
                            .map(s -> s.reason().code())
                            .distinct()
                            .collect(Collectors.joining(","));
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
    @DisplayName("Must show 5: no false VALID on files of other projects, and a table of agreement")
    void agreesWithOtherProjects() throws IOException {
        boolean here = Files.isRegularFile(DATA.resolve("cases.tsv"));
        if (!here) System.out.println("skipped: the signed files of other projects aren't at hand");
        assumeTrue(here);
        var lines = new ArrayList<Line>();
        for (Row row : rows()) lines.add(check(row));
        System.out.println(
                "agreement with cases.tsv (expected; no anchors; own top certificates at signing time)");
        lines.forEach(line -> System.out.println(line.print()));
        long agreed = lines.stream().filter(Line::agrees).count();
        System.out.println(agreed + " of " + lines.size() + " agree");

        assertThat(lines).as("files that must not be VALID").noneMatch(Line::falseValid);
        assertThat(agreed).isGreaterThanOrEqualTo(48);
    }

    private static List<Row> rows() throws IOException {
        try (Stream<String> lines = Files.lines(DATA.resolve("cases.tsv"))) {
            return lines.skip(1)
                    .map(line -> line.split("\t"))
                    .map(f -> new Row(f[0], f[3], f[4]))
                    .toList();
        }
    }

    private static Line check(Row row) throws IOException {
        byte[] bytes = Files.readAllBytes(DATA.resolve("files").resolve(row.file()));
        var bare = verify(row.file(), bytes, TrustStore.none(), null);
        DocumentFacts facts = DocumentReader.read(bytes, Limits.standard());
        var trusting = verify(row.file(), bytes, tops(facts), signingTime(facts));
        return new Line(row, bare, trusting);
    }

    private static VerificationReport verify(
            String name, byte[] bytes, TrustStore trust, Instant at) {
        return Verifier.of(trust, RevocationSource.offline(), InstantSource.system())
                .verify(name, bytes, at);
    }

    /// The certificates of the file that none of the others issued.
    private static TrustStore tops(DocumentFacts facts) {
        Set<X509Certificate> all = new LinkedHashSet<>(facts.certificates());
        facts.signatures().stream()
                .map(SignatureFacts::signer)
                .filter(Objects::nonNull)
                .forEach(all::add);
        var tops = new ArrayList<TrustAnchor>();
        for (X509Certificate one : all) {
            boolean issued =
                    all.stream()
                            .anyMatch(
                                    other ->
                                            !other.equals(one)
                                                    && other.getSubjectX500Principal()
                                                            .equals(one.getIssuerX500Principal()));
            if (!issued) {
                tops.add(new TrustAnchor(one, Purpose.GOVERNMENT, new HostRule.Nowhere()));
            }
        }
        return TrustStore.of(tops);
    }

    private static Instant signingTime(DocumentFacts facts) {
        return Stream.concat(
                        facts.signatures().stream().map(SignatureFacts::claimed),
                        facts.timestamps().stream().map(TimestampFacts::time))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
