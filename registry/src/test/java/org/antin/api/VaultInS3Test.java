package org.antin.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.S3Store;
import org.antin.ServerTest;
import org.antin.document.VaultRounds;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Verifier;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The whole server with its vault in the bucket of a real S3 server, which is stopped on the way.
@Needs
@ServerTest
@DirtiesContext
@DisplayName("D7.2: a letter is signed and kept with the vault in S3")
class VaultInS3Test {
    @TempDir(cleanup = CleanupMode.NEVER)
    static Path dir;

    private static S3Store store;

    @Autowired ApplicationContext context;
    @Autowired Environment environment;
    @Autowired Verifier verifier;

    @Value("${antin.data-dir}")
    Path data;

    private OutsideSigners signers;
    private Calls api;

    @DynamicPropertySource
    static void inTheBucket(DynamicPropertyRegistry registry) {
        store = S3Store.in(dir);
        store.settings().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("antin.vault.s3.timeout", () -> "PT5S");
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @BeforeEach
    void people() {
        api = new Calls(environment.getRequiredProperty("server.port"));
        signers = new OutsideSigners(context, api);
    }

    /// Files where the folders of further objects would be.
    private static List<Path> bars() throws IOException {
        var bars = new ArrayList<Path>();
        for (int i = 0; i < 256; i++) {
            var bar = store.file(String.format("%02x", i));
            if (!Files.exists(bar)) bars.add(Files.createFile(bar));
        }
        return bars;
    }

    private static void assertAway(Calls.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("vault-away");
        assertThat(answer.raw().headers().firstValue("Retry-After")).hasValue("30");
    }

    @Test
    @DisplayName(
            "D7.2: signed through the store; while it is stopped nothing is half kept nor called damaged")
    void aLetter() throws Exception {
        assertThat(Files.readString(data.resolve("vault-bucket")))
                .isEqualTo(store.endpoint() + " bucket " + S3Store.BUCKET + "\n");
        assertThat(data.resolve("vault")).doesNotExist();
        assertThat(store.files()).as("the probe is gone").isEmpty();

        store.stop();
        assertAway(signers.prepareByLeader("k1"));
        assertThat(signers.documents()).isZero();
        store.start();
        assertThat(store.files()).isEmpty();
        var prepared = signers.prepareByLeader("k1");
        assertThat(prepared.status()).as(prepared.toString()).isEqualTo(201);
        assertThat(signers.documents()).isOne();
        var value = signers.signed(signers.leader, prepared);
        var before = store.files();

        // It can be read and takes nothing: the session is given back.
        var bars = bars();
        assertAway(signers.finish(signers.leader, prepared, value));
        for (var bar : bars) Files.delete(bar);
        assertThat(store.files()).isEqualTo(before);

        store.stop();
        assertAway(signers.finish(signers.leader, prepared, value));
        var rounds = new VaultRounds(context);
        rounds.aNight();
        assertThat(rounds.damaged()).isZero();
        assertThat(rounds.underWay()).isTrue();
        assertThat(rounds.away()).isEqualTo(1);

        store.start();
        assertThat(store.files()).isEqualTo(before);
        var done = signers.finish(signers.leader, prepared, value);
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        assertThat(done.contentType()).isEqualTo("application/pdf");
        assertThat(verifier.verify("cong-van.pdf", done.body(), null).verdict())
                .isEqualTo(FileVerdict.VALID);
        assertThat(signers.documents()).isOne();
        // The letter as it came and as it was signed; the prepared bytes are gone.
        assertThat(store.files()).hasSize(2);

        rounds.goOn();
        assertThat(rounds.underWay()).isFalse();
        assertThat(rounds.damaged()).isZero();
        assertThat(rounds.away()).isZero();
        for (var file : store.files()) Files.delete(file);
        rounds.aNight();
        assertThat(rounds.damaged()).isPositive();
    }
}
