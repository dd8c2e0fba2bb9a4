package org.antin.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.auditlog.AuditVerdict;
import org.antin.auditlog.AuditVerifier;
import org.antin.auditlog.HeadVerifier;
import org.antin.auditlog.SignedTreeHead;
import org.antin.dossier.StageKind;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// `kill -9` while 200 people act at once at the pages of the real server.
///
/// In the whole suite each target is hit `antin.crash.rounds` times; another number, or another
/// `antin.crash.seed`, with `./antin test -pl registry -am -Dtest=CrashTest
/// -Dantin.crash.rounds=20`.
@Needs
class CrashTest {
    private static final int AT_ONCE = 200;

    /// Certificates asked for in each round: making one costs a second of Argon2 on the way.
    private static final int ISSUED_A_ROUND = 4;

    private static final int CIRCLING = AT_ONCE - ISSUED_A_ROUND;
    private static final int ROUNDS = Integer.getInteger("antin.crash.rounds", 7);
    private static final long SEED = Long.getLong("antin.crash.seed", System.nanoTime());

    /// PostgreSQL may end five times in two minutes before the server gives up (running.md).
    private static final int BLOWS_A_LIFE = 5;

    @TempDir Path temporary;
    private final Random chance = new Random(SEED);
    private final Map<Blow, int[]> counts = new EnumMap<>(Blow.class);
    private String port = "0";
    private Path data;
    private ServerProcess server;
    private Books books;
    private Office office;
    private int blowsInThisLife;
    private String witnessed = "";
    private String key = "";

    @Test
    @DisplayName(
            "killed during 200 concurrent moves, every acknowledged move is there, none"
                    + " is half done, the audit log verifies")
    void killed() throws Exception {
        System.out.println("crash: seed " + SEED + ", " + ROUNDS + " rounds of each target");
        data = temporary.resolve("data");
        for (var blow : Blow.values()) counts.put(blow, new int[3]);
        try {
            start();
            int goingOn = ISSUED_A_ROUND * Blow.values().length * ROUNDS;
            var dossiers = new ArrayList<>(office.open(CIRCLING + goingOn, books));
            office.forward(dossiers.subList(CIRCLING, dossiers.size()), books, chance);
            assertThat(books.halfThere()).as("before any blow").isEmpty();
            for (int round = 0; round < ROUNDS; round++)
                for (var blow : Blow.values()) round(blow, dossiers);
            proveOutside();
            report();
            books.dump(Path.of("target", "dumps", "crash"));
            givesUp();
        } finally {
            if (server != null) server.close();
        }
    }

    private void start() throws Exception {
        long begin = System.nanoTime();
        server = new ServerProcess(Map.of(), "--demo", "--port", port, "--data", data.toString());
        var url = server.ready();
        port = url.substring(url.lastIndexOf(':') + 1);
        blowsInThisLife = 0;
        meet(url);
        System.out.printf("crash: up after %d ms%n", (System.nanoTime() - begin) / 1_000_000);
    }

    private void meet(String url) throws Exception {
        books = new Books(data);
        office = Office.at(url, books);
    }

    private void round(Blow blow, List<UUID> dossiers) throws Exception {
        var salvo = salvo(dossiers);
        assertThat(salvo).hasSize(AT_ONCE);
        books.close();
        witness();
        int after = chance.nextInt(AT_ONCE);
        int millis = chance.nextInt(25);
        var answers = fire(salvo, blow, after, millis);
        recover(blow);
        compare(blow, salvo, answers);
    }

    /// The next move of as many dossiers, drawn by lot.
    private List<Shot> salvo(List<UUID> dossiers) throws Exception {
        var shots = new ArrayList<Shot>();
        int issued = 0;
        for (var dossier : books.dossiers(dossiers)) {
            if (dossier.stage() == StageKind.FORWARDED && ++issued > ISSUED_A_ROUND) continue;
            office.next(dossier, chance).ifPresent(shots::add);
        }
        Collections.shuffle(shots, chance);
        return shots.subList(0, Math.min(AT_ONCE, shots.size()));
    }

    /// All at once; the blow falls some milliseconds after so many acknowledgements.
    private List<Shot.Answer> fire(List<Shot> salvo, Blow blow, int after, int millis)
            throws Exception {
        var acknowledged = new AtomicInteger();
        var over = new AtomicInteger();
        var ready = new CyclicBarrier(salvo.size() + 1);
        try (var people = Executors.newFixedThreadPool(salvo.size())) {
            var waiting = new ArrayList<Future<Shot.Answer>>();
            for (var shot : salvo)
                waiting.add(
                        people.submit(
                                () -> {
                                    ready.await();
                                    var answer = shot.fire();
                                    if (answer instanceof Shot.Acknowledged)
                                        acknowledged.incrementAndGet();
                                    over.incrementAndGet();
                                    return answer;
                                }));
            ready.await();
            while (acknowledged.get() < after && over.get() < salvo.size()) Thread.sleep(1);
            Thread.sleep(millis);
            int before = over.get();
            blow.strike(server, data, chance);
            blowsInThisLife++;
            var answers = new ArrayList<Shot.Answer>();
            for (var answer : waiting) answers.add(answer.get(2, TimeUnit.MINUTES));
            System.out.printf(
                    "crash: %s after %d answers and %d ms; acknowledged %d of %d%n",
                    blow, before, millis, acknowledged.get(), salvo.size());
            return answers;
        }
    }

    /// Whatever was hit comes back: by a new start, or PostgreSQL alone under the running server.
    private void recover(Blow blow) throws Exception {
        if (blow != Blow.POSTGRES) {
            start();
            return;
        }
        if (blowsInThisLife >= BLOWS_A_LIFE) {
            assertThat(server.stop()).isEqualTo("0 ");
            start();
            return;
        }
        long begin = System.nanoTime();
        while (true) {
            try {
                meet("http://localhost:" + port);
                return;
            } catch (Exception | AssertionError e) {
                if (System.nanoTime() - begin > TimeUnit.MINUTES.toNanos(2)) throw e;
                Thread.sleep(100);
            }
        }
    }

    private void compare(Blow blow, List<Shot> salvo, List<Shot.Answer> answers) throws Exception {
        var wrong = new ArrayList<String>();
        int[] count = counts.get(blow);
        for (int i = 0; i < salvo.size(); i++) {
            var shot = salvo.get(i);
            var left = books.left(shot.dossier(), shot.version(), shot.move().code());
            boolean there =
                    left.everything()
                            && left.version() == shot.version() + 1
                            && left.stage() == shot.to();
            boolean absent = left.nothing() && left.version() == shot.version();
            switch (answers.get(i)) {
                case Shot.Acknowledged _ -> {
                    count[0]++;
                    if (!there) wrong.add("acknowledged, not there: " + shot.move() + left);
                }
                case Shot.Away _, Shot.Silence _ -> {
                    if (there) count[1]++;
                    else if (absent) count[2]++;
                    else wrong.add("half there: " + shot.move() + left);
                    if (blow == Blow.POSTGRES && answers.get(i) instanceof Shot.Silence)
                        wrong.add("no answer although the server lived: " + shot.move());
                }
                case Shot.Other(int status, String text) ->
                        wrong.add(shot.move() + " answered " + status + ": " + text);
            }
        }
        assertThat(wrong).as("%s, seed %d", blow, SEED).isEmpty();
        assertThat(books.halfThere()).as("%s, seed %d", blow, SEED).isEmpty();
        var verdict =
                AuditVerifier.verify(
                        exported(),
                        SignedTreeHead.parse(witnessed),
                        HeadVerifier.of(key.getBytes(StandardCharsets.US_ASCII)));
        assertThat(verdict)
                .as("%s, seed %d: %s", blow, SEED, verdict.sentence())
                .isInstanceOf(AuditVerdict.Proven.class);
    }

    /// What somebody outside wrote down before the blow: the log must go on from there.
    private void witness() throws Exception {
        var inspector = office.inspector();
        witnessed = new String(inspector.download("/audit/checkpoint"), StandardCharsets.UTF_8);
        if (key.isEmpty()) key = inspector.page("/audit/key.pem");
    }

    private Path exported() throws Exception {
        return Files.write(
                temporary.resolve("audit.ndjson"), office.inspector().download("/audit/export"));
    }

    /// The last export, by the command an auditor runs.
    private void proveOutside() throws Exception {
        var log = exported();
        var keyFile = Files.writeString(temporary.resolve("key.pem"), key);
        var checkpoint = Files.writeString(temporary.resolve("checkpoint.txt"), witnessed);
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.antin.cli.AntinCommand",
                        "audit",
                        "verify",
                        "--key",
                        keyFile.toString(),
                        "--checkpoint",
                        checkpoint.toString(),
                        log.toString());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        System.out.print("crash: " + said);
    }

    private void report() {
        System.out.println(
                "crash: target | moves | acknowledged, all there | unacknowledged, there |"
                        + " unacknowledged, absent");
        counts.forEach(
                (blow, n) ->
                        System.out.printf(
                                "crash: %s | %d | %d | %d | %d%n",
                                blow, n[0] + n[1] + n[2], n[0], n[1], n[2]));
    }

    /// running.md: 1, with one line, when it lost its database and could not get it back.
    private void givesUp() throws Exception {
        books.close();
        for (int i = 0; server.process.isAlive() && i <= BLOWS_A_LIFE; i++) {
            var main = Blow.mainProcess(data);
            main.destroyForcibly();
            main.onExit().get(1, TimeUnit.MINUTES);
            long begin = System.nanoTime();
            while (server.process.isAlive() && !back(main.pid())) {
                assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.MINUTES.toNanos(2));
                Thread.sleep(20);
            }
        }
        assertThat(server.end())
                .startsWith("1 antin: PostgreSQL keeps ending, see ")
                .hasLineCount(1);
    }

    private boolean back(long before) throws Exception {
        var file = data.resolve("postgres/postmaster.pid");
        if (!Files.exists(file)) return false;
        var lines = Files.readAllLines(file);
        return lines.size() >= 8
                && lines.get(7).strip().equals("ready")
                && Long.parseLong(lines.getFirst().strip()) != before;
    }
}
