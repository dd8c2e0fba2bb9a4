package org.antin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.practiceca.KeyPool;
import org.antin.practiceca.LeafRequest;
import org.antin.practiceca.PracticeCaServer;
import org.antin.practiceca.Subject;
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A signer's key and PIN in files, the practice CA behind them, and the command.
abstract class AtTheCommandLine {
    static final String PIN = KnownSecret.COMMAND_LINE_PIN.text();

    @TempDir static Path dir;
    static PracticeCaServer server;
    static KeyPair keys;
    static X509Certificate leaf;
    static Path letter;
    static Path p12;
    static Path pin;

    @BeforeAll
    static void prepare() throws Exception {
        var pool = KeyPool.at(Repository.root().resolve("target/practice-keys"));
        server = PracticeCaServer.start(dir.resolve("ca"), InstantSource.system(), pool);
        keys = pool.subject(0);
        leaf = issue("Nguyễn Văn Thành");
        letter = Repository.root().resolve("signing/src/test/resources/letters/cong-van.pdf");
        p12 = store(dir.resolve("key.p12"), leaf);
        pin = Files.writeString(dir.resolve("pin"), PIN + "\n");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static X509Certificate issue(String name) {
        var subject =
                new Subject.Individual(
                        name, "Chủ tịch", null, "UBND xã Cẩm Bình", null, null, null);
        var start = Instant.now().minusSeconds(3600);
        return server.ca().issue(LeafRequest.usual(subject, keys.getPublic(), start));
    }

    static Path store(Path file, X509Certificate... leaves) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < leaves.length; i++) {
            Certificate[] chain = {leaves[i], server.ca().issuing(), server.ca().root()};
            store.setKeyEntry("key" + i, keys.getPrivate(), PIN.toCharArray(), chain);
        }
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PIN.toCharArray());
        }
        return file;
    }

    record Said(int code, String out, String err) {}

    static Said sign(Object... args) {
        var all = new ArrayList<>(List.of("sign"));
        Arrays.stream(args).map(String::valueOf).forEach(all::add);
        var out = new StringWriter();
        var err = new StringWriter();
        int code =
                AntinCommand.run(
                        all.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
        var said = new Said(code, out.toString(), err.toString());
        assertThat(said.out() + said.err()).doesNotContain(PIN).doesNotContain("\tat ");
        return said;
    }

    static Path result(String name) {
        return dir.resolve(name);
    }
}
