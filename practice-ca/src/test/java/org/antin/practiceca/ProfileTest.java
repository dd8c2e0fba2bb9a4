package org.antin.practiceca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.UserNotice;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The fields of the certificates, against signing-rules 7.3 and 7.4.
class ProfileTest {
    private static PracticeCa ca;
    private static Path dir;

    @BeforeAll
    static void found(@TempDir Path folder) {
        dir = folder.resolve("ca");
        ca = Practice.open(dir, new Practice.HandClock());
    }

    @AfterAll
    static void close() {
        ca.close();
    }

    @Test
    @DisplayName("7.4: an individual's name has E, CN, T, OU, O, L, C and UID, and O says practice")
    void individual() {
        assertThat(subject(Practice.issue(ca, Practice.CHAIRMAN)))
                .isEqualTo(
                        "UID=CCCD:042000000001,E=nguyenthithuc@hatinh.example,CN=Nguyễn Thị"
                                + " Thực,T=Chủ tịch,OU=Uỷ ban nhân dân xã Kỳ Thử,O=Uỷ ban nhân dân tỉnh"
                                + " Hà Tĩnh (THỰC HÀNH),L=Hà Tĩnh,C=VN");
    }

    @Test
    @DisplayName("7.4: an organisation's name has CN, O, L, C")
    void organisation() {
        assertThat(subject(Practice.issue(ca, Practice.COMMUNE)))
                .isEqualTo(
                        "CN=Uỷ ban nhân dân xã Kỳ Thử,O=Uỷ ban nhân dân huyện Thử Nghiệm (THỰC"
                                + " HÀNH),L=Hà Tĩnh,C=VN");
    }

    @Test
    @DisplayName("D6.2a: a system's name has CN, OU, O, C")
    void system() {
        assertThat(subject(Practice.issue(ca, Practice.GATEWAY)))
                .isEqualTo(
                        "CN=Trục liên thông văn bản,OU=Trung tâm CNTT,O=Sở Thông tin và Truyền"
                                + " thông (THỰC HÀNH),C=VN");
    }

    @Test
    @DisplayName("7.4: RSA 3072, SHA-256, 8-byte serial, five years, usages, purposes")
    void leafFields() throws Exception {
        var leaf = Practice.issue(ca, Practice.CHAIRMAN);
        leaf.verify(ca.issuing().getPublicKey());
        assertThat(((RSAPublicKey) leaf.getPublicKey()).getModulus().bitLength()).isEqualTo(3072);
        assertThat(leaf.getSigAlgName()).isEqualTo("SHA256withRSA");
        assertThat(leaf.getSerialNumber().signum()).isPositive();
        assertThat(leaf.getSerialNumber().toByteArray()).hasSize(8);
        assertThat(leaf.getNotBefore().toInstant()).isEqualTo(Practice.NOW);
        assertThat(leaf.getNotAfter().toInstant()).isEqualTo(Instant.parse("2031-03-16T02:00:00Z"));
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        assertThat(leaf.getKeyUsage())
                .containsExactly(true, true, false, false, false, false, false, false, false);
        assertThat(leaf.getExtendedKeyUsage())
                .containsExactly(
                        "1.3.6.1.5.5.7.3.4", "1.3.6.1.4.1.311.10.3.12", "1.2.840.113583.1.1.5");
        assertThat(leaf.getCriticalExtensionOIDs())
                .containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
        assertThat(leaf.getSubjectAlternativeNames())
                .containsExactly(List.of(1, "nguyenthithuc@hatinh.example"));
        assertThat(leaf.getIssuerX500Principal()).isEqualTo(ca.issuing().getSubjectX500Principal());
    }

    @Test
    @DisplayName("7.4: AIA and CRL DP lead to this CA, AKI and SKI tie leaf and issuer together")
    void whereToLook() throws Exception {
        var extensions = extensions(Practice.issue(ca, Practice.COMMUNE));
        var above = extensions(ca.issuing());
        var access = AuthorityInformationAccess.fromExtensions(extensions);
        assertThat(access.getAccessDescriptions())
                .extracting(
                        d -> d.getAccessMethod().getId(),
                        d -> d.getAccessLocation().getName().toString())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                AccessDescription.id_ad_ocsp.getId(),
                                "http://localhost:8080/practice-ca/ocsp"),
                        org.assertj.core.groups.Tuple.tuple(
                                AccessDescription.id_ad_caIssuers.getId(),
                                "http://localhost:8080/practice-ca/issuing.cer"));
        assertThat(CRLDistPoint.fromExtensions(extensions).toString())
                .contains("http://localhost:8080/practice-ca/crl.der");
        assertThat(CRLDistPoint.fromExtensions(above).toString())
                .contains("http://localhost:8080/practice-ca/root-crl.der");
        assertThat(AuthorityKeyIdentifier.fromExtensions(extensions).getKeyIdentifierOctets())
                .isEqualTo(SubjectKeyIdentifier.fromExtensions(above).getKeyIdentifier());
    }

    @Test
    @DisplayName(
            "Issue 2 item 7: every certificate says in O and in its policy that it is practice")
    void everyCertificateSaysSo() throws Exception {
        var all =
                Stream.concat(
                                Stream.of(
                                        ca.root(),
                                        ca.issuing(),
                                        ca.ocspResponder(),
                                        ca.timeStamping()),
                                Stream.of(Practice.CHAIRMAN, Practice.COMMUNE, Practice.GATEWAY)
                                        .map(s -> Practice.issue(ca, s)))
                        .toList();
        assertThat(all).hasSize(7);
        for (X509Certificate one : all) {
            assertThat(subject(one)).matches(".*O=[^,]*THỰC HÀNH.*");
            assertThat(notice(one)).isEqualTo("Chứng thư số thực hành, không có giá trị pháp lý");
        }
    }

    @Test
    @DisplayName("7.3: root, issuing CA, RFC 6960 responder and RFC 3161 TSA have their marks")
    void ownCertificates() throws Exception {
        ca.root().verify(ca.root().getPublicKey());
        ca.issuing().verify(ca.root().getPublicKey());
        ca.ocspResponder().verify(ca.issuing().getPublicKey());
        ca.timeStamping().verify(ca.issuing().getPublicKey());
        assertThat(ca.root().getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(ca.issuing().getBasicConstraints()).isZero();
        assertThat(ca.issuing().getKeyUsage())
                .containsExactly(false, false, false, false, false, true, true, false, false);
        assertThat(ca.ocspResponder().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.9");
        assertThat(ca.ocspResponder().getNonCriticalExtensionOIDs())
                .contains("1.3.6.1.5.5.7.48.1.5");
        assertThat(ca.timeStamping().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.8");
        assertThat(ca.timeStamping().getCriticalExtensionOIDs()).contains("2.5.29.37");
        var keys =
                Stream.of(ca.root(), ca.issuing(), ca.ocspResponder(), ca.timeStamping())
                        .map(X509Certificate::getPublicKey)
                        .toList();
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("Private keys are for their owner only; root.pem is for everybody")
    void permissions() throws Exception {
        assertThat(permissions(dir.resolve("keys"))).isEqualTo("rwx------");
        try (var files = Files.list(dir.resolve("keys"))) {
            assertThat(files.toList())
                    .hasSize(4)
                    .allSatisfy(f -> assertThat(permissions(f)).isEqualTo("rw-------"));
        }
        assertThat(permissions(dir.resolve("root.pem"))).isEqualTo("rw-r--r--");
        assertThat(dir.resolve("root.pem")).hasContent(ca.rootPem().stripTrailing());
        assertThat(dir.resolve("chain.pem")).hasContent(ca.chainPem().stripTrailing());
    }

    @Test
    @DisplayName("Names are stored in NFC; what can't be a name is refused")
    void names() {
        String decomposed = Normalizer.normalize("Trần Thị Thử", Normalizer.Form.NFD);
        var person = new Subject.Individual(decomposed, " ", null, "Sở A", null, null, null);
        assertThat(person.fullName()).isEqualTo("Trần Thị Thử");
        assertThat(person.title()).isNull();
        assertThatThrownBy(() -> new Subject.Organisation(" ", null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Subject.Organisation("a".repeat(201), null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Subject.Organisation("a\u0000b", null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Subject.Individual("A", null, null, "B", null, "thử@a", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("A validity that reaches out of the issuing CA's is refused")
    void validityWithinTheIssuers() {
        var key = Practice.POOL.subject(0).getPublic();
        var late =
                new LeafRequest(
                        Practice.COMMUNE, key, Practice.NOW, Instant.parse("2060-01-01T00:00:00Z"));
        assertThatThrownBy(() -> ca.issue(late))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2041-03-16");
        assertThatThrownBy(() -> new LeafRequest(Practice.COMMUNE, key, Practice.NOW, Practice.NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("issueMany answers in order, with serials of their own")
    void manyInOrder() {
        var requests =
                java.util.stream.IntStream.range(0, 40)
                        .mapToObj(
                                i ->
                                        LeafRequest.usual(
                                                new Subject.Organisation("Xã " + i, null, null),
                                                Practice.POOL.subject(i).getPublic(),
                                                Practice.NOW))
                        .toList();
        var made = ca.issueMany(requests);
        Set<Object> serials = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            assertThat(subject(made.get(i))).contains("CN=Xã " + i + ",");
            assertThat(made.get(i).getPublicKey()).isEqualTo(requests.get(i).key());
            serials.add(made.get(i).getSerialNumber());
        }
        assertThat(serials).hasSize(40);
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String subject(X509Certificate certificate) {
        try {
            var name = new JcaX509CertificateHolder(certificate).getSubject();
            // Most specific first, as RFC 4514 prints it.
            var parts = Arrays.asList(name.getRDNs()).reversed();
            return parts.stream()
                    .map(
                            r ->
                                    org.bouncycastle.asn1.x500.style.BCStyle.INSTANCE
                                                    .oidToDisplayName(r.getFirst().getType())
                                            + "="
                                            + r.getFirst().getValue())
                    .collect(java.util.stream.Collectors.joining(","));
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Extensions extensions(X509Certificate certificate) throws Exception {
        return new JcaX509CertificateHolder(certificate).getExtensions();
    }

    private static String notice(X509Certificate certificate) throws Exception {
        var policies = CertificatePolicies.fromExtensions(extensions(certificate));
        PolicyInformation policy = policies.getPolicyInformation()[0];
        assertThat(policy.getPolicyIdentifier().getId()).startsWith("2.999.");
        var qualifier =
                PolicyQualifierInfo.getInstance(policy.getPolicyQualifiers().getObjectAt(0));
        var text = UserNotice.getInstance(qualifier.getQualifier()).getExplicitText();
        assertThat(text.toASN1Primitive()).isInstanceOf(ASN1UTF8String.class);
        return text.getString();
    }

    @Test
    @DisplayName("The policy extension is there once")
    void onePolicy() throws Exception {
        var policies =
                extensions(Practice.issue(ca, Practice.COMMUNE))
                        .getExtension(Extension.certificatePolicies);
        assertThat(policies.isCritical()).isFalse();
    }
}
