package org.antin.signing.trust.path;

import org.antin.signing.trust.Crypto;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;
import org.junit.jupiter.api.Assumptions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// NIST's Public Key Interoperability Test Suite: its certificates and lists as Debian's
/// `python3-cryptography-vectors` installs them (read in place), and its rows from `pkits.tsv`.
final class Pkits {
    /// While the suite's certificates are valid: 2010 to 2030.
    static final Instant MOMENT = Instant.parse("2022-03-01T00:00:00Z");

    static final String ANCHOR = "TrustAnchorRootCertificate";

    private static final String POLICIES = "2.16.840.1.101.3.2.1.48.";
    private static final Path FOLDER =
            Path.of("/usr/lib/python3/dist-packages/cryptography_vectors/x509/PKITS_data");

    private Pkits() {}

    /// @param accepted whether the suite says that the path must be accepted
    /// @param check the name of our first failing check, as approved; `-` when there is none
    record Row(
            String section,
            String certificate,
            List<String> certificates,
            List<String> lists,
            Set<String> policies,
            String flags,
            boolean accepted,
            String check) {
        PathSettings settings(AlgorithmPolicy algorithms) {
            return new PathSettings(
                    MOMENT,
                    policies.isEmpty() ? Set.of(PolicyGraph.ANY) : policies,
                    flags.contains("E"),
                    flags.contains("M"),
                    flags.contains("A"),
                    algorithms);
        }
    }

    /// Skips the test, and says so, where the package isn't installed.
    static void assumeInstalled(String test) {
        boolean installed = Files.isDirectory(FOLDER);
        if (!installed) {
            System.out.println(
                    "skipped: "
                            + test
                            + " (needs Debian's python3-cryptography-vectors; ./antin test installs it)");
        }
        Assumptions.assumeTrue(installed, "PKITS isn't installed");
    }

    static List<Row> rows() {
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        Pkits.class.getResourceAsStream("pkits.tsv")),
                                StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> line.startsWith("4."))
                    .map(line -> row(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String[] cells) {
        return new Row(
                cells[0],
                cells[1],
                words(cells[2]).toList(),
                words(cells[3]).toList(),
                words(cells[4]).map(arc -> POLICIES + arc).collect(Collectors.toSet()),
                cells[5],
                cells[6].equals("ACCEPT"),
                cells[7]);
    }

    private static Stream<String> words(String cell) {
        return cell.equals("-") ? Stream.empty() : Arrays.stream(cell.split(" "));
    }

    static byte[] certificateBytes(String name) {
        return bytes(FOLDER.resolve("certs").resolve(name + ".crt"));
    }

    static byte[] list(String name) {
        return bytes(FOLDER.resolve("crls").resolve(name + ".crl"));
    }

    static X509Certificate certificate(String name) {
        try {
            return Crypto.certificate(certificateBytes(name));
        } catch (CertificateException e) {
            throw new IllegalStateException(name, e);
        }
    }

    /// Every certificate of the suite, or every list.
    static List<String> all(String folder) {
        try (var files = Files.list(FOLDER.resolve(folder))) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.cr[tl]$", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TrustStore trust() {
        return TrustStore.of(
                List.of(
                        new TrustAnchor(
                                certificate(ANCHOR),
                                TrustAnchor.Purpose.GOVERNMENT,
                                new HostRule.Nowhere())));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
