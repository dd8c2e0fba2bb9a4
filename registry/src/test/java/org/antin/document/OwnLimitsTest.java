package org.antin.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.signing.make.Limits;
import org.antin.signing.trust.RevocationFetcher.Bounds;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

/// What may be asked for and what is taken in to be signed are settings of the server.
class OwnLimitsTest {
    private static <T> T bound(String prefix, Class<T> type, Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
    }

    private static Bounds fetch(Map<String, String> settings) {
        return bound("antin.check.fetch", FetchLimits.class, settings).bounds();
    }

    private static Limits sign(Map<String, String> settings) {
        return bound("antin.sign.limits", SignLimits.class, settings).limits();
    }

    @Test
    @DisplayName("unless set otherwise they are the usual ones")
    void usual() {
        assertThat(fetch(Map.of())).isEqualTo(Bounds.standard());
        assertThat(sign(Map.of())).isEqualTo(Limits.USUAL);
    }

    @Test
    @DisplayName("each can be set, and none to nothing")
    void set() {
        assertThat(
                        fetch(
                                Map.of(
                                        "antin.check.fetch.crl", "2MB",
                                        "antin.check.fetch.ocsp", "3KB",
                                        "antin.check.fetch.connect", "PT4S",
                                        "antin.check.fetch.total", "PT5S")))
                .isEqualTo(
                        new Bounds(2 << 20, 3 << 10, Duration.ofSeconds(4), Duration.ofSeconds(5)));
        assertThat(
                        sign(
                                Map.of(
                                        "antin.sign.limits.file", "2MB",
                                        "antin.sign.limits.unpacked", "8MB",
                                        "antin.sign.limits.pages", "3")))
                .isEqualTo(new Limits(2 << 20, 8 << 20, 3));
        assertThatThrownBy(() -> fetch(Map.of("antin.check.fetch.total", "PT0S")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sign(Map.of("antin.sign.limits.pages", "0")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
