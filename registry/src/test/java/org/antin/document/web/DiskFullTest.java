package org.antin.document.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.document.Vault;
import org.antin.document.VaultFull;
import org.antin.dossier.web.Desk;
import org.antin.testkit.Program;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A real file system of 64 kB lies over the vault: what doesn't fit is answered plainly, and
/// nothing of it stays. Mounting takes root; without it the test is skipped with a line.
@RegistryTest
@DisplayName("issue part 5: the disk is full while storing")
class DiskFullTest {
    @Autowired MockMvcTester web;
    @Autowired House house;
    @Autowired JdbcClient db;
    @Autowired Vault vault;

    @Value("${antin.data-dir}")
    Path data;

    private Actor clerk;
    private Path mounted;

    @BeforeEach
    void aSmallDisk() throws Exception {
        clerk = house.actor(Role.RECORDS_CLERK, house.commune(house.province().cam()));
        mounted = data.resolve("vault");
        boolean root = "root".equals(System.getProperty("user.name"));
        int answer =
                root
                        ? Program.run(
                                        data,
                                        "mount",
                                        "-t",
                                        "tmpfs",
                                        "-o",
                                        "size=64k",
                                        "tmpfs",
                                        mounted.toString())
                                .exit()
                        : 1;
        if (answer != 0) {
            mounted = null;
            System.out.println("DiskFullTest: skipped, no right to mount a small file system");
        }
        Assumptions.assumeTrue(answer == 0, "no right to mount a small file system");
    }

    @AfterEach
    void back() throws Exception {
        if (mounted != null) Program.run(data, "umount", mounted.toString());
    }

    private MvcTestResult take(byte[] content) {
        return web.post()
                .uri("/documents/new")
                .multipart()
                .file(new MockMultipartFile("file", "cong-van.pdf", "application/pdf", content))
                .param("secrecy", "none")
                .with(new Desk(web, clerk).signedIn())
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
    }

    private long rows() {
        return house.as(
                clerk, () -> db.sql("select count(*) from document").query(Long.class).single());
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(mounted)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    @DisplayName("a letter that doesn't fit: 507 in plain words, no file, no row; it fits later")
    void theLetter() throws Exception {
        var letter =
                Files.readAllBytes(
                        Repository.root()
                                .resolve("signing/src/test/resources/letters/cong-van.pdf"));
        assertThat(letter.length).isGreaterThan(64 << 10);
        var answer = take(letter);
        assertThat(answer).hasStatus(507);
        assertThat(answer).bodyText().contains("Hết chỗ lưu trữ").doesNotContain("Exception");
        assertThat(files()).isEmpty();
        assertThat(rows()).isZero();

        Program.run(data, "mount", "-o", "remount,size=400k", mounted.toString());
        assertThat(take(letter)).hasStatus(303);
        assertThat(files()).hasSize(1);
        assertThat(rows()).isOne();
    }

    @Test
    @DisplayName("of several contents all are kept or none; what was there before stays")
    void allOrNone() throws IOException {
        var before = new byte[10_000];
        vault.put(before);
        var first = new byte[20_000];
        first[0] = 1;
        assertThatThrownBy(() -> vault.putAll(List.of(before, first, new byte[60_000])))
                .isInstanceOf(VaultFull.class);
        assertThat(files()).hasSize(1);
        assertThat(vault.get(vault.put(before))).isPresent();
    }
}
