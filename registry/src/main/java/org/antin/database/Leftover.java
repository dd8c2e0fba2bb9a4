package org.antin.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The PostgreSQL that a killed server left running on our data.
///
/// Only the process that the data folder's own `postmaster.pid` names is ever signalled, and only
/// after the kernel has confirmed that it is a PostgreSQL working in that very folder: process
/// numbers are reused, and another PostgreSQL of the machine is none of our business.
final class Leftover {
    private static final Logger log = LoggerFactory.getLogger(Leftover.class);

    private final Path cluster;

    Leftover(Path cluster) {
        this.cluster = cluster;
    }

    private Path pidFile() {
        return cluster.resolve("postmaster.pid");
    }

    /// Stops it if it is there, and clears a `postmaster.pid` whose number now belongs to a
    /// stranger (PostgreSQL itself would take the stranger for its own and refuse to start).
    ///
    /// Called with the data folder's lock held, so no live server of ours can be meant.
    void clear() throws IOException, Cannot, InterruptedException {
        Optional<Long> named = namedPid();
        if (named.isEmpty()) return;
        long pid = named.get();
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) return; // PostgreSQL recognises this case itself
        if (!isPostgresOf(pid)) {
            log.info("process {} is not our PostgreSQL: dropping the stale postmaster.pid", pid);
            Files.deleteIfExists(pidFile());
            return;
        }
        log.info("stopping PostgreSQL {}, left by a server that was killed", pid);
        if (!stop(process.get())) {
            throw new Cannot(
                    "PostgreSQL (process "
                            + pid
                            + ") still runs on "
                            + cluster
                            + ": stop it first");
        }
    }

    /// Asks a PostgreSQL to stop, ever more firmly: disconnect everybody, then drop everything (the
    /// log makes that good at the next start), then kill.
    static boolean stop(ProcessHandle postgres) throws InterruptedException {
        return signal(postgres, "INT", 30)
                || signal(postgres, "QUIT", 10)
                || signal(postgres, "KILL", 5);
    }

    private static boolean signal(ProcessHandle process, String name, int seconds)
            throws InterruptedException {
        CompletableFuture<ProcessHandle> exit = process.onExit();
        try {
            // ProcessHandle knows SIGTERM and SIGKILL only, and PostgreSQL takes SIGTERM for "wait
            // until every client has left".
            new ProcessBuilder(
                            "sh", "-c", "kill -" + name + " \"$0\"", Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            exit.get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (java.util.concurrent.ExecutionException | IOException e) {
            return !process.isAlive();
        }
    }

    /// The number in `postmaster.pid`'s first line, if it is one.
    Optional<Long> namedPid() throws IOException {
        List<String> lines = lines();
        if (lines.isEmpty()) return Optional.empty();
        try {
            long pid = Long.parseLong(lines.getFirst().strip());
            return pid > 1 ? Optional.of(pid) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// Whether the server of this number says, in its own file, that it takes connections.
    boolean isReady(long pid) throws IOException {
        List<String> lines = lines();
        return lines.size() >= 8
                && lines.getFirst().strip().equals(Long.toString(pid))
                && lines.get(7).strip().equals("ready");
    }

    private List<String> lines() throws IOException {
        try {
            return Files.readString(pidFile(), StandardCharsets.ISO_8859_1).lines().toList();
        } catch (java.nio.file.NoSuchFileException e) {
            return List.of();
        }
    }

    boolean isPostgresOf(long pid) throws IOException {
        Path proc = Path.of("/proc", Long.toString(pid));
        List<String> arguments;
        try {
            arguments =
                    List.of(
                            Files.readString(proc.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                                    .split("\0"));
        } catch (IOException e) {
            return false; // gone meanwhile
        }
        if (!arguments.getFirst().endsWith("/postgres")) return false;
        try {
            return Files.isSameFile(proc.resolve("cwd"), cluster);
        } catch (IOException e) {
            // Another user's process: its working folder can't be seen, its arguments can.
            int at = arguments.indexOf("-D");
            return at >= 0
                    && at + 1 < arguments.size()
                    && arguments.get(at + 1).equals(cluster.toString());
        }
    }
}
