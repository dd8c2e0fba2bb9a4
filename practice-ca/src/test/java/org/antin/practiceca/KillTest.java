package org.antin.practiceca;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.practiceca.TokenAnswer.PinLocked;
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Needs;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.SplittableRandom;

/// `kill -9` of a real process, in the middle of its work.
@Needs
class KillTest {
    private static final PinCost CHEAP = new PinCost(64, 1);

    /// So dear that a check takes seconds: the kill always falls into it.
    private static final PinCost DEAR = new PinCost(64 * 1024, 25);

    private static X509Certificate certificate;
    @TempDir private Path dir;

    @BeforeAll
    static void certify(@TempDir Path folder) {
        try (var ca = Practice.open(folder, new Practice.HandClock())) {
            certificate = Practice.issue(ca, Practice.CHAIRMAN);
        }
    }

    @Test
    @DisplayName("Issue 2 item 7: killed while the PIN is checked, the try is gone; so it locks")
    void killedWhileChecking() throws Exception {
        int tries = 3;
        var token = create(tries, DEAR);
        for (int left = tries - 1; left >= 0; left--) {
            try (var child = guesser(1)) {
                assertThat(child.line()).isEqualTo("ready");
                waitForTries(token, left, child);
                assertThat(child.kill()).as("no answer before the kill").isEmpty();
            }
            assertThat(token.triesLeft()).hasValue(left);
        }
        assertThat(sign(token, KnownSecret.TOKEN_PIN.text())).isEqualTo(new PinLocked());
    }

    @Test
    @DisplayName("Killed anywhere in a row of guesses: never fewer tries gone than answers given")
    void killedAnywhere() throws Exception {
        var random = new SplittableRandom(19);
        var token = create(100, CHEAP);
        for (int round = 0; round < 4; round++) {
            int before = token.triesLeft().orElseThrow();
            int answers = 0;
            try (var child = guesser(1000)) {
                assertThat(child.line()).isEqualTo("ready");
                int enough = 1 + random.nextInt(12);
                while (answers < enough) {
                    child.line();
                    answers++;
                }
                answers += child.kill().size();
            }
            int gone = before - token.triesLeft().orElseThrow();
            assertThat(gone).as("seed 19, round %d", round).isBetween(answers, answers + 1);
        }
    }

    @Test
    @DisplayName("Two processes at one token: no try is lost, none counted twice")
    void twoProcesses() throws Exception {
        var token = create(60, CHEAP);
        var answers = new ArrayList<String>();
        try (var one = guesser(20);
                var two = guesser(20)) {
            answers.addAll(one.rest());
            answers.addAll(two.rest());
        }
        answers.removeIf("ready"::equals);
        assertThat(answers).hasSize(40).doesNotHaveDuplicates();
        assertThat(token.triesLeft()).hasValue(20);
    }

    @Test
    @DisplayName("Issue 2 item 7: what the CA confirmed is there after kill -9, and it goes on")
    void killedCa() throws Exception {
        var random = new SplittableRandom(20);
        Path pool = Repository.root().resolve("target/practice-keys");
        var confirmed = new ArrayList<String>();
        for (int round = 0; round < 4; round++) {
            try (var child = Child.running(CaWorker.class, dir, pool)) {
                int enough = 4 + random.nextInt(40);
                for (int i = 0; i < enough; i++) confirmed.add(child.line());
                confirmed.addAll(child.kill());
            }
            try (var ca =
                    PracticeCa.open(dir, Practice.BASE, InstantSource.system(), Practice.POOL)) {
                for (String line : confirmed) {
                    var serial = new BigInteger(line.split(" ")[1]);
                    assertThat(ca.certificate(serial)).as(line).isPresent();
                    if (line.startsWith("revoked")) {
                        assertThat(ca.revocation(serial)).as(line).isPresent();
                    }
                }
            }
        }
        assertThat(confirmed).hasSizeGreaterThan(16);
    }

    private PracticeToken create(int tries, PinCost cost) {
        return TokenFactory.open(dir, tries, cost)
                .create(
                        "T-1",
                        Practice.POOL.subject(0),
                        certificate,
                        KnownSecret.TOKEN_PIN.text().toCharArray());
    }

    private Child guesser(int times) throws Exception {
        return Child.running(TokenGuesser.class, dir, "T-1", certificate.getSerialNumber(), times);
    }

    private static TokenAnswer sign(PracticeToken token, String pin) {
        return token.sign(
                certificate.getSerialNumber(),
                pin.toCharArray(),
                new byte[] {1},
                TokenAlgorithm.RSA_PKCS1_SHA256);
    }

    private static void waitForTries(PracticeToken token, int left, Child child)
            throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (token.triesLeft().orElseThrow() > left && child.isAlive()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
