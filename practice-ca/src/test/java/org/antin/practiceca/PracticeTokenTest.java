package org.antin.practiceca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.practiceca.TokenAnswer.PinWrong;
import org.antin.practiceca.TokenAnswer.Signed;
import org.antin.testkit.KnownSecret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class PracticeTokenTest extends TokenBench {
    @Test
    @DisplayName("A right PIN signs, with the key of the certificate named")
    void signs() throws Exception {
        var token = create("T-1");
        factory.addKey("T-1", Practice.POOL.subject(1), second);
        factory.addKey("T-1", ellipticKeys, elliptic);
        assertThat(token.certificates()).containsExactly(certificate, second, elliptic);
        assertThat(
                        verified(
                                "SHA256withRSA",
                                certificate,
                                sign(token, certificate, KnownSecret.TOKEN_PIN.text())))
                .isTrue();
        assertThat(
                        verified(
                                "SHA256withRSA",
                                second,
                                sign(token, second, KnownSecret.TOKEN_PIN.text())))
                .isTrue();
        var ec =
                token.sign(
                        serial(elliptic),
                        pin(KnownSecret.TOKEN_PIN.text()),
                        DOCUMENT,
                        TokenAlgorithm.ECDSA_SHA256);
        assertThat(verified("SHA256withECDSA", elliptic, ec)).isTrue();
    }

    @Test
    @DisplayName("A digest made elsewhere gives the same signature, for every hash")
    void digests() throws Exception {
        var token = create("T-1");
        for (var algorithm :
                List.of(
                        TokenAlgorithm.RSA_PKCS1_SHA256,
                        TokenAlgorithm.RSA_PKCS1_SHA384,
                        TokenAlgorithm.RSA_PKCS1_SHA512)) {
            byte[] digest = algorithm.digest(DOCUMENT);
            assertThat(digest).hasSize(algorithm.digestBytes());
            var answer =
                    token.signDigest(
                            serial(certificate),
                            pin(KnownSecret.TOKEN_PIN.text()),
                            digest,
                            algorithm);
            String name = "SHA" + 8 * digest.length + "withRSA";
            assertThat(verified(name, certificate, answer)).isTrue();
        }
    }

    @Test
    @DisplayName("Gone, destroyed, damaged, no such key, wrong algorithm: each said, no try used")
    void otherAnswers() throws Exception {
        var token = create("T-1");
        assertThat(sign(token, second, KnownSecret.TOKEN_WRONG_PIN.text()))
                .isEqualTo(new TokenAnswer.NoSuchKey());
        assertThat(
                        token.sign(
                                serial(certificate),
                                pin(KnownSecret.TOKEN_WRONG_PIN.text()),
                                DOCUMENT,
                                TokenAlgorithm.ECDSA_SHA256))
                .isEqualTo(new TokenAnswer.AlgorithmUnfit());
        assertThat(
                        token.signDigest(
                                serial(certificate),
                                pin(KnownSecret.TOKEN_WRONG_PIN.text()),
                                new byte[20],
                                TokenAlgorithm.RSA_PKCS1_SHA256))
                .isEqualTo(new TokenAnswer.AlgorithmUnfit());
        assertThat(token.triesLeft()).hasValue(3);

        Path file = dir.resolve("T-1.token");
        byte[] whole = Files.readAllBytes(file);
        byte[] changed = whole.clone();
        changed[whole.length - 1] ^= 1;
        Files.write(file, changed);
        assertThat(sign(token, certificate, KnownSecret.TOKEN_PIN.text()))
                .isEqualTo(new TokenAnswer.TokenDamaged());
        Files.delete(file);
        assertThat(sign(token, certificate, KnownSecret.TOKEN_PIN.text()))
                .isEqualTo(new TokenAnswer.TokenGone());
        assertThat(token.certificates()).isEmpty();
        Files.write(file, whole);
        assertThat(factory.destroy("T-1")).isEqualTo(new TokenAnswer.Changed());
        assertThat(sign(token, certificate, KnownSecret.TOKEN_PIN.text()))
                .isEqualTo(new TokenAnswer.TokenGone());
        assertThat(factory.recover("T-1", pin(KnownSecret.TOKEN_NEXT_PIN.text())))
                .isEqualTo(new TokenAnswer.TokenGone());
    }

    @Test
    @DisplayName("Neither the key nor the PIN lies open in the folder, and files are their owner's")
    void sealed() throws Exception {
        create("T-1");
        byte[] exponent = ((RSAPrivateKey) KEYS.getPrivate()).getPrivateExponent().toByteArray();
        String part = new String(Arrays.copyOfRange(exponent, 8, 24), StandardCharsets.ISO_8859_1);
        String whole = new String(KEYS.getPrivate().getEncoded(), StandardCharsets.ISO_8859_1);
        assertThat(whole.contains(part)).isTrue();
        try (var files = Files.list(dir)) {
            for (Path file : files.toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(content.contains(part) || content.contains(KnownSecret.TOKEN_PIN.text()))
                        .as(file.toString())
                        .isFalse();
            }
        }
        assertThat(permissions(dir.resolve("T-1.token"))).isEqualTo("rw-------");
        assertThat(permissions(dir.resolve("provider.key"))).isEqualTo("rw-------");
    }

    @Test
    @DisplayName("A key box moved to another token doesn't open")
    void bound() {
        byte[] key = Sealed.random(32);
        var box = Sealed.under(key, "token A", DOCUMENT);
        assertThat(box.open(key, "token A")).isEqualTo(DOCUMENT);
        assertThat(box.open(key, "token B")).isNull();
        assertThat(box.open(Sealed.random(32), "token A")).isNull();
    }

    @Test
    @DisplayName("Many tokens at once behave like single ones, also after a restart")
    void batch() {
        var orders =
                IntStream.range(0, 20)
                        .mapToObj(i -> new TokenOrder("D-" + i, KEYS, certificate))
                        .toList();
        char[] pin = pin(KnownSecret.TOKEN_LONG_PIN.text());
        assertThat(factory.createMany(orders, pin)).hasSize(20);
        assertThat(pin).containsOnly('\0');
        assertThat(dir.resolve("D-3.token")).doesNotExist();
        for (var f : List.of(factory, TokenFactory.open(dir, 3, CHEAP))) {
            var token = f.find("D-3").orElseThrow();
            assertThat(token.certificates()).containsExactly(certificate);
            assertThat(sign(token, certificate, KnownSecret.TOKEN_LONG_PIN.text()))
                    .isInstanceOf(Signed.class);
            assertThat(sign(token, certificate, KnownSecret.TOKEN_WRONG_PIN.text()))
                    .isEqualTo(new PinWrong(2));
        }
        assertThat(factory.find("D-4").orElseThrow().triesLeft()).hasValue(3);
        assertThat(factory.destroy("D-5")).isEqualTo(new TokenAnswer.Changed());
        var again = TokenFactory.open(dir, 3, CHEAP).find("D-5").orElseThrow();
        assertThat(sign(again, certificate, KnownSecret.TOKEN_LONG_PIN.text()))
                .isEqualTo(new TokenAnswer.TokenGone());
        assertThat(
                        factory.find("D-6")
                                .orElseThrow()
                                .changePin(
                                        pin(KnownSecret.TOKEN_LONG_PIN.text()),
                                        pin(KnownSecret.TOKEN_NEXT_PIN.text())))
                .isEqualTo(new TokenAnswer.Changed());
        assertThat(
                        sign(
                                factory.find("D-6").orElseThrow(),
                                certificate,
                                KnownSecret.TOKEN_LONG_PIN.text()))
                .isEqualTo(new PinWrong(2));
        assertThat(
                        sign(
                                factory.find("D-7").orElseThrow(),
                                certificate,
                                KnownSecret.TOKEN_LONG_PIN.text()))
                .isInstanceOf(Signed.class);
    }

    @Test
    @DisplayName("No serial is used twice, no token for a key that isn't the certificate's")
    void callersErrors() {
        create("T-1");
        assertThatThrownBy(() -> create("T-1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> create("../x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TokenOrder("T-2", Practice.POOL.subject(2), certificate))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(factory.find("T-404")).isEmpty();
        assertThat(factory.recover("T-404", pin(KnownSecret.TOKEN_NEXT_PIN.text())))
                .isEqualTo(new TokenAnswer.TokenGone());
    }

    private static boolean verified(
            String algorithm, X509Certificate certificate, TokenAnswer answer) throws Exception {
        var verifier = Signature.getInstance(algorithm);
        verifier.initVerify(certificate);
        verifier.update(DOCUMENT);
        return verifier.verify(((Signed) answer).value());
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
