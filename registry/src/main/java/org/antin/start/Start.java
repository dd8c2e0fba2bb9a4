package org.antin.start;

import org.antin.RegistryApplication;
import org.antin.database.DataFolder;
import org.antin.database.DatabaseSettings;
import org.antin.database.EmbeddedDatabase;
import org.antin.database.OutsideDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The server's main class: what `./antin start` runs.
///
/// Standard output gets one line, `Ấn Tín is ready: URL`, and the notices that go with it; what is
/// wrong goes to standard error, one line; everything else to `DIR/logs`.
public final class Start {
    private static final int COULD_NOT = 2;
    private static final int FAILED_LATER = 1;
    private static final long STOP_MILLIS = 60_000;

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final Clock clock = Clock.systemUTC();
    private final Thread starter = Thread.currentThread();
    private volatile @Nullable DataFolder folder;
    private volatile @Nullable EmbeddedDatabase embedded;
    private volatile @Nullable ConfigurableApplicationContext server;
    private volatile boolean stopping;
    private volatile int exitCode;

    private Start(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        LoggingSystem.get(Start.class.getClassLoader()).beforeInitialize(); // silent until set up
        var start = new Start(System.getenv(), utf8(FileDescriptor.out), utf8(FileDescriptor.err));
        start.run(List.of(arguments));
    }

    private static PrintStream utf8(FileDescriptor to) {
        return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
    }

    private void run(List<String> arguments) {
        switch (Order.read(arguments)) {
            case Order.HelpWanted help -> out.println(Order.USAGE);
            case Order.Misunderstood no -> refuse(no.why());
            case Order.Understood understood -> {
                Runtime.getRuntime().addShutdownHook(new Thread(this::stopAll, "stop"));
                start(understood.order());
            }
        }
    }

    private void start(Order order) {
        String told = environment.getOrDefault("ANTIN_PUBLIC_URL", "");
        try {
            refuseIf(PublicUrl.problem(told));
            int port = freePort(order);
            Path data = hold(order.data());
            String local = "http://localhost:" + port;
            LocalDate begun = DemoSeed.today(clock);
            AuthorityAddress authority = AuthorityAddress.find(data, told, local, order);
            if (order.demo()) seed(data, authority.url());
            DatabaseSettings database = database();
            refuseIf(Installation.mark(database.owner(), database.app().user(), order.demo()));
            String publicUrl = PublicUrl.settle(data, told, local);
            if (order.demo()) authority.keep(data);
            var addresses = new Addresses(port, publicUrl, authority);
            ConfigurableApplicationContext context = serve(order, addresses, data, database);
            server = context;
            EmbeddedDatabase ours = embedded;
            if (ours != null) ours.whenLost(this::lost);
            out.println("Ấn Tín is ready: " + local);
            ObjectProvider<StartNotice> notices = context.getBeanProvider(StartNotice.class);
            notices.orderedStream()
                    .flatMap(notice -> notice.line(publicUrl).stream())
                    .forEach(out::println);
            if (order.once()) {
                if (order.demo()) DemoSeed.keep(data, begun, clock);
                exit(0);
            }
        } catch (AuthorityAddress.Taken e) {
            refuse(
                    e.getMessage()
                            + ", where this demo's practice authority answers, can't be used"
                            + " (another program has it?): stop that first");
        } catch (Refused e) {
            refuse(e.why());
        } catch (IOException | SQLException | RuntimeException e) {
            refuse("could not start: " + firstLine(e));
        }
    }

    /// Ends the attempt with one line; nothing has been served yet.
    private static final class Refused extends Exception {
        Refused(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    private static void refuseIf(Optional<String> problem) throws Refused {
        if (problem.isPresent()) throw new Refused(problem.get());
    }

    /// Looks before the database is started, so that the common mistake costs no time.
    private static int freePort(Order order) throws Refused {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(order.listen(), order.port()));
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new Refused(portTaken(order.port(), order.listen().getHostAddress()));
        }
    }

    private static String portTaken(int port, String address) {
        return "port "
                + port
                + " on "
                + address
                + " can't be used (another program has it?): choose another with --port";
    }

    private Path hold(Path data) throws Refused {
        switch (DataFolder.claim(data)) {
            case DataFolder.Claimed claimed -> {
                folder = claimed.folder();
                return claimed.folder().path();
            }
            case DataFolder.NotClaimed no -> throw new Refused(no.why());
        }
    }

    /// Filling takes half a minute; the build did it once (ADR 0212). A database elsewhere is
    /// filled there.
    private void seed(Path data, String authority) throws IOException {
        String kept = System.getProperty("antin.seed", "");
        if (kept.isBlank()
                || !(OutsideDatabase.named(environment) instanceof OutsideDatabase.Unnamed)) return;
        new DemoSeed(Path.of(kept), clock).lay(data, authority);
    }

    private DatabaseSettings database() throws Refused {
        switch (OutsideDatabase.named(environment)) {
            case OutsideDatabase.Unusable no -> throw new Refused(no.why());
            case OutsideDatabase.Complete outside -> {
                refuseIf(OutsideDatabase.problem(outside.settings()));
                return outside.settings();
            }
            case OutsideDatabase.Unnamed none -> {
                DataFolder held = folder;
                if (held == null) throw new IllegalStateException("no data folder held");
                switch (EmbeddedDatabase.open(held)) {
                    case EmbeddedDatabase.NotOpened no -> throw new Refused(no.why());
                    case EmbeddedDatabase.Opened opened -> {
                        embedded = opened.database();
                        return opened.database().settings();
                    }
                }
            }
        }
    }

    private record Addresses(int port, String publicUrl, AuthorityAddress authority) {}

    private ConfigurableApplicationContext serve(
            Order order, Addresses addresses, Path data, DatabaseSettings database) throws Refused {
        var properties = new HashMap<String, Object>();
        properties.put("server.port", addresses.port());
        properties.put("server.address", order.listen().getHostAddress());
        properties.put("spring.datasource.url", database.app().url());
        properties.put("spring.datasource.username", database.app().user());
        properties.put("spring.datasource.password", database.app().password());
        properties.put("spring.flyway.url", database.owner().url());
        properties.put("spring.flyway.user", database.owner().user());
        properties.put("spring.flyway.password", database.owner().password());
        properties.put("spring.flyway.placeholders.app", database.app().user());
        properties.put("spring.flyway.placeholders.owner", database.owner().user());
        properties.put("antin.data-dir", data.toString());
        properties.put("antin.demo", order.demo());
        properties.put("antin.practice.enabled", order.demo());
        properties.put("antin.practice.dir", data.resolve("practice-ca").toString());
        properties.put("antin.practice.keys", Prepare.practiceKeys(data).toString());
        properties.put("antin.practice.public-url", addresses.authority().url());
        properties.put("antin.practice.port", addresses.authority().port().orElse(0));
        properties.put("antin.public-url", addresses.publicUrl());

        var application = new SpringApplication(RegistryApplication.class);
        application.setRegisterShutdownHook(false); // the database must outlive the server
        application.setDefaultProperties(logging(data));
        application.addInitializers(
                context -> {
                    server = context;
                    context.getEnvironment()
                            .getPropertySources()
                            .addFirst(new MapPropertySource("start", properties));
                });
        try {
            return application.run();
        } catch (RuntimeException e) {
            throw new Refused(inOneLine(e, addresses.port(), order, data));
        }
    }

    private static Map<String, Object> logging(Path data) {
        return Map.of(
                "logging.file.name", data.resolve("logs").resolve("server.log").toString(),
                "logging.threshold.console", "OFF",
                "logging.structured.format.file", "ecs");
    }

    private static String inOneLine(Throwable accident, int port, Order order, Path data) {
        Throwable deepest = accident;
        for (Throwable at = accident; at != null; at = at.getCause()) {
            if (at instanceof org.springframework.boot.web.server.PortInUseException) {
                return portTaken(port, order.listen().getHostAddress());
            }
            deepest = at;
        }
        return "the server could not start: "
                + firstLine(deepest)
                + " (see "
                + data.resolve("logs").resolve("server.log")
                + ")";
    }

    private static String firstLine(Throwable accident) {
        return String.valueOf(accident.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse(accident.getClass().getSimpleName());
    }

    private void lost(String why) {
        err.println("antin: " + why);
        exit(FAILED_LATER);
    }

    private void refuse(String why) {
        if (!stopping) err.println("antin: " + why);
        exit(COULD_NOT);
    }

    /// From a thread of its own: the caller may be one that the shutdown waits for.
    private void exit(int code) {
        if (stopping) return;
        exitCode = code;
        Thread.ofPlatform().start(() -> System.exit(code));
    }

    /// The server first, then its database, then the folder; whatever of it there is by now.
    private void stopAll() {
        stopping = true;
        try {
            starter.interrupt(); // if it is still starting
            starter.join(STOP_MILLIS);
            ConfigurableApplicationContext context = server;
            if (context != null) context.close();
            EmbeddedDatabase database = embedded;
            if (database != null) database.close();
            DataFolder held = folder;
            if (held != null) held.close();
        } catch (IOException | RuntimeException e) {
            err.println("antin: did not stop in good order: " + e.getMessage());
            exitCode = FAILED_LATER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // SIGTERM is how a server is meant to stop, so it is no failure (the JVM would say 143).
        Runtime.getRuntime().halt(exitCode);
    }
}
