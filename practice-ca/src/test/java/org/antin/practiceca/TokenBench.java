package org.antin.practiceca;

import org.antin.testkit.KnownSecret;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;

/// A factory of cheap tokens in a folder of its own, and certificates to put on them.
abstract class TokenBench {
    /// Cheap, so that tests are quick; the kill test uses a dear one.
    static final PinCost CHEAP = new PinCost(64, 1);

    static final byte[] DOCUMENT = "Văn bản".getBytes(StandardCharsets.UTF_8);
    static final KeyPair KEYS = Practice.POOL.subject(0);
    static X509Certificate certificate;
    static X509Certificate second;
    static X509Certificate elliptic;
    static KeyPair ellipticKeys;

    @TempDir Path dir;
    TokenFactory factory;

    @BeforeAll
    static void certify(@TempDir Path folder) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        ellipticKeys = generator.generateKeyPair();
        try (var ca = Practice.open(folder, new Practice.HandClock())) {
            certificate = Practice.issue(ca, Practice.CHAIRMAN);
            second =
                    ca.issue(
                            LeafRequest.usual(
                                    Practice.COMMUNE,
                                    Practice.POOL.subject(1).getPublic(),
                                    Practice.NOW));
            elliptic =
                    ca.issue(
                            LeafRequest.usual(
                                    Practice.GATEWAY, ellipticKeys.getPublic(), Practice.NOW));
        }
    }

    @BeforeEach
    void open() {
        factory = TokenFactory.open(dir, 3, CHEAP);
    }

    PracticeToken create(String serial) {
        return factory.create(serial, KEYS, certificate, pin(KnownSecret.TOKEN_PIN.text()));
    }

    static TokenAnswer.ToSigning sign(PracticeToken token, X509Certificate with, String pin) {
        return token.sign(serial(with), pin(pin), DOCUMENT, TokenAlgorithm.RSA_PKCS1_SHA256);
    }

    static BigInteger serial(X509Certificate certificate) {
        return certificate.getSerialNumber();
    }

    static char[] pin(String text) {
        return text.toCharArray();
    }
}
