package org.antin;

import org.antin.auditlog.HeadSigner;
import org.antin.database.TestDatabase;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;

/// What a test's server has of its own: database, clock, audit key.
@TestConfiguration(proxyBeanMethods = false)
@Import({House.class, ApiTokens.class})
public class RegistryTestContext {
    /// A Monday morning in Hà Tĩnh under the regulation, with working days ahead.
    public static final Instant MORNING = Instant.parse("2026-03-02T01:30:00Z");

    @Bean
    @Primary
    public SteeredClock steeredClock() {
        return new SteeredClock(MORNING);
    }

    @Bean
    SilentAuthority silentAuthority() {
        return new SilentAuthority();
    }

    /// Static: it watches other beans being made.
    @Bean
    static Statements statements() {
        return new Statements();
    }

    @Bean
    HeadSigner testHeadSigner() {
        return HeadSigner.fresh();
    }

    private static java.nio.file.Path practiceKeys() {
        return java.nio.file.Path.of(
                System.getProperty("user.home"), ".cache", "antin", "practice-keys");
    }

    /// Hands the context a database made from the migrated template.
    static final class FreshDatabase
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var database = TestDatabase.fresh();
            try {
                var data = Files.createTempDirectory("antin-test");
                TestPropertyValues.of(
                                Map.of(
                                        "spring.datasource.url", database.app().url(),
                                        "spring.datasource.username", database.app().user(),
                                        "spring.datasource.password", database.app().password(),
                                        "spring.flyway.enabled", "false",
                                        "test.owner.url", database.owner().url(),
                                        "test.owner.user", database.owner().user(),
                                        "test.owner.password", database.owner().password(),
                                        "antin.data-dir", data.toString()))
                        .applyTo(context);
                // The practice CA plays the provider; its keys are made once for all runs.
                TestPropertyValues.of(
                                Map.of(
                                        "antin.practice.enabled", "true",
                                        "antin.practice.dir",
                                                data.resolve("practice-ca").toString(),
                                        "antin.practice.keys", practiceKeys().toString()))
                        .applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Gives the server a free port, and the practice CA another, as a demo does.
    static final class FreePort
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try (var server = new ServerSocket(0);
                    var authority = new ServerSocket(0)) {
                TestPropertyValues.of(
                                "server.port=" + server.getLocalPort(),
                                "server.address=127.0.0.1",
                                "antin.practice.port=" + authority.getLocalPort(),
                                "antin.practice.public-url=http://localhost:"
                                        + authority.getLocalPort())
                        .applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
