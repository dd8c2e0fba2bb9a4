package org.antin.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

@RegistryTest
@DisplayName("D7.2: stored documents are read again every night, and a changed one is told of")
class VaultWatchTest {
    @Autowired House house;
    @Autowired VaultWatch watch;
    @Autowired Damages damages;
    @Autowired DocumentRecords records;
    @Autowired Vault vault;
    @Autowired JdbcClient db;
    @Autowired SteeredClock clock;
    @Autowired MeterRegistry meters;

    @Value("${antin.data-dir}")
    Path data;

    private UUID commune;
    private Actor clerk;

    @BeforeEach
    void people() {
        commune = house.commune(house.province().cam());
        clerk = house.actor(Role.RECORDS_CLERK, commune);
    }

    private Document stored(String words) {
        var content = (words + UUID.randomUUID()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var document =
                new Document(
                        UUID.randomUUID(),
                        words + ".pdf",
                        commune,
                        Purpose.LETTER,
                        DocumentStage.UPLOADED,
                        vault.put(content),
                        content.length,
                        House.person(clerk),
                        clock.instant(),
                        1);
        house.as(
                House.SYSTEM,
                () -> {
                    records.insert(document, "test");
                    return true;
                });
        return document;
    }

    private Path file(Document document) {
        return data.resolve("vault")
                .resolve(document.sha256().substring(0, 2))
                .resolve(document.sha256());
    }

    private void aNight() {
        clock.pass(Duration.ofDays(1));
        watch.begin();
        watch.goOn();
    }

    private List<Damage> seen() {
        return house.as(clerk, () -> damages.open(50));
    }

    private List<String> lines(Document document) {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        "select action from audit_entry where subject = ? and action like 'vault.%' order by seq")
                                .param(document.id().toString())
                                .query(String.class)
                                .list());
    }

    @Test
    @DisplayName(
            "D7.2: a flipped byte and a missing file are found, told once, and mended when whole")
    void changedAndMissing() throws IOException {
        var whole = stored("nguyên vẹn");
        var changed = stored("bị đổi");
        var missing = stored("bị mất");
        aNight();
        assertThat(seen()).isEmpty();

        var before = Files.readAllBytes(file(changed));
        var flipped = before.clone();
        flipped[5] ^= 1;
        Files.write(file(changed), flipped);
        var lost = Files.readAllBytes(file(missing));
        Files.delete(file(missing));
        aNight();
        assertThat(seen())
                .extracting(Damage::document, Damage::standing)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(changed.id(), Vault.Standing.CHANGED),
                        org.assertj.core.groups.Tuple.tuple(missing.id(), Vault.Standing.MISSING));
        assertThat(lines(changed)).containsExactly("vault.damaged.changed");
        assertThat(lines(missing)).containsExactly("vault.damaged.missing");
        assertThat(lines(whole)).isEmpty();
        assertThat(meters.get("antin.vault.damaged").gauge().value()).isEqualTo(2);

        aNight();
        assertThat(lines(changed)).as("told once").hasSize(1);

        Files.write(file(changed), before);
        aNight();
        assertThat(seen()).extracting(Damage::document).containsExactly(missing.id());
        assertThat(lines(changed)).containsExactly("vault.damaged.changed", "vault.mended");

        var stranger = house.actor(Role.RECORDS_CLERK, house.commune(house.province().loc()));
        assertThat(house.as(stranger, () -> damages.open(50))).isEmpty();

        // the gauge counts the whole vault, also for a later run on this database
        Files.write(file(missing), lost);
        aNight();
        assertThat(seen()).isEmpty();
    }

    @Test
    @DisplayName("D7.2: one file that can't be read isn't called damaged, and the others are read")
    void unreadable() throws IOException {
        var barred = stored("không đọc được");
        var changed = stored("bị đổi");
        var kept = Files.move(file(barred), file(barred).resolveSibling("kept"));
        Files.createDirectory(file(barred));
        var before = Files.readAllBytes(file(changed));
        Files.write(file(changed), "khác".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try {
            aNight();
            assertThat(house.as(House.SYSTEM, damages::underWay)).isEmpty();
            assertThat(seen()).extracting(Damage::document).containsExactly(changed.id());
            assertThat(lines(barred)).isEmpty();
        } finally {
            Files.delete(file(barred));
            Files.move(kept, file(barred));
            Files.write(file(changed), before);
        }
        aNight();
        assertThat(seen()).isEmpty();
    }

    @Test
    @DisplayName("D7.2: a folder that doesn't answer holds the round up; it goes on where it was")
    void placeAway() throws IOException {
        stored("chờ đọc");
        var away = Files.move(data.resolve("vault"), data.resolve("vault-away"));
        Files.createFile(data.resolve("vault"));
        try {
            aNight();
            assertThat(house.as(House.SYSTEM, damages::underWay)).isPresent();
            assertThat(seen()).isEmpty();
            assertThat(meters.get("antin.vault.away").gauge().value()).isEqualTo(1);
        } finally {
            Files.delete(data.resolve("vault"));
            Files.move(away, data.resolve("vault"));
        }
        watch.goOn();
        assertThat(house.as(House.SYSTEM, damages::underWay)).isEmpty();
        assertThat(seen()).isEmpty();
        assertThat(meters.get("antin.vault.away").gauge().value()).isZero();
    }

    @Test
    @DisplayName("D2.4: a restored folder is read at once, from the beginning, and once")
    void restored() throws IOException {
        stored("được khôi phục");
        watch.begin();
        watch.goOn();
        assertThat(house.as(House.SYSTEM, damages::underWay)).isEmpty();
        watch.afterRestore();
        assertThat(house.as(House.SYSTEM, damages::underWay)).isEmpty();
        Files.createFile(data.resolve("check-vault"));
        watch.afterRestore();
        assertThat(house.as(House.SYSTEM, damages::underWay)).isPresent();
        assertThat(data.resolve("check-vault")).doesNotExist();
        watch.goOn();
    }

    @Test
    @DisplayName("D7.2: a round cut off goes on where it was, and isn't begun twice")
    void resumes() {
        for (int i = 0; i < 45; i++) stored("tài liệu " + i);
        clock.pass(Duration.ofDays(1));
        watch.begin();
        var round = house.as(House.SYSTEM, () -> damages.underWay().orElseThrow());
        var half = house.as(House.SYSTEM, () -> damages.next(round, 20));
        house.as(
                House.SYSTEM,
                () -> {
                    damages.cameTo(new Damages.Round(half.getLast().id(), 20));
                    return true;
                });
        watch.begin();
        assertThat(house.as(House.SYSTEM, () -> damages.underWay().orElseThrow().checked()))
                .isEqualTo(20);
        watch.goOn();
        assertThat(house.as(House.SYSTEM, damages::underWay)).isEmpty();
        long checked =
                house.as(
                        House.SYSTEM,
                        () -> db.sql("select checked from vault_round").query(Long.class).single());
        long there =
                house.as(
                        House.SYSTEM,
                        () ->
                                db.sql("select count(*) from document where stage <> 'DESTROYED'")
                                        .query(Long.class)
                                        .single());
        assertThat(checked).isEqualTo(there);
    }
}
