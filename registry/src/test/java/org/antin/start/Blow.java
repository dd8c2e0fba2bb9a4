package org.antin.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// Whom `kill -9` hits.
enum Blow {
    SERVER,
    POSTGRES,
    BOTH;

    void strike(ServerProcess server, Path data, RandomGenerator chance) throws Exception {
        switch (this) {
            case SERVER -> server.kill();
            case POSTGRES -> postgres(data, chance);
            case BOTH -> {
                if (chance.nextBoolean()) {
                    postgres(data, chance);
                    server.kill();
                } else {
                    server.kill();
                    postgres(data, chance);
                }
            }
        }
    }

    /// Its main process alone, as the kernel short of memory does, or all its processes at once.
    private static void postgres(Path data, RandomGenerator chance) throws Exception {
        var main = mainProcess(data);
        List<ProcessHandle> children =
                chance.nextBoolean() ? main.descendants().toList() : List.of();
        main.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        main.onExit().get(1, TimeUnit.MINUTES);
    }

    static ProcessHandle mainProcess(Path data) throws IOException {
        var lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
    }
}
