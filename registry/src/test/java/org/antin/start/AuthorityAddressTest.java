package org.antin.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.start.AuthorityAddress.Taken;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/// Where a demo's practice authority answers, over many starts of one folder.
class AuthorityAddressTest {
    private static final String LOCAL = "http://localhost:18080";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir private Path data;

    private static Order order(int port, boolean demo) {
        return new Order(port, LOOPBACK, Path.of("data"), demo, false);
    }

    private AuthorityAddress find(String told, boolean demo) throws IOException, Taken {
        return AuthorityAddress.find(data, told, LOCAL, order(18080, demo));
    }

    private static ServerSocket taken(int port) throws IOException {
        return new ServerSocket(port, 1, LOOPBACK);
    }

    @Test
    @DisplayName("T.start: a folder keeps its authority's address at whatever port it is served")
    void itsOwnPort() throws Exception {
        int free;
        try (var any = taken(0)) {
            free = any.getLocalPort();
        }
        Files.writeString(data.resolve("authority-url"), "http://localhost:" + free + "\n");
        var own = new AuthorityAddress("http://localhost:" + free, OptionalInt.of(free));
        assertThat(find("", true)).isEqualTo(own);
        assertThat(AuthorityAddress.find(data, "", own.url(), order(free, true)))
                .as("the server's own port is the authority's")
                .isEqualTo(new AuthorityAddress(own.url(), OptionalInt.empty()));
        try (var another = taken(free)) {
            assertThat(another.isBound()).isTrue();
            assertThatThrownBy(() -> find("", true))
                    .isInstanceOf(Taken.class)
                    .hasMessage(own.url());
            assertThat(find("", false).port()).as("no demo, no authority").isEmpty();
        }
    }

    @Test
    @DisplayName(
            "T.start: a second demo beside a first one answers under its own address, for good")
    void besideAnother() throws Exception {
        try (var another = new ServerSocket()) {
            try {
                another.bind(new InetSocketAddress(LOOPBACK, AuthorityAddress.PORT));
            } catch (BindException already) {
                assertThat(another.isBound()).as("somebody else's").isFalse();
            }
            assertShared(find("", true), LOCAL);
        }
        find("", false).keep(data);
        assertThat(data.resolve("authority-url")).doesNotExist();
        PublicUrl.settle(data, "", LOCAL);
        assertShared(
                AuthorityAddress.find(data, "", "http://localhost:9090", order(9090, true)), LOCAL);
    }

    @Test
    @DisplayName("interfaces.md 1: ANTIN_PUBLIC_URL goes into practice certificates")
    void told() throws Exception {
        assertShared(find("https://antin.example.gov.vn/", true), "https://antin.example.gov.vn");
    }

    private static void assertShared(AuthorityAddress address, String url) {
        assertThat(address).isEqualTo(new AuthorityAddress(url, OptionalInt.empty()));
    }
}
