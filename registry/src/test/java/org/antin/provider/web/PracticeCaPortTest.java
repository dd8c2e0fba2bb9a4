package org.antin.provider.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.ServerTest;
import org.antin.provider.PracticeSettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.util.List;

@ServerTest
class PracticeCaPortTest {
    @Autowired PracticeSettings practice;
    @LocalServerPort int server;

    private static int status(int port, String path) throws IOException {
        var url = URI.create("http://localhost:" + port + path).toURL();
        var connection = (HttpURLConnection) url.openConnection();
        connection.setInstanceFollowRedirects(false);
        return connection.getResponseCode();
    }

    @Test
    @DisplayName("T.start: the practice CA's own port answers for the practice CA and nothing else")
    void nothingElse() throws IOException {
        assertThat(practice.port()).isNotZero().isNotEqualTo(server);
        for (int port : List.of(practice.port(), server)) {
            assertThat(status(port, "/practice-ca/crl.der")).isEqualTo(200);
        }
        for (var path :
                List.of(
                        "/",
                        "/sign-in",
                        "/check",
                        "/api/v1/health",
                        "/practice-ca/../sign-in",
                        "/practice-ca/..;/sign-in",
                        "/practice-ca/%2e%2e/sign-in",
                        "/practice-ca")) {
            assertThat(status(practice.port(), path)).as(path).isIn(400, 404);
        }
        assertThat(status(server, "/sign-in")).isEqualTo(200);
    }

    @Test
    @DisplayName("T.start: the practice CA's own port is open where the server listens, no further")
    void onTheLoopbackOnly() throws IOException {
        var outside =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(address -> !address.isLoopbackAddress())
                        .toList();
        for (InetAddress address : outside) {
            assertThatThrownBy(() -> new Socket(address, practice.port()).close())
                    .as(address.getHostAddress())
                    .isInstanceOf(ConnectException.class);
        }
        new Socket(InetAddress.getLoopbackAddress(), practice.port()).close();
    }
}
