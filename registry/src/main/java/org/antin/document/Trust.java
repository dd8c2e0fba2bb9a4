package org.antin.document;

import org.antin.provider.PracticeProvider;
import org.antin.provider.PracticeSettings;
import org.antin.signing.check.Verifier;
import org.antin.signing.make.TimeStampClient;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.RevocationFetcher;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;
import org.antin.signing.trust.TrustUnreadable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/// What checking trusts: the roots in `DIR/trust`, and the practice root in practice mode only.
@Configuration(proxyBeanMethods = false)
class Trust {
    @Bean
    TrustStore trustStore(
            @Value("${antin.data-dir}") Path data,
            ObjectProvider<PracticeProvider> practice,
            PracticeSettings settings)
            throws IOException, TrustUnreadable {
        var dir = data.resolve("trust");
        Files.createDirectories(dir);
        var configured = isEmpty(dir) ? TrustStore.none() : TrustStore.read(List.of(dir));
        var provider = practice.getIfAvailable();
        if (provider == null) return configured;
        var url = settings.publicUrl();
        var port = url.getPort() > 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
        var host = new HostRule.HostPort(url.getHost(), port);
        return configured.with(
                TrustStore.of(
                        List.of(
                                new TrustAnchor(
                                        provider.root(),
                                        TrustAnchor.Purpose.PRACTICE,
                                        new HostRule.Listed(Set.of(host))))));
    }

    private static boolean isEmpty(Path dir) throws IOException {
        try (var files = Files.list(dir)) {
            return files.findAny().isEmpty();
        }
    }

    @Bean(destroyMethod = "close")
    RevocationFetcher revocationFetcher(Clock clock) {
        return new RevocationFetcher(clock);
    }

    /// Time stamps for signing: the practice authority's in practice mode, else the one configured.
    @Bean(destroyMethod = "close")
    @Conditional(TimeStampConfigured.class)
    TimeStampClient timeStamper(
            ObjectProvider<PracticeProvider> practice,
            @Value("${antin.time-stamp.url:}") String configured) {
        var provider = practice.getIfAvailable();
        var url = provider == null ? configured : provider.timeStampUrl();
        return new TimeStampClient(URI.create(url), TimeStampClient.Settings.USUAL);
    }

    @Bean
    Verifier verifier(TrustStore trust, RevocationFetcher fetcher, Clock clock) {
        return Verifier.of(trust, fetcher, clock);
    }

    /// Without an authority documents are signed at level B, never with a made-up time.
    static final class TimeStampConfigured implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var environment = context.getEnvironment();
            return environment.getProperty("antin.practice.enabled", Boolean.class, false)
                    || !environment.getProperty("antin.time-stamp.url", "").isBlank();
        }
    }
}
