package org.antin.signing.trust.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.trust.Crypto;
import org.antin.signing.trust.path.Pkits.Row;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What others make of the same rows, as they come: the JDK's PKIX, BouncyCastle's, and `openssl
/// verify`.
@Needs("openssl")
class PkitsSecondOpinionTest {
    @TempDir Path dir;

    private interface Opinion {
        boolean accepts(Row row) throws Exception;
    }

    @BeforeAll
    static void installed() {
        Pkits.assumeInstalled("second opinions on PKITS");
    }

    @Test
    @DisplayName("side by side: ours, JDK, BouncyCastle, openssl on 246 rows")
    void sideBySide() throws Exception {
        Map<String, Opinion> all = new LinkedHashMap<>();
        all.put("ours", row -> PkitsTest.validate(row) instanceof PathResult.Valid);
        all.put("JDK", row -> pkix(row, Security.getProvider("SUN")));
        all.put("BouncyCastle", row -> pkix(row, Crypto.provider()));
        all.put("openssl", this::openssl);
        var right = new LinkedHashMap<String, Integer>();
        var wrong = new ArrayList<String>();
        for (Row row : Pkits.rows()) {
            var line = new StringBuilder();
            boolean differs = false;
            for (var one : all.entrySet()) {
                boolean accepts = one.getValue().accepts(row);
                boolean agrees = accepts == row.accepted();
                differs |= !agrees;
                right.merge(one.getKey(), agrees ? 1 : 0, Integer::sum);
                line.append(
                        "%-14s".formatted((accepts ? "accept" : "reject") + (agrees ? "" : " !")));
            }
            if (differs) {
                wrong.add(
                        "%-8s %-45s %-8s %s"
                                .formatted(
                                        row.section(),
                                        row.certificate(),
                                        row.accepted() ? "accept" : "reject",
                                        line));
            }
        }
        System.out.printf("PKITS rows on which somebody differs (!), and who is right how often%n");
        System.out.printf(
                "%-54s %-8s ours          JDK           BouncyCastle  openssl%n", "", "must");
        wrong.forEach(System.out::println);
        System.out.println(right);
        assertThat(right).containsEntry("ours", 246);
        assertThat(right.values()).allMatch(count -> count > 235);
    }

    private static boolean pkix(Row row, Provider provider)
            throws GeneralSecurityException, InvalidAlgorithmParameterException {
        var factory = CertificateFactory.getInstance("X.509", provider);
        var stored = new ArrayList<Object>();
        try {
            for (String name : row.certificates()) stored.add(read(factory, name));
            stored.add(read(factory, row.certificate()));
            for (String name : lists(row)) {
                stored.add(factory.generateCRL(new ByteArrayInputStream(Pkits.list(name))));
            }
            var target = new X509CertSelector();
            target.setCertificate(read(factory, row.certificate()));
            var anchor = new TrustAnchor(read(factory, Pkits.ANCHOR), null);
            var parameters = new PKIXBuilderParameters(Set.of(anchor), target);
            parameters.setMaxPathLength(-1);
            parameters.setDate(Date.from(Pkits.MOMENT));
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(stored)));
            if (!row.policies().isEmpty()) parameters.setInitialPolicies(row.policies());
            parameters.setExplicitPolicyRequired(row.flags().contains("E"));
            parameters.setPolicyMappingInhibited(row.flags().contains("M"));
            parameters.setAnyPolicyInhibited(row.flags().contains("A"));
            CertPathBuilder.getInstance("PKIX", provider).build(parameters);
            return true;
        } catch (CertPathBuilderException | CertificateException e) {
            return false;
        }
    }

    private static X509Certificate read(CertificateFactory factory, String name)
            throws CertificateException {
        return (X509Certificate)
                factory.generateCertificate(new ByteArrayInputStream(Pkits.certificateBytes(name)));
    }

    private static List<String> lists(Row row) {
        return Stream.concat(Stream.of("TrustAnchorRootCRL"), row.lists().stream()).toList();
    }

    private boolean openssl(Row row) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("openssl", "verify", "-attime"));
        command.add(Long.toString(Pkits.MOMENT.getEpochSecond()));
        command.addAll(List.of("-crl_check_all", "-extended_crl", "-use_deltas", "-policy_check"));
        var policies = row.settings(AlgorithmPolicy.ANY).policies();
        policies.forEach(policy -> command.addAll(List.of("-policy", policy)));
        if (row.flags().contains("E")) command.add("-explicit_policy");
        if (row.flags().contains("M")) command.add("-inhibit_map");
        if (row.flags().contains("A")) command.add("-inhibit_any");
        command.addAll(
                List.of("-CAfile", pem("ca.pem", "CERTIFICATE", certificates(Pkits.ANCHOR))));
        var lists = lists(row).stream().map(Pkits::list).toList();
        command.addAll(List.of("-CRLfile", pem("lists.pem", "X509 CRL", lists)));
        if (!row.certificates().isEmpty()) {
            var between = certificates(row.certificates().toArray(String[]::new));
            command.addAll(List.of("-untrusted", pem("between.pem", "CERTIFICATE", between)));
        }
        command.add(pem("leaf.pem", "CERTIFICATE", certificates(row.certificate())));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(dir.resolve("out.txt").toFile())
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0;
    }

    private static List<byte[]> certificates(String... names) {
        return Stream.of(names).map(Pkits::certificateBytes).toList();
    }

    private String pem(String file, String kind, List<byte[]> contents) throws IOException {
        var text = new StringBuilder();
        for (byte[] one : contents) {
            text.append("-----BEGIN ").append(kind).append("-----\n");
            text.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(one));
            text.append("\n-----END ").append(kind).append("-----\n");
        }
        return Files.writeString(dir.resolve(file), text).toString();
    }
}
