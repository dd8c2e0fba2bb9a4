package org.antin.practiceca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.practiceca.TokenAnswer.PinLocked;
import org.antin.practiceca.TokenAnswer.PinWrong;
import org.antin.practiceca.TokenAnswer.Signed;
import org.antin.testkit.KnownSecret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

@DisplayName("Whoever knows the PIN signs, and guessing is counted")
class TokenPinTest extends TokenBench {
    @Test
    @DisplayName("Wrong PINs count down and lock; then the right PIN doesn't help either")
    void locks() {
        var token = create("T-1");
        assertThat(sign(token, certificate, KnownSecret.TOKEN_WRONG_PIN.text()))
                .isEqualTo(new PinWrong(2));
        assertThat(sign(token, certificate, KnownSecret.TOKEN_WRONG_PIN.text()))
                .isEqualTo(new PinWrong(1));
        assertThat(sign(token, certificate, KnownSecret.TOKEN_WRONG_PIN.text()))
                .isEqualTo(new PinLocked());
        assertThat(sign(token, certificate, KnownSecret.TOKEN_PIN.text()))
                .isEqualTo(new PinLocked());
        assertThat(token.triesLeft()).hasValue(0);
        assertThat(
                        token.changePin(
                                pin(KnownSecret.TOKEN_PIN.text()),
                                pin(KnownSecret.TOKEN_NEXT_PIN.text())))
                .isEqualTo(new PinLocked());
    }

    @Test
    @DisplayName("A right PIN gives all tries back; the count is on the disk between processes")
    void counts() {
        var token = create("T-1");
        sign(token, certificate, KnownSecret.TOKEN_WRONG_PIN.text());
        var reopened = TokenFactory.open(dir, 3, CHEAP).find("T-1").orElseThrow();
        assertThat(reopened.triesLeft()).hasValue(2);
        assertThat(sign(reopened, certificate, KnownSecret.TOKEN_PIN.text()))
                .isInstanceOf(Signed.class);
        assertThat(token.triesLeft()).hasValue(3);
    }

    @Test
    @DisplayName("D6.2d: the provider recovers a locked token with a new PIN and all tries")
    void recover() {
        var token = create("T-1");
        for (int i = 0; i < 3; i++) sign(token, certificate, KnownSecret.TOKEN_WRONG_PIN.text());
        assertThat(factory.recover("T-1", pin("12345"))).isEqualTo(new TokenAnswer.PinUnfit());
        assertThat(token.triesLeft()).hasValue(0);
        assertThat(factory.recover("T-1", pin(KnownSecret.TOKEN_NEXT_PIN.text())))
                .isEqualTo(new TokenAnswer.Changed());
        assertThat(sign(token, certificate, KnownSecret.TOKEN_PIN.text()))
                .isEqualTo(new PinWrong(2));
        assertThat(sign(token, certificate, KnownSecret.TOKEN_NEXT_PIN.text()))
                .isInstanceOf(Signed.class);
    }

    @Test
    @DisplayName("The holder changes the PIN by the old one")
    void changePin() {
        var token = create("T-1");
        assertThat(
                        token.changePin(
                                pin(KnownSecret.TOKEN_WRONG_PIN.text()),
                                pin(KnownSecret.TOKEN_NEXT_PIN.text())))
                .isEqualTo(new PinWrong(2));
        assertThat(token.changePin(pin(KnownSecret.TOKEN_PIN.text()), pin("ngắn")))
                .isEqualTo(new TokenAnswer.PinUnfit());
        assertThat(
                        token.changePin(
                                pin(KnownSecret.TOKEN_PIN.text()),
                                pin(KnownSecret.TOKEN_NEXT_PIN.text())))
                .isEqualTo(new TokenAnswer.Changed());
        assertThat(sign(token, certificate, KnownSecret.TOKEN_PIN.text()))
                .isEqualTo(new PinWrong(2));
        assertThat(sign(token, certificate, KnownSecret.TOKEN_NEXT_PIN.text()))
                .isInstanceOf(Signed.class);
    }

    @Test
    @DisplayName("An unknown counter byte is damage, not free tries")
    void counterByte() throws Exception {
        var token = create("T-1");
        Path file = dir.resolve("T-1.token");
        byte[] bytes = Files.readAllBytes(file);
        bytes[TokenImage.COUNTER_AT] = 100;
        Files.write(file, bytes);
        assertThat(sign(token, certificate, KnownSecret.TOKEN_PIN.text()))
                .isEqualTo(new TokenAnswer.TokenDamaged());
    }

    @Test
    @DisplayName("PIN arrays are wiped whatever the answer, and no text of ours shows a PIN")
    void wiped() {
        var token = create("T-1");
        for (String text :
                List.of(KnownSecret.TOKEN_PIN.text(), KnownSecret.TOKEN_WRONG_PIN.text())) {
            char[] pin = pin(text);
            var answer =
                    token.sign(serial(certificate), pin, DOCUMENT, TokenAlgorithm.RSA_PKCS1_SHA256);
            assertThat(pin).containsOnly('\0');
            assertThat(answer.toString() + token).doesNotContain(text);
        }
        char[] fresh = pin(KnownSecret.TOKEN_NEXT_PIN.text());
        char[] old = pin(KnownSecret.TOKEN_PIN.text());
        token.changePin(old, fresh);
        assertThat(old).containsOnly('\0');
        assertThat(fresh).containsOnly('\0');
        char[] unfit = pin("short");
        assertThatThrownBy(() -> factory.create("T-2", KEYS, certificate, unfit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("short");
        assertThat(unfit).containsOnly('\0');
        assertThat(Pin.taking(pin(KnownSecret.TOKEN_PIN.text())).toString())
                .doesNotContain(KnownSecret.TOKEN_PIN.text());
    }

    @Test
    @DisplayName("8 threads with wrong PINs on one token: every try is counted, none twice")
    void threads() throws Exception {
        var generous = TokenFactory.open(dir.resolve("many"), 40, CHEAP);
        var token = generous.create("T-9", KEYS, certificate, pin(KnownSecret.TOKEN_PIN.text()));
        Callable<TokenAnswer> guess =
                () -> sign(token, certificate, KnownSecret.TOKEN_WRONG_PIN.text());
        try (var threads = Executors.newFixedThreadPool(8)) {
            var left =
                    threads.invokeAll(IntStream.range(0, 32).mapToObj(_ -> guess).toList()).stream()
                            .map(Future::resultNow)
                            .map(a -> ((PinWrong) a).triesLeft())
                            .sorted()
                            .toList();
            assertThat(left).isEqualTo(IntStream.range(8, 40).boxed().toList());
        }
        assertThat(token.triesLeft()).hasValue(8);
    }
}
