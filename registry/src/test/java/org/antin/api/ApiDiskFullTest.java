package org.antin.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.ServerTest;
import org.antin.testkit.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A real small file system lies over the vault. Mounting takes root; without it the test is
/// skipped with a line.
@ServerTest
@DisplayName("D3.3: the disk is full while a system has a letter signed")
class ApiDiskFullTest {
    @Autowired ApplicationContext context;
    @Autowired Environment environment;

    @Value("${antin.data-dir}")
    Path data;

    private OutsideSigners signers;
    private Calls api;
    private Path vault;
    private boolean mounted;

    @BeforeEach
    void aSmallDisk() throws Exception {
        api = new Calls(environment.getRequiredProperty("server.port"));
        signers = new OutsideSigners(context, api);
        vault = data.resolve("vault");
        boolean root = "root".equals(System.getProperty("user.name"));
        mounted = root && mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", vault.toString()) == 0;
        if (!mounted) {
            System.out.println("ApiDiskFullTest: skipped, no right to mount a small file system");
        }
        Assumptions.assumeTrue(mounted, "no right to mount a small file system");
    }

    @AfterEach
    void back() throws Exception {
        if (mounted) Program.run(data, "umount", vault.toString());
    }

    private int mount(String... how) throws Exception {
        var command = new String[how.length + 1];
        command[0] = "mount";
        System.arraycopy(how, 0, command, 1, how.length);
        return Program.run(data, command).exit();
    }

    private void size(String size) throws Exception {
        assertThat(mount("-o", "remount,size=" + size, vault.toString())).isZero();
    }

    private long bytes() throws IOException {
        try (var all = Files.walk(vault)) {
            return all.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
        }
    }

    @Test
    @DisplayName("507 no-room at each step; nothing is kept, the same key and session work later")
    void noRoom() throws Exception {
        var full = signers.prepareByLeader("k1");
        assertThat(full.status()).isEqualTo(507);
        assertThat(full.code()).isEqualTo("no-room");
        assertThat(signers.documents()).isZero();
        assertThat(bytes()).isZero();

        size("4m");
        var prepared = signers.prepareByLeader("k1");
        assertThat(prepared.status()).as(prepared.toString()).isEqualTo(201);
        var value = signers.signed(signers.leader, prepared);
        long before = bytes();
        size(before / 1024 + 60 + "k");
        var finish = signers.finish(signers.leader, prepared, value);
        assertThat(finish.status()).as(finish.toString()).isEqualTo(507);
        assertThat(finish.code()).isEqualTo("no-room");
        assertThat(bytes()).as("nothing half kept").isEqualTo(before);

        size("4m");
        var done = signers.finish(signers.leader, prepared, value);
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        assertThat(signers.documents()).isOne();
    }
}
