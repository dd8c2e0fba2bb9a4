package org.antin.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

class OrderTest {
    private static Order understood(String... arguments) {
        return switch (Order.read(List.of(arguments))) {
            case Order.Understood understood -> understood.order();
            case Order.Misunderstood no -> throw new AssertionError(no.why());
            case Order.HelpWanted help -> throw new AssertionError("help");
        };
    }

    @Test
    @DisplayName("interfaces.md 1: port 8080 and ./data unless told otherwise, on the loopback")
    void defaults() {
        Order order = understood();
        assertThat(order.port()).isEqualTo(8080);
        assertThat(order.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(order.listen().isLoopbackAddress()).isTrue();
        assertThat(order.demo()).isFalse();
    }

    @Test
    @DisplayName("interfaces.md 1: --port, --data, --demo, with a space or an equals sign")
    void told() {
        Order order = understood("--port=9000", "--demo", "--data", "/srv/ấn tín");
        assertThat(order.port()).isEqualTo(9000);
        assertThat(order.data()).isEqualTo(Path.of("/srv/ấn tín"));
        assertThat(order.demo()).isTrue();
        assertThat(understood("--listen", "0.0.0.0").listen().isAnyLocalAddress()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port",
                "--port x",
                "--port -1",
                "--port 65536",
                "--data",
                "--nonsense",
                "start",
                "--listen not/an/address",
                "--data a\0b"
            })
    @DisplayName("a mistake gets one line")
    void mistakes(String line) {
        assertThat(Order.read(List.of(line.split(" "))))
                .isInstanceOfSatisfying(
                        Order.Misunderstood.class,
                        no -> assertThat(no.why()).isNotBlank().doesNotContain("\n"));
    }

    @Test
    void help() {
        assertThat(Order.read(List.of("--help"))).isInstanceOf(Order.HelpWanted.class);
    }
}
