package org.antin.start;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody signed in at the running server's pages, over HTTP like a browser: a session of his
/// own, and every form with the token that guards it.
final class Visitor {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern TOKEN =
            Pattern.compile(
                    "name=\"_csrf\"[^>]*?value=\"([^\"]+)\"|name=\"_csrf\" content=\"([^\"]+)\"");

    private final String server;
    private final HttpClient web;
    private final String token;

    private Visitor(String server, HttpClient web, String token) {
        this.server = server;
        this.web = web;
        this.token = token;
    }

    /// Signs in.
    static Visitor at(String server, String user, String password) throws Exception {
        var web =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .cookieHandler(new CookieManager())
                        .build();
        var door = new Visitor(server, web, token(body(web, server + "/sign-in")));
        var in = door.post("/sign-in", Map.of("username", user, "password", password));
        if (in.statusCode() / 100 != 3 || location(in).contains("sign-in")) {
            throw new AssertionError(user + " can't sign in: " + in.statusCode() + location(in));
        }
        return new Visitor(server, web, token(body(web, server + "/inbox")));
    }

    private static String body(HttpClient web, String url) throws Exception {
        var got = web.send(request(url).build(), BodyHandlers.ofString());
        if (got.statusCode() != 200) throw new IOException(url + ": " + got.statusCode());
        return got.body();
    }

    private static String token(String page) {
        var found = TOKEN.matcher(page);
        if (!found.find()) throw new AssertionError("no token in " + page);
        return found.group(1) != null ? found.group(1) : found.group(2);
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    String page(String path) throws Exception {
        return body(web, server + path);
    }

    HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        return web.send(form(path, typed(fields)), BodyHandlers.ofString());
    }

    /// A form with a field that is ticked several times.
    HttpResponse<String> postAll(
            String path, Map<String, String> fields, String field, List<String> ticked)
            throws Exception {
        var many =
                ticked.stream()
                        .map(t -> "&" + field + "=" + coded(t))
                        .collect(Collectors.joining());
        return web.send(form(path, typed(fields) + many), BodyHandlers.ofString());
    }

    byte[] download(String path) throws Exception {
        var got = web.send(form(path, ""), BodyHandlers.ofByteArray());
        if (got.statusCode() != 200) throw new IOException(path + ": " + got.statusCode());
        return got.body();
    }

    private HttpRequest form(String path, String typed) {
        return request(server + path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + coded(token) + typed))
                .build();
    }

    private static String typed(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "&" + coded(field.getKey()) + "=" + coded(field.getValue()))
                .collect(Collectors.joining());
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
