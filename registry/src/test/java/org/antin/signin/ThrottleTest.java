package org.antin.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.SteeredClock;
import org.antin.access.Throttle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

@DisplayName("D2.4: one address can't try passwords for ever")
class ThrottleTest {
    private final SteeredClock clock = new SteeredClock(Instant.parse("2026-03-02T01:30:00Z"));

    @Test
    void anAddressWaitsUntilItsWindowHasPassed() {
        var throttle = new Throttle(30, Duration.ofMinutes(5), clock);
        for (int i = 0; i < 30; i++) {
            assertThat(throttle.mayTry("10.0.0.1")).isTrue();
            throttle.count("10.0.0.1");
        }
        assertThat(throttle.mayTry("10.0.0.1")).isFalse();
        assertThat(throttle.mayTry("10.0.0.2")).as("others don't").isTrue();
        clock.pass(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(throttle.mayTry("10.0.0.1")).isTrue();
    }

    @Test
    void aNameNobodyHasLocksLikeARealOne() {
        var settings =
                new SignInSettings(
                        5, Duration.ofMinutes(15), 30, Duration.ofMinutes(5), Duration.ofHours(12));
        var nobodies = new NobodysTries(settings, clock);
        for (int i = 0; i < 5; i++) assertThat(nobodies.locked("x")).isFalse();
        assertThat(nobodies.locked("x")).isTrue();
        clock.pass(Duration.ofMinutes(16));
        assertThat(nobodies.locked("x")).isFalse();
    }
}
