package org.antin.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.database.DatabaseSettings;
import org.antin.database.TestDatabase;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `org.antin.start.Start` as a process, with the whole server in it.
@Needs
class StartTest {
    private static final Map<String, String> NOTHING = Map.of();

    private static int status(String url) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url + "/api/v1/health/ready")).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static long postgres(Path data) throws Exception {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip());
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    @Test
    @DisplayName(
            "T.start: answers, refuses a second start, stops with its database, comes back after kill -9")
    void oneLife(@TempDir Path temporary) throws Exception {
        Path data = temporary.resolve("data");
        String[] order = {"--port", "0", "--data", data.toString()};
        String port;
        try (var server = new ServerProcess(NOTHING, order)) {
            String url = server.ready();
            assertThat(url).matches("http://localhost:[0-9]+");
            port = url.substring(url.lastIndexOf(':') + 1);
            assertThat(status(url)).isPositive();
            assertThat(Files.readString(data.resolve("public-url"))).isEqualTo(url + "\n");

            try (var second = new ServerProcess(NOTHING, order)) {
                assertThat(second.end())
                        .startsWith("2 antin: the data folder ")
                        .contains("in use by another start (process " + server.process.pid() + ")")
                        .hasLineCount(1);
            }
            try (var samePort =
                    new ServerProcess(
                            NOTHING,
                            "--port",
                            port,
                            "--data",
                            temporary.resolve("other").toString())) {
                assertThat(samePort.end())
                        .startsWith("2 antin: port " + port + " on 127.0.0.1 can't be used")
                        .hasLineCount(1);
                assertThat(temporary.resolve("other")).doesNotExist();
            }

            long postgres = postgres(data);
            ProcessHandle.of(postgres).orElseThrow().destroyForcibly();
            long begin = System.nanoTime();
            while (!Files.exists(data.resolve("postgres/postmaster.pid"))
                    || postgres(data) == postgres
                    || status(url) >= 500) {
                assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.MINUTES.toNanos(1));
                Thread.sleep(100);
            }
            server.kill();
            assertThat(alive(postgres(data))).as("the orphan").isTrue();
        }
        try (var again = new ServerProcess(NOTHING, order)) {
            again.ready();
            long postgres = postgres(data);
            assertThat(again.stop()).isEqualTo("0 ");
            assertThat(alive(postgres)).isFalse();
            assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        }
        try (var demo =
                new ServerProcess(NOTHING, "--port", "0", "--demo", "--data", data.toString())) {
            assertThat(demo.end()).startsWith("2 antin: this database is a real register");
        }
    }

    @Test
    @DisplayName("interfaces.md 1: ANTIN_DATABASE_URL takes an outside PostgreSQL, with two users")
    void outside(@TempDir Path temporary) throws Exception {
        Path data = temporary.resolve("data");
        DatabaseSettings outside = TestDatabase.empty();
        String[] order = {"--port", "0", "--once", "--data", data.toString()};
        Map<String, String> environment =
                Map.of(
                        "ANTIN_DATABASE_URL", outside.app().url(),
                        "ANTIN_DATABASE_USER", outside.app().user(),
                        "ANTIN_DATABASE_PASSWORD", outside.app().password(),
                        "ANTIN_DATABASE_OWNER_USER", outside.owner().user(),
                        "ANTIN_DATABASE_OWNER_PASSWORD", outside.owner().password());
        try (var server = new ServerProcess(environment, order)) {
            server.ready();
            assertThat(server.end()).isEqualTo("0 ");
        }
        assertThat(data.resolve("postgres")).doesNotExist();
        assertThat(Files.readString(data.resolve("logs/server.log")))
                .doesNotContain(outside.app().password())
                .doesNotContain(outside.owner().password());

        var same = new java.util.HashMap<>(environment);
        same.put("ANTIN_DATABASE_USER", outside.owner().user());
        try (var server = new ServerProcess(same, order)) {
            assertThat(server.end())
                    .startsWith(
                            "2 antin: ANTIN_DATABASE_USER and ANTIN_DATABASE_OWNER_USER are both")
                    .hasLineCount(1);
        }
    }

    @Test
    @DisplayName(
            "SIGTERM in the middle of a first start leaves nothing running, and the next start works")
    void stoppedWhileStarting(@TempDir Path temporary) throws Exception {
        Path data = temporary.resolve("data");
        for (int millis : new int[] {400, 1500, 4000}) {
            try (var server =
                    new ServerProcess(NOTHING, "--port", "0", "--data", data.toString())) {
                Thread.sleep(millis);
                assertThat(server.stop()).doesNotContain("Exception");
            }
            assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        }
        try (var server =
                new ServerProcess(NOTHING, "--once", "--port", "0", "--data", data.toString())) {
            server.ready();
        }
    }
}
