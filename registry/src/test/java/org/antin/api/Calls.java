package org.antin.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/// Calls the running server as another system does. Every answer is held against the published
/// description.
final class Calls {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Description description = Description.read();
    private final String server;

    Calls(String port) {
        server = "http://localhost:" + port;
    }

    /// What came back.
    record Answer(int status, String contentType, byte[] body, HttpResponse<byte[]> raw) {
        JsonNode json() {
            return Description.JSON.readTree(body);
        }

        String text(String field) {
            return json().get(field).stringValue();
        }

        /// Of a problem document.
        String code() {
            assertThat(contentType).isEqualTo("application/problem+json");
            return text("code");
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            var shown =
                    contentType.endsWith("json") ? new String(body, StandardCharsets.UTF_8) : "";
            return status + " " + contentType + " " + shown;
        }
    }

    Answer get(String path, @Nullable String token, String... headers) {
        return send("GET", path, token, null, headers);
    }

    Answer post(String path, @Nullable String token, String json, String... headers) {
        return send(
                "POST",
                path,
                token,
                json.getBytes(StandardCharsets.UTF_8),
                with(headers, "Content-Type", "application/json"));
    }

    /// With a key of its own.
    Answer order(String path, String token, String json) {
        return post(path, token, json, "Idempotency-Key", UUID.randomUUID().toString());
    }

    Answer upload(String path, @Nullable String token, Parts parts, String... headers) {
        return send(
                "POST", path, token, parts.bytes(), with(headers, "Content-Type", parts.type()));
    }

    Answer send(
            String method,
            String path,
            @Nullable String token,
            byte @Nullable [] body,
            String... headers) {
        var request = HttpRequest.newBuilder(URI.create(server + path));
        request.method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (token != null) request.header("Authorization", "Bearer " + token);
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        try {
            var raw = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            var answer =
                    new Answer(
                            raw.statusCode(),
                            raw.headers().firstValue("Content-Type").orElse(""),
                            raw.body(),
                            raw);
            assertThat(
                            description.fault(
                                    method,
                                    path.replaceAll("[?].*", ""),
                                    answer.status(),
                                    answer.contentType(),
                                    raw.body()))
                    .as(method + " " + path + ": " + answer)
                    .isEmpty();
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    private static String[] with(String[] headers, String name, String value) {
        var more = java.util.Arrays.copyOf(headers, headers.length + 2);
        more[headers.length] = name;
        more[headers.length + 1] = value;
        return more;
    }

    /// A multipart body, in the order given, with a boundary of its own.
    static final class Parts {
        private final String boundary = "b" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT);
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        static Parts free() {
            return new Parts().text("secrecy", "none");
        }

        Parts text(String name, String value) {
            return part("form-data; name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
        }

        Parts file(String name, String fileName, byte[] content) {
            return part("form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"", content);
        }

        private Parts part(String disposition, byte[] content) {
            var head = "--" + boundary + "\r\nContent-Disposition: " + disposition + "\r\n\r\n";
            out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(content);
            out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            return this;
        }

        String type() {
            return "multipart/form-data; boundary=" + boundary;
        }

        byte[] bytes() {
            var whole = new ByteArrayOutputStream();
            whole.writeBytes(out.toByteArray());
            whole.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return whole.toByteArray();
        }
    }
}
