package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.make.Refusal.Code;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// T06, T27, Điều 7.3: what a certificate must fulfil before anything is signed with it.
class CertificateRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-16T02:00:00Z");
    private static KeyPair rsa;
    private static KeyPair caKeys;

    @BeforeAll
    static void makeKeys() throws Exception {
        rsa = Office.POOL.subject(0);
        caKeys = Office.POOL.subject(1);
    }

    private static Optional<Code> problem(X509Certificate... chain) {
        return CertificateRules.problem(List.of(chain), NOW).map(Refusal::code);
    }

    private static Forge forge() {
        return new Forge(NOW);
    }

    @Test
    @DisplayName(
            "Điều 7.3: a sound certificate has no problem, with or without its key usage stated")
    void sound() throws Exception {
        assertThat(problem(forge().selfSigned(rsa))).isEmpty();
        var unstated = forge();
        unstated.usage = null;
        assertThat(problem(unstated.selfSigned(rsa))).isEmpty();
        var email = forge();
        email.purpose = KeyPurposeId.id_kp_emailProtection;
        assertThat(problem(email.selfSigned(rsa))).isEmpty();
    }

    @Test
    @DisplayName("T27: RSA under 2048 bits is refused, 2048 is enough")
    void weakRsa() throws Exception {
        var refusal =
                CertificateRules.problem(List.of(forge().selfSigned(Forge.keys("RSA", 1024))), NOW);
        assertThat(refusal).contains(new Refusal(Code.WEAK_KEY, List.of("1024")));
        assertThat(problem(forge().selfSigned(Forge.keys("RSA", 2048)))).isEmpty();
    }

    @Test
    @DisplayName("T27: elliptic curves under 256 bits are refused, 256 are enough")
    void weakCurve() throws Exception {
        var weak = forge();
        weak.algorithm = "SHA256withECDSA";
        weak.readByBouncyCastle = true;
        assertThat(problem(weak.selfSigned(Forge.keys("EC", 224)))).contains(Code.WEAK_KEY);
        var enough = forge();
        enough.algorithm = "SHA256withECDSA";
        assertThat(problem(enough.selfSigned(Forge.keys("EC", 256)))).isEmpty();
    }

    @Test
    @DisplayName("T27: a key that is neither RSA nor ECDSA is refused by its name")
    void otherKeys() throws Exception {
        var forge = forge();
        forge.algorithm = "Ed25519";
        assertThat(problem(forge.selfSigned(Forge.keys("Ed25519", 0))))
                .contains(Code.KEY_NOT_SUPPORTED);
    }

    @Test
    @DisplayName("T27: a certificate signed with SHA-1 is refused, a root signed with it isn't")
    void weakSignature() throws Exception {
        var old = forge();
        old.algorithm = "SHA1withRSA";
        assertThat(problem(old.selfSigned(rsa))).isEmpty();
        old.issuer = "CN=CA,C=VN";
        assertThat(problem(old.certificate(rsa.getPublic(), caKeys.getPrivate())))
                .contains(Code.WEAK_CERTIFICATE);
    }

    @Test
    @DisplayName("T06: expired or not yet valid is refused, the first and last instant are within")
    void validity() throws Exception {
        var forge = forge();
        forge.to = NOW.minus(Duration.ofSeconds(1));
        assertThat(problem(forge.selfSigned(rsa))).contains(Code.CERTIFICATE_NOT_VALID_NOW);
        forge.to = NOW;
        assertThat(problem(forge.selfSigned(rsa))).isEmpty();
        forge.to = NOW.plus(Duration.ofDays(1));
        forge.from = NOW.plus(Duration.ofSeconds(1));
        assertThat(problem(forge.selfSigned(rsa))).contains(Code.CERTIFICATE_NOT_VALID_NOW);
        forge.from = NOW;
        assertThat(problem(forge.selfSigned(rsa))).isEmpty();
    }

    @Test
    @DisplayName("Điều 7.3: a certificate for encryption, servers or issuing isn't for signing")
    void purpose() throws Exception {
        var encryption = forge();
        encryption.usage = KeyUsage.keyEncipherment | KeyUsage.dataEncipherment;
        assertThat(problem(encryption.selfSigned(rsa))).contains(Code.CERTIFICATE_NOT_FOR_SIGNING);
        var server = forge();
        server.purpose = KeyPurposeId.id_kp_serverAuth;
        assertThat(problem(server.selfSigned(rsa))).contains(Code.CERTIFICATE_NOT_FOR_SIGNING);
        var issuer = forge();
        issuer.ca = true;
        assertThat(problem(issuer.selfSigned(rsa))).contains(Code.CERTIFICATE_NOT_FOR_SIGNING);
    }

    @Test
    @DisplayName("T06: the chain holds together by name and signature, and its CA is valid too")
    void chain() throws Exception {
        var ca = forge();
        ca.subject = "CN=CA,C=VN";
        ca.issuer = ca.subject;
        ca.ca = true;
        ca.usage = KeyUsage.keyCertSign;
        var leaf = forge();
        leaf.issuer = ca.subject;
        X509Certificate signer = leaf.certificate(rsa.getPublic(), caKeys.getPrivate());
        assertThat(problem(signer, ca.selfSigned(caKeys))).isEmpty();
        assertThat(problem(signer, ca.selfSigned(rsa))).contains(Code.CHAIN_BROKEN);
        assertThat(problem(signer, forge().selfSigned(caKeys))).contains(Code.CHAIN_BROKEN);
        ca.to = NOW.minus(Duration.ofSeconds(1));
        assertThat(problem(signer, ca.selfSigned(caKeys))).contains(Code.ISSUER_NOT_VALID_NOW);
    }
}
