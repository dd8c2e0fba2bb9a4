package org.antin.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// A PostgreSQL cluster on the disk: made once by `initdb`, then started and started again.
///
/// @param programs what to run
/// @param unprivileged as whom
/// @param folder the cluster's own folder, `DIR/postgres`
/// @param logFile where PostgreSQL's messages go
/// @param settings what it is told at each start
record Cluster(
        PostgresPrograms programs,
        Unprivileged unprivileged,
        Path folder,
        Path logFile,
        ClusterSettings settings) {
    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(15); // a long recovery
    private static final long KEEP_LOG_BYTES = 20_000_000;
    private static final int TRIES = 60;
    private static final long BETWEEN_TRIES_MILLIS = 250;
    private static final long LOOK_MILLIS = 10;

    /// A PostgreSQL that takes connections.
    ///
    /// @param port on 127.0.0.1
    record Running(Process process, int port) {}

    boolean exists() {
        return Files.exists(folder.resolve("PG_VERSION"));
    }

    /// Makes the cluster, whole or not at all: it gets its name only when it is complete and on the
    /// disk.
    void make(String rootPassword) throws IOException, InterruptedException, Cannot {
        Path parent = folder.resolveSibling(folder.getFileName() + ".new-" + randomName());
        Files.createDirectory(parent, OwnerOnly.FOLDER);
        Path draft = parent.resolve("cluster");
        Path passwordFile = Files.createFile(parent.resolve("password"), OwnerOnly.FILE);
        Files.writeString(passwordFile, rootPassword + "\n");
        unprivileged.give(parent);
        String said =
                run(
                        unprivileged.command(
                                programs.program("initdb").toString(),
                                "--pgdata=" + draft,
                                "--username=antin_root",
                                "--pwfile=" + passwordFile,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C",
                                // Letters by Unicode, the same on every machine and for ever; what
                                // must sort as Vietnamese says collate "vi-x-icu" (ADR 0070).
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--set=max_connections=100",
                                "--set=shared_buffers=128MB",
                                "--no-instructions"));
        if (!Files.exists(draft.resolve("PG_VERSION"))
                || !said.lines().reduce("", (a, b) -> b).contains("ok")) {
            throw new Cannot("PostgreSQL could not make its data folder: " + lastLine(said));
        }
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        OwnerOnly.sweep(parent);
    }

    private static String randomName() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }

    /// Removes what a start that was killed in its first second left.
    void sweepDrafts() throws IOException {
        String start = folder.getFileName() + ".new-";
        Path parent = folder.toAbsolutePath().getParent();
        if (parent == null) return;
        try (var drafts = Files.newDirectoryStream(parent, start + "*")) {
            for (Path draft : drafts) OwnerOnly.sweep(draft);
        }
    }

    /// Starts PostgreSQL and waits until it takes connections.
    ///
    /// @param wantedPort 0 for any free one
    Running start(int wantedPort) throws IOException, InterruptedException, Cannot {
        unprivileged.give(folder);
        Files.writeString(folder.resolve("pg_hba.conf"), ClusterSettings.HBA);
        turnLogOver();
        String why = "";
        for (int i = 0; i < TRIES; i++) {
            int port = wantedPort != 0 ? wantedPort : freePort();
            long logBefore = Files.exists(logFile) ? Files.size(logFile) : 0;
            Process process = launch(port);
            if (awaitReady(process)) return new Running(process, port);
            why = since(logBefore);
            // The port went to another program meanwhile; or the last processes of a killed
            // PostgreSQL still hold its memory and will be gone in a moment.
            boolean passes =
                    why.contains("could not bind")
                            || why.contains("could not create any TCP/IP sockets")
                            || why.contains("pre-existing shared memory block")
                            || why.contains("lock file \"postmaster.pid\"");
            if (!passes) break;
            Thread.sleep(BETWEEN_TRIES_MILLIS);
        }
        throw new Cannot("PostgreSQL did not start: " + fatalLine(why) + " (see " + logFile + ")");
    }

    private Process launch(int port) throws IOException {
        var arguments = new ArrayList<String>(List.of("-D", folder.toString()));
        arguments.addAll(settings.arguments(port));
        var builder =
                new ProcessBuilder(
                        unprivileged.command(
                                programs.program("postgres").toString(),
                                arguments.toArray(String[]::new)));
        clean(builder);
        builder.redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        return builder.start();
    }

    private boolean awaitReady(Process process) throws IOException, InterruptedException {
        var state = new Leftover(folder);
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < PATIENCE_NANOS) {
            try {
                if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) return false;
            } catch (InterruptedException e) {
                Leftover.stop(process.toHandle()); // the start is called off
                throw e;
            }
            if (state.isReady(process.pid())) return true;
        }
        log.error("PostgreSQL has not come up in 15 minutes; stopping it");
        Leftover.stop(process.toHandle());
        return false;
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        clean(builder);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /// No setting of the caller's environment (PGDATA, PGOPTIONS, LC_ALL, LD_PRELOAD …) reaches
    /// PostgreSQL, and its working folder is one its user can enter.
    private void clean(ProcessBuilder builder) {
        String path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path == null ? "/usr/bin:/bin" : path);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        builder.directory(programs.home().toFile());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void turnLogOver() throws IOException {
        Path parent = logFile.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        if (Files.exists(logFile) && Files.size(logFile) > KEEP_LOG_BYTES) {
            Files.move(
                    logFile,
                    logFile.resolveSibling(logFile.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(logFile)) Files.createFile(logFile, OwnerOnly.FILE);
    }

    private String since(long offset) throws IOException {
        try (var in = FileChannel.open(logFile, Set.of(StandardOpenOption.READ))) {
            in.position(Math.min(offset, in.size()));
            var bytes = java.nio.channels.Channels.newInputStream(in).readNBytes(100_000);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static String fatalLine(String text) {
        return text.lines()
                .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
                .findFirst()
                .map(line -> line.replaceFirst("^.*?(FATAL|PANIC): *", ""))
                .orElse(lastLine(text));
    }

    private static String lastLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).reduce("no message", (a, b) -> b);
    }
}
