package org.antin.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.ApiTokens;
import org.antin.House;
import org.antin.ServerTest;
import org.antin.SteeredClock;
import org.antin.access.Role;
import org.antin.subscriber.Rank;
import org.antin.testkit.Needs;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

@ServerTest
@Needs({"curl", "bash"})
@DisplayName("docs/guide/api.md: every example works as it stands there")
class ApiGuideTest {
    private static final Pattern EXAMPLE = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @Autowired House house;
    @Autowired ApiTokens tokens;
    @Autowired SteeredClock clock;
    @Autowired Environment environment;
    @TempDir Path dir;

    @Test
    void everyExampleWorks() throws Exception {
        clock.pass(Duration.ofMinutes(2));
        var guide = Files.readString(Repository.root().resolve("docs/guide/api.md"));
        var script =
                EXAMPLE.matcher(guide)
                        .results()
                        .map(example -> example.group(1))
                        .collect(Collectors.joining("\n"));
        assertThat(script).contains("/verifications", "/dossiers", "/metrics");
        var district = house.province().cam();
        var commune = house.commune(district);
        var person = house.person(commune, Rank.OTHER, "Công chức");
        var actor = house.actor(person, Role.SUBSCRIBER);
        Files.writeString(dir.resolve("cong-van.pdf"), "một tệp");
        Files.writeString(dir.resolve("cong-van.pdf.p7s"), "chữ ký");
        var process =
                new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                        .directory(dir.toFile())
                        .redirectErrorStream(true);
        var environs = process.environment();
        environs.put("ANTIN", "http://localhost:" + environment.getRequiredProperty("server.port"));
        environs.put("TOKEN", tokens.everything(Objects.requireNonNull(actor.account())));
        environs.put("ORGANISATION", commune.toString());
        var running = process.start();
        var output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(running.exitValue()).as(output).isZero();
        assertThat(output)
                .contains("\"verdict\":\"UNREADABLE\"")
                .contains("\"stage\":\"WITHDRAWN\"")
                .contains("document.state-secret")
                .contains("jvm_memory_used_bytes");
        assertThat(Files.readAllBytes(dir.resolve("report.pdf")))
                .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
    }
}
