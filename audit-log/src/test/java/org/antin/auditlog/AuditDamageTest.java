package org.antin.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.auditlog.AuditVerdict.Broken;
import org.antin.auditlog.AuditVerdict.Reason;
import org.antin.auditlog.AuditVerdict.Unreadable;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Files that were cut, turned or made of noise: never consistent, never an accident (D2.4).
class AuditDamageTest {
    private final SampleLog log = SampleLog.of(10);
    private final List<String> lines = log.lines();

    @Test
    @Needs
    @DisplayName("D2.4: truncated at any byte: never consistent, and the missing range is named")
    void truncated() {
        byte[] file = bytes(SampleLog.of(3).lines());
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            var verdict = SampleLog.verify(cut, Optional.empty(), Optional.empty());
            assertThat(verdict)
                    .as("cut at %d", length)
                    .isInstanceOfAny(Broken.class, Unreadable.class);
            if (verdict instanceof Broken broken) {
                assertThat(broken.reason()).isEqualTo(Reason.CUT_OFF);
                long whole =
                        new String(cut, StandardCharsets.UTF_8)
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                assertThat(broken.first()).as("cut at %d", length).isEqualTo(whole);
            }
        }
    }

    @Test
    @Needs
    @DisplayName("D2.4: any single bit of the file turned: never consistent, never proven")
    void anyBit() {
        var small = SampleLog.of(3, log.appender().signer());
        byte[] file = bytes(small.lines());
        for (int i = 0; i < file.length; i++) {
            byte[] turned = file.clone();
            turned[i] ^= (byte) (1 << (i % 8));
            assertThat(SampleLog.verify(turned, Optional.empty(), Optional.empty()))
                    .as("byte %d", i)
                    .isInstanceOfAny(Broken.class, Unreadable.class);
        }
    }

    @Test
    @DisplayName("garbage: said to be no export, never an exception")
    void garbage() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[random.nextInt(2_000)];
            random.nextBytes(noise);
            assertThat(SampleLog.verify(noise, Optional.empty(), Optional.empty()))
                    .as("seed 7, %d", i)
                    .isInstanceOf(Unreadable.class);
            byte[] file = bytes(lines);
            byte[] mixed = file.clone();
            int at = lines.getFirst().length() + 1 + random.nextInt(2_000);
            System.arraycopy(noise, 0, mixed, at, Math.min(noise.length, mixed.length - at));
            if (Arrays.equals(mixed, file)) continue;
            assertThat(SampleLog.verify(mixed, Optional.empty(), Optional.empty()))
                    .as("seed 7, %d", i)
                    .isInstanceOf(Broken.class);
        }
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\n", new ArrayList<>(lines)) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
