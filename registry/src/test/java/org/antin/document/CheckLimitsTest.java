package org.antin.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.signing.check.Limits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

/// Size, depth and time of a check are settings of the server.
class CheckLimitsTest {
    private static Limits limits(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("antin.check.limits", CheckLimits.class)
                .limits();
    }

    @Test
    @DisplayName("unless set otherwise they are the usual ones")
    void usual() {
        assertThat(limits(Map.of())).isEqualTo(Limits.standard());
    }

    @Test
    @DisplayName("each can be set, and none to nothing")
    void set() {
        var own =
                limits(
                        Map.of(
                                "antin.check.limits.file", "2MB",
                                "antin.check.limits.unpacked", "8MB",
                                "antin.check.limits.objects", "3",
                                "antin.check.limits.depth", "4",
                                "antin.check.limits.signatures", "5",
                                "antin.check.limits.time", "PT6S"));
        assertThat(own).isEqualTo(new Limits(2 << 20, 8 << 20, 3, 4, 5, Duration.ofSeconds(6)));
        assertThatThrownBy(() -> limits(Map.of("antin.check.limits.time", "PT0S")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
