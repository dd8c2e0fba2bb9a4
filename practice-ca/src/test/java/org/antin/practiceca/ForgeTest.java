package org.antin.practiceca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.practiceca.forge.Forge;
import org.antin.practiceca.forge.Forged;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/// Each forgery has the fault it promises, and a forge can't get at a real practice CA.
class ForgeTest {
    private static final Subject WHO = Practice.CHAIRMAN;
    @TempDir private static Path dir;
    private static Forge forge;

    @BeforeAll
    static void found() {
        forge =
                Forge.in(
                        dir.resolve("forge"),
                        Practice.BASE,
                        new Practice.HandClock(),
                        Practice.POOL);
    }

    @AfterAll
    static void close() {
        forge.close();
    }

    @Test
    @DisplayName("T27: weak hash and weak key are signed by the CA and known to it as good")
    void weak() throws Exception {
        var hash = forge.weakHash(WHO);
        assertThat(hash.certificate().getSigAlgName()).isEqualTo("SHA1withRSA");
        var key = forge.weakKey(WHO);
        var bits = ((RSAPublicKey) key.certificate().getPublicKey()).getModulus().bitLength();
        assertThat(bits).isEqualTo(1024);
        for (Forged one : List.of(hash, key, forge.genuine(WHO), forge.wrongUsage(WHO))) {
            one.certificate().verify(forge.ca().issuing().getPublicKey());
            assertThat(forge.ca().certificate(one.certificate().getSerialNumber())).isPresent();
            assertThat(one.certificate().getPublicKey()).isEqualTo(one.keys().getPublic());
        }
        assertThat(forge.wrongUsage(WHO).certificate().getKeyUsage())
                .containsExactly(false, false, true, false, false, false, false, false, false);
    }

    @Test
    @DisplayName("A wrong issuer has the right name and a signature of another key")
    void wrongIssuer() {
        var forged = forge.wrongIssuer(WHO).certificate();
        assertThat(forged.getIssuerX500Principal())
                .isEqualTo(forge.ca().issuing().getSubjectX500Principal());
        assertThatThrownBy(() -> forged.verify(forge.ca().issuing().getPublicKey()))
                .isInstanceOf(SignatureException.class);
    }

    @Test
    @DisplayName("An unknown CA: our names, but a whole chain of other keys")
    void unknownCa() throws Exception {
        var chain = forge.unknownCa(WHO).chain();
        chain.get(0).verify(chain.get(1).getPublicKey());
        chain.get(1).verify(chain.get(2).getPublicKey());
        chain.get(2).verify(chain.get(2).getPublicKey());
        assertThat(chain.get(2).getSubjectX500Principal())
                .isEqualTo(forge.ca().root().getSubjectX500Principal());
        assertThat(chain.get(2).getPublicKey()).isNotEqualTo(forge.ca().root().getPublicKey());
        assertThatThrownBy(() -> chain.get(0).verify(forge.ca().issuing().getPublicKey()))
                .isInstanceOf(SignatureException.class);
    }

    @Test
    @DisplayName("An expired CA and an expired certificate end when they are told to")
    void expired() throws Exception {
        var end = Practice.NOW.minus(Duration.ofDays(400));
        var chain = forge.expiredCa(WHO, end).chain();
        chain.get(0).verify(chain.get(1).getPublicKey());
        chain.get(1).verify(chain.get(2).getPublicKey());
        assertThat(chain.get(1).getNotAfter()).isEqualTo(Date.from(end));
        assertThat(chain.get(2)).isEqualTo(forge.ca().root());
        var old = forge.expired(WHO, Instant.parse("2019-01-01T00:00:00Z"), end).certificate();
        assertThat(old.getNotAfter()).isEqualTo(Date.from(end));
        old.verify(forge.ca().issuing().getPublicKey());
    }

    @Test
    @DisplayName("OCSP and CRL by a stranger aren't signed by the CA")
    void strangers() throws Exception {
        var leaf = forge.genuine(WHO).certificate();
        var basic =
                (BasicOCSPResp) new OCSPResp(forge.ocspGoodByStranger(leaf)).getResponseObject();
        assertThat(basic.getResponses()[0].getCertStatus()).isNull();
        var ca = new JcaContentVerifierProviderBuilder().build(forge.ca().issuing());
        var delegated = new JcaContentVerifierProviderBuilder().build(forge.ca().ocspResponder());
        assertThat(basic.isSignatureValid(ca) || basic.isSignatureValid(delegated)).isFalse();
        assertThat(new X509CRLHolder(forge.emptyCrlByStranger()).isSignatureValid(ca)).isFalse();
    }

    @Test
    @DisplayName("A forge never works in a folder that has anything in it")
    void onlyInItsOwnFolder() {
        Path real = dir.resolve("real");
        Practice.open(real, new Practice.HandClock()).close();
        assertThatThrownBy(
                        () ->
                                Forge.in(
                                        real,
                                        Practice.BASE,
                                        new Practice.HandClock(),
                                        Practice.POOL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatCode(() -> Practice.open(real, new Practice.HandClock()).close())
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("A folder certificates were forged in is never opened as a CA again")
    void marked() throws Exception {
        Path folder = dir.resolve("marked");
        Forge.in(folder, Practice.BASE, new Practice.HandClock(), Practice.POOL).close();
        assertThatThrownBy(() -> Practice.open(folder, new Practice.HandClock()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("forged");
    }

    @Test
    @DisplayName("No class of the CA itself knows the forge")
    void nobodyKnowsTheForge() throws Exception {
        Path classes =
                Path.of(
                        PracticeCa.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        try (var files = Files.walk(classes)) {
            var users =
                    files.filter(f -> f.toString().endsWith(".class"))
                            .filter(f -> !f.toString().contains("/forge/"))
                            .filter(ForgeTest::mentionsForge)
                            .toList();
            assertThat(users).isEmpty();
        }
    }

    private static boolean mentionsForge(Path classFile) {
        try {
            return Files.readString(classFile, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .contains("practiceca/forge/");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
