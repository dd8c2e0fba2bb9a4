package org.antin.signing.trust.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.path.Pkits.Row;
import org.antin.testkit.Needs;
import org.assertj.core.api.SoftAssertions;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/// Issue item 4: all 246 rows of NIST PKITS, revocation included, no false accept.
class PkitsTest {
    @BeforeAll
    static void installed() {
        Pkits.assumeInstalled("PKITS");
    }

    private static PathResult validate(
            Row row, List<X509Certificate> certificates, List<byte[]> lists) {
        return validate(row, certificates, lists, AlgorithmPolicy.ANY);
    }

    private static PathResult validate(
            Row row,
            List<X509Certificate> certificates,
            List<byte[]> lists,
            AlgorithmPolicy algorithms) {
        return new PathValidator(
                        Pkits.trust(), certificates, lists, List.of(), RevocationSource.offline())
                .validate(Pkits.certificate(row.certificate()), row.settings(algorithms));
    }

    static PathResult validate(Row row) {
        return validate(
                row,
                row.certificates().stream().map(Pkits::certificate).toList(),
                Stream.concat(Stream.of("TrustAnchorRootCRL"), row.lists().stream())
                        .map(Pkits::list)
                        .toList());
    }

    private static String check(PathResult result) {
        return switch (result) {
            case PathResult.Valid _ -> "-";
            case PathResult.Invalid(var fault) -> fault.check() + "@" + fault.place();
            case PathResult.Undetermined(var fault) -> fault.check() + "@" + fault.place();
        };
    }

    private static String word(PathResult result) {
        return switch (result) {
            case PathResult.Valid _ -> "valid";
            case PathResult.Invalid _ -> "invalid";
            case PathResult.Undetermined _ -> "undetermined";
        };
    }

    @Test
    @Needs
    @DisplayName("246 of 246 rows, each with its reason")
    void everyRow() {
        var rows = Pkits.rows();
        assertThat(rows).hasSize(246);
        var softly = new SoftAssertions();
        System.out.printf(
                "PKITS    %-50s %-6s %-8s %-13s %s%n",
                "certificate", "flags", "must", "ours", "first failing check");
        int right = 0;
        for (Row row : rows) {
            PathResult result = validate(row);
            boolean accepted = result instanceof PathResult.Valid;
            if (accepted == row.accepted()) right++;
            System.out.printf(
                    "%-8s %-50s %-6s %-8s %-13s %s%n",
                    row.section(),
                    row.certificate(),
                    row.flags(),
                    row.accepted() ? "accept" : "reject",
                    word(result),
                    check(result));
            softly.assertThat(accepted)
                    .as("%s %s %s", row.section(), row.certificate(), result)
                    .isEqualTo(row.accepted());
            softly.assertThat(check(result))
                    .as("the check of %s %s", row.section(), row.certificate())
                    .isEqualTo(row.check());
        }
        System.out.println("PKITS: " + right + " of " + rows.size());
        softly.assertAll();
    }

    @Test
    @DisplayName("the same with every certificate and list of the suite at hand at once")
    void everythingAtHand() {
        var certificates = Pkits.all("certs").stream().map(Pkits::certificate).toList();
        var lists = Pkits.all("crls").stream().map(Pkits::list).toList();
        var validator =
                new PathValidator(
                        Pkits.trust(), certificates, lists, List.of(), RevocationSource.offline());
        var softly = new SoftAssertions();
        for (Row row : Pkits.rows()) {
            var result =
                    validator.validate(
                            Pkits.certificate(row.certificate()),
                            row.settings(AlgorithmPolicy.ANY));
            softly.assertThat(result instanceof PathResult.Valid)
                    .as("%s %s", row.section(), row.certificate())
                    .isEqualTo(row.accepted());
        }
        softly.assertAll();
    }

    @Test
    @Needs
    @DisplayName("T09: without lists nothing is valid")
    void withoutLists() {
        var softly = new SoftAssertions();
        for (Row row : Pkits.rows()) {
            var certificates = row.certificates().stream().map(Pkits::certificate).toList();
            softly.assertThat(validate(row, certificates, List.of()))
                    .as("%s %s", row.section(), row.certificate())
                    .isNotInstanceOf(PathResult.Valid.class);
        }
        softly.assertAll();
    }

    @Test
    @DisplayName("the policy of algorithms stands apart: the two valid DSA rows fail by it alone")
    void algorithmsStandApart() {
        AlgorithmPolicy withoutDsa =
                (signature, _) ->
                        !signature.getAlgorithm().on(X9ObjectIdentifiers.id_dsa)
                                && !signature
                                        .getAlgorithm()
                                        .equals(X9ObjectIdentifiers.id_dsa_with_sha1);
        var lists = Pkits.all("crls").stream().map(Pkits::list).toList();
        var dsa =
                Pkits.rows().stream()
                        .filter(row -> row.section().matches("4\\.1\\.[45]"))
                        .map(
                                row ->
                                        validate(
                                                row,
                                                row.certificates().stream()
                                                        .map(Pkits::certificate)
                                                        .toList(),
                                                lists,
                                                withoutDsa))
                        .toList();
        assertThat(dsa)
                .hasSize(2)
                .allSatisfy(
                        result ->
                                assertThat(result)
                                        .isInstanceOfSatisfying(
                                                PathResult.Invalid.class,
                                                invalid ->
                                                        assertThat(invalid.fault().check())
                                                                .isEqualTo(PathCheck.ALGORITHM)));
    }
}
