package org.antin.demo;

import org.antin.House;
import org.antin.RegistryApplication;
import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.database.DatabaseSettings;
import org.antin.database.TestDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// The product's server in demo mode, filled, on a real PostgreSQL.
public final class DemoServer implements AutoCloseable {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Actor READER = Actor.system("test");

    private final DatabaseSettings database = TestDatabase.fresh();
    private final ConfigurableApplicationContext context;

    public DemoServer(Path data) {
        this(data, true);
    }

    /// Also without the demo: practice mode on a database nobody has an account in.
    public DemoServer(Path data, boolean filled) {
        var application = new SpringApplication(RegistryApplication.class, House.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(
                made ->
                        TestPropertyValues.of(
                                        "server.port=0",
                                        "spring.jmx.enabled=false",
                                        "spring.flyway.enabled=false",
                                        "spring.datasource.url=" + database.app().url(),
                                        "spring.datasource.username=" + database.app().user(),
                                        "spring.datasource.password=" + database.app().password(),
                                        "antin.outbox.delay=PT1H",
                                        "antin.data-dir=" + data,
                                        "antin.demo=" + filled,
                                        "antin.practice.enabled=true",
                                        "antin.practice.dir=" + data.resolve("practice-ca"),
                                        "antin.practice.keys="
                                                + Path.of(
                                                        System.getProperty("user.home"),
                                                        ".cache/antin/practice-keys"))
                                .applyTo(made));
        context = application.run();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public String address() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    /// Who may sign in, in the order of the sign-in page.
    public static List<String> accounts() {
        return DemoCast.PARTS.stream().map(DemoCast.Part::username).toList();
    }

    /// Rows as text, columns separated by " | ".
    public List<String> rows(String sql) {
        return Objects.requireNonNull(
                Acting.as(
                        READER,
                        () ->
                                bean(TransactionTemplate.class)
                                        .execute(
                                                status ->
                                                        bean(JdbcClient.class)
                                                                .sql(sql)
                                                                .query(
                                                                        (rs, n) -> {
                                                                            var row =
                                                                                    new StringBuilder();
                                                                            int columns =
                                                                                    rs.getMetaData()
                                                                                            .getColumnCount();
                                                                            for (int i = 1;
                                                                                    i <= columns;
                                                                                    i++)
                                                                                row.append(
                                                                                                i
                                                                                                                == 1
                                                                                                        ? ""
                                                                                                        : " | ")
                                                                                        .append(
                                                                                                rs
                                                                                                        .getString(
                                                                                                                i));
                                                                            return row.toString();
                                                                        })
                                                                .list())));
    }

    long number(String sql) {
        return Long.parseLong(rows(sql).getFirst());
    }

    /// Signs in like a browser.
    ///
    /// @return the first page as it is sent
    String inbox(String username, String password) throws IOException, InterruptedException {
        try (var browser =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            var form = browser.send(request("/sign-in").build(), BodyHandlers.ofString()).body();
            var csrf = CSRF.matcher(form);
            if (!csrf.find()) throw new AssertionError("no form: " + form);
            var fields = Map.of("username", username, "password", password, "_csrf", csrf.group(1));
            var body =
                    fields.entrySet().stream()
                            .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                            .collect(java.util.stream.Collectors.joining("&"));
            var answer =
                    browser.send(
                            request("/sign-in")
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString());
            if (!answer.uri().getPath().equals("/inbox"))
                throw new AssertionError(username + " came to " + answer.uri());
            return answer.body();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        context.close();
        TestDatabase.drop(database);
    }
}
