package org.antin.signing;

import org.antin.signing.check.facts.DocumentFacts;
import org.antin.signing.check.facts.SignatureFacts;
import org.antin.signing.check.facts.TimestampFacts;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustAnchor.Purpose;
import org.antin.signing.trust.TrustStore;
import org.antin.testkit.Repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Signed files of other projects with known verdicts, read in place and never copied.
public final class Testdata {
    private static final Path DATA = Repository.testdata();

    private Testdata() {}

    /// @param expected VALID, INVALID, INDETERMINATE, NOT_SIGNED or MALFORMED
    public record Row(String file, String expected, String why) {
        public byte[] bytes() {
            try {
                return Files.readAllBytes(DATA.resolve("files").resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// False on a plain clone; says so on standard output.
    public static boolean atHand() {
        boolean here = Files.isRegularFile(DATA.resolve("cases.tsv"));
        if (!here) System.out.println("skipped: the signed files of other projects aren't at hand");
        return here;
    }

    public static List<Row> rows() {
        try (Stream<String> lines = Files.lines(DATA.resolve("cases.tsv"))) {
            return lines.skip(1)
                    .map(line -> line.split("\t"))
                    .map(f -> new Row(f[0], f[3], f[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The certificates of the file that none of the others issued, as anchors.
    public static TrustStore tops(DocumentFacts facts) {
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
            boolean root = one.getSubjectX500Principal().equals(one.getIssuerX500Principal());
            if (root || !issued) {
                tops.add(new TrustAnchor(one, Purpose.GOVERNMENT, new HostRule.Nowhere()));
            }
        }
        return TrustStore.of(tops);
    }

    /// The last moment the file speaks of; null when it names none.
    public static Instant signingTime(DocumentFacts facts) {
        return Stream.concat(
                        facts.signatures().stream().map(SignatureFacts::claimed),
                        facts.timestamps().stream().map(TimestampFacts::time))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
