package org.antin.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.S3Store;
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Needs;
import org.antin.testkit.Program;
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

@Needs
@DisplayName("D7.2: a server is started with the vault in a bucket, and without")
class BucketStartTest {
    private static Map<String, String> environment(S3Store store, KnownSecret secret) {
        return Map.of(
                "ANTIN_VAULT_S3_ENDPOINT",
                store.endpoint(),
                "ANTIN_VAULT_S3_BUCKET",
                S3Store.BUCKET,
                "ANTIN_VAULT_S3_ACCESS_KEY",
                S3Store.ACCESS_KEY,
                "ANTIN_VAULT_S3_SECRET_KEY",
                secret.text());
    }

    private static String classes(ServerProcess server, Path dir) throws Exception {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var said =
                Program.run(
                        dir, jcmd, Long.toString(server.process.pid()), "VM.class_hierarchy", "-i");
        assertThat(said.text()).contains("org.antin.document.Vault");
        return said.text();
    }

    private static String answer(String url) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    @Test
    @DisplayName(
            "D2.4: the client is loaded only then; a wrong key stops the start; no key is told")
    void withAndWithout(@TempDir Path temporary) throws Exception {
        var data = temporary.resolve("data");
        String[] order = {"--port", "0", "--data", data.toString()};
        try (var server = new ServerProcess(Map.of(), order)) {
            server.ready();
            assertThat(classes(server, temporary)).doesNotContain("software.amazon");
            server.stop();
        }
        try (var store = S3Store.in(Files.createDirectory(temporary.resolve("s3")))) {
            var wrong = environment(store, KnownSecret.STORE_WRONG_KEY);
            try (var server = new ServerProcess(wrong, order)) {
                assertThat(server.end())
                        .startsWith("2 antin: ")
                        .contains("antin.vault.s3.access-key: ")
                        .hasLineCount(1);
            }
            var right = environment(store, KnownSecret.STORE_KEY);
            try (var server = new ServerProcess(right, order)) {
                var url = server.ready();
                assertThat(classes(server, temporary)).contains("software.amazon");
                for (var page : new String[] {"/actuator/env", "/internal/env", "/internal"}) {
                    assertThat(answer(url + page)).doesNotContain(KnownSecret.STORE_KEY.text());
                }
                server.stop();
            }
            try (var server = new ServerProcess(Map.of(), order)) {
                assertThat(server.end())
                        .startsWith("2 antin: ")
                        .contains("the documents of this data folder lie in " + store.endpoint())
                        .hasLineCount(1);
            }
        }
        assertThat(Files.readString(data.resolve("logs").resolve("server.log")))
                .contains("antin.vault.s3.access-key")
                .doesNotContain(KnownSecret.STORE_KEY.text(), KnownSecret.STORE_WRONG_KEY.text());
    }
}
