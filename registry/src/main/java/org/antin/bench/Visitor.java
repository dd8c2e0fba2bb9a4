package org.antin.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// Somebody at a browser: signed in, with cookies, asking for compressed pages.
final class Visitor {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// A page as it came.
    record Page(int status, String text, long nanos) {
        /// Rows of its tables, headings left out.
        int rows() {
            return count("<tr") - count("<thead");
        }

        private int count(String tag) {
            int found = 0;
            for (int at = text.indexOf(tag); at >= 0; at = text.indexOf(tag, at + 1)) found++;
            return found;
        }
    }

    private final URI server;
    private final String name;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    private Visitor(URI server, String name) {
        this.server = server;
        this.name = name;
    }

    static Visitor signIn(URI server, String name, String password)
            throws IOException, InterruptedException {
        var visitor = new Visitor(server, name);
        var door = visitor.get("/sign-in");
        var token = CSRF.matcher(door.text());
        if (!token.find()) throw new IOException("no form on the sign-in page");
        var form =
                Map.of("username", name, "password", password, "_csrf", token.group(1))
                        .entrySet()
                        .stream()
                        .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&"));
        var answer =
                visitor.http.send(
                        HttpRequest.newBuilder(server.resolve("/sign-in"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.discarding());
        var to = answer.headers().firstValue("location").orElse("");
        if (answer.statusCode() / 100 != 3 || to.contains("sign-in"))
            throw new IOException(name + " can't sign in: " + answer.statusCode() + " " + to);
        return visitor;
    }

    String name() {
        return name;
    }

    /// @param path with its query, as links write it
    Page get(String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(PATIENCE)
                        .header("Accept-Encoding", "gzip")
                        .header("Accept", "text/html")
                        .build();
        long begin = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        long took = System.nanoTime() - begin;
        boolean zipped = answer.headers().firstValue("content-encoding").orElse("").equals("gzip");
        return new Page(answer.statusCode(), text(answer.body(), zipped), took);
    }

    private static String text(byte[] body, boolean zipped) throws IOException {
        if (!zipped) return new String(body, StandardCharsets.UTF_8);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
