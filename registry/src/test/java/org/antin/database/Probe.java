package org.antin.database;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A process of its own with the product's database, for tests that kill it.
///
/// It opens the folder of its argument, then writes one row after the other and prints each number
/// once PostgreSQL has acknowledged it.
final class Probe implements AutoCloseable {
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    Probe(List<String> prefix, String classPath, Path folder) throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        Probe.class.getName(),
                        folder.toString()));
        process =
                new ProcessBuilder(command)
                        .directory(new File("/"))
                        .redirectErrorStream(true)
                        .start();
        Thread.ofVirtual().start(this::read);
    }

    Probe(Path folder) throws IOException {
        this(List.of(), System.getProperty("java.class.path"), folder);
    }

    private void read() {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = reader.readLine()) != null) {
                if (line.startsWith("probe ")) lines.add(line.substring("probe ".length()));
            }
        } catch (IOException e) {
            // the process was killed
        }
        lines.add("end");
    }

    /// The next thing it said: `refused WHY`, `open POSTGRES-PID PORT`, `row N` or `end`.
    String next() throws InterruptedException {
        String line = lines.poll(60, TimeUnit.SECONDS);
        if (line == null) throw new IllegalStateException("the probe says nothing");
        return line;
    }

    /// Reads until a line begins so.
    String next(String beginning) throws InterruptedException {
        while (true) {
            String line = next();
            if (line.startsWith(beginning)) return line;
            if (line.equals("end") || line.startsWith("refused")) {
                throw new IllegalStateException("wanted " + beginning + ", got: " + line);
            }
        }
    }

    /// The greatest number acknowledged before the process ended.
    int lastRow() throws InterruptedException {
        int last = 0;
        while (true) {
            String line = next();
            if (line.equals("end")) return last;
            if (line.startsWith("row ")) last = Integer.parseInt(line.substring(4));
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// SIGTERM.
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    public static void main(String[] arguments) throws Exception {
        DataFolder folder =
                switch (DataFolder.claim(Path.of(arguments[0]))) {
                    case DataFolder.Claimed claimed -> claimed.folder();
                    case DataFolder.NotClaimed no -> {
                        System.out.println("probe refused " + no.why());
                        yield null;
                    }
                };
        if (folder == null) return;
        switch (EmbeddedDatabase.open(folder)) {
            case EmbeddedDatabase.NotOpened no -> System.out.println("probe refused " + no.why());
            case EmbeddedDatabase.Opened opened -> {
                Runtime.getRuntime().addShutdownHook(new Thread(opened.database()::close));
                write(opened.database());
            }
        }
    }

    private static void write(EmbeddedDatabase database) throws Exception {
        DatabaseAddress owner = database.settings().owner();
        System.out.println(
                "probe open " + database.pid() + owner.url().replaceFirst(".*:([0-9]+)/.*", " $1"));
        int row = 0;
        while (true) {
            try (Connection connection = RoleSetup.connect(owner);
                    Statement statement = connection.createStatement()) {
                statement.execute("create table if not exists probe (number int, run int)");
                while (true) {
                    statement.execute(
                            "insert into probe values ("
                                    + (row + 1)
                                    + ", "
                                    + ProcessHandle.current().pid()
                                    + ")");
                    row++;
                    System.out.println("probe row " + row);
                }
            } catch (SQLException e) {
                System.out.println("probe broken " + e.getMessage());
                Thread.sleep(50);
            }
        }
    }
}
