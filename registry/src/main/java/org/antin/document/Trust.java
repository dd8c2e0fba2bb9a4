package org.antin.document;

import org.antin.certificate.TrustedRoot;
import org.antin.certificate.TrustedRoots;
import org.antin.provider.PracticeProvider;
import org.antin.provider.PracticeSettings;
import org.antin.signing.check.CertificateCheck;
import org.antin.signing.check.Verifier;
import org.antin.signing.make.Limits;
import org.antin.signing.make.TimeStampClient;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.RevocationFetcher;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What checking trusts: the certificates two administrators stand for, and the practice root in
/// practice mode only (Điều 1.2).
@Configuration(proxyBeanMethods = false)
class Trust {
    /// The Government's authority has been seen to take 131 seconds; whoever waits longer is told,
    /// and may try again.
    static final String PATIENCE = "PT150S";

    private static TrustStore current(TrustedRoots roots, TrustStore practice) {
        var trusted = roots.trusted().stream().filter(TrustedRoot::root).map(Trust::anchor);
        var known = roots.ofOtherProviders().stream().map(Trust::outOfScope);
        return TrustStore.of(Stream.concat(trusted, known).toList())
                .knowing(roots.intermediates())
                .with(practice);
    }

    private static TrustAnchor anchor(TrustedRoot root) {
        var hosts =
                root.hosts().isEmpty()
                        ? new HostRule.NamedByAuthorities()
                        : new HostRule.Listed(
                                root.hosts().stream()
                                        .map(HostRule.HostPort::parse)
                                        .collect(Collectors.toSet()));
        return new TrustAnchor(root.certificate(), TrustAnchor.Purpose.GOVERNMENT, hosts);
    }

    /// Điều 1.2.c: another provider's, and nobody is asked about it.
    private static TrustAnchor outOfScope(X509Certificate certificate) {
        return new TrustAnchor(
                certificate, TrustAnchor.Purpose.OTHER_PROVIDER, new HostRule.Nowhere());
    }

    private static TrustStore practice(
            ObjectProvider<PracticeProvider> practice, PracticeSettings settings) {
        var provider = practice.getIfAvailable();
        if (provider == null) return TrustStore.none();
        var url = settings.publicUrl();
        var port = url.getPort() > 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
        var host = new HostRule.HostPort(url.getHost(), port);
        return TrustStore.of(
                List.of(
                        new TrustAnchor(
                                provider.root(),
                                TrustAnchor.Purpose.PRACTICE,
                                new HostRule.Listed(Set.of(host)))));
    }

    @Bean(destroyMethod = "close")
    RevocationFetcher revocationFetcher(Clock clock, FetchLimits limits) {
        return new RevocationFetcher(clock, limits.bounds());
    }

    @Bean
    Limits signLimits(SignLimits limits) {
        return limits.limits();
    }

    /// Before a token signs (T06). Somebody waits: after this he signs all the same, and is told.
    @Bean
    CertificateCheck certificateCheck(
            Anchors anchors,
            RevocationFetcher fetcher,
            Clock clock,
            @Value("${antin.signing.status-timeout:PT15S}") Duration patience) {
        return CertificateCheck.of(anchors, fetcher, clock, patience);
    }

    /// Time stamps for signing: the practice authority's in practice mode, else the one configured.
    @Bean(destroyMethod = "close")
    @Conditional(TimeStampConfigured.class)
    TimeStampClient timeStamper(
            ObjectProvider<PracticeProvider> practice,
            @Value("${antin.time-stamp.url:}") String configured,
            @Value("${antin.time-stamp.timeout:" + PATIENCE + "}") Duration timeout) {
        var provider = practice.getIfAvailable();
        var url = provider == null ? configured : provider.timeStampUrl();
        var usual = TimeStampClient.Settings.USUAL;
        var settings =
                new TimeStampClient.Settings(
                        timeout, usual.atOnce(), usual.maxBytes(), usual.policy());
        return new TimeStampClient(URI.create(url), settings);
    }

    /// What is trusted at the moment it is asked.
    interface Anchors extends Supplier<TrustStore> {}

    @Bean
    Anchors anchors(
            TrustedRoots roots,
            ObjectProvider<PracticeProvider> practice,
            PracticeSettings settings) {
        var always = practice(practice, settings);
        return () -> current(roots, always);
    }

    @Bean
    Verifier verifier(
            Anchors anchors,
            RevocationFetcher fetcher,
            Clock clock,
            CheckLimits limits,
            CheckSettings settings) {
        return Verifier.of(anchors, settings.source(fetcher), clock)
                .within(limits.limits())
                .comparingCapacity();
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
