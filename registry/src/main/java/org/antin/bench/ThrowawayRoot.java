package org.antin.bench;

import org.antin.certificate.TrustedIssuers;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Issues the certificates of generated subscribers. The register trusts it only as long as the
/// server that generates runs: its private key is forgotten with it.
@Component
@ConditionalOnProperty("antin.bench.subscribers")
class ThrowawayRoot implements TrustedIssuers {
    /// Of the root, by which generated certificates are told from the demo's.
    static final String NAME = "Ấn Tín bench";

    private final ThrowawayIssuer issuer;

    ThrowawayRoot(Clock clock) {
        issuer = new ThrowawayIssuer(NAME, clock.instant().minus(Duration.ofDays(2000)));
    }

    ThrowawayIssuer issuer() {
        return issuer;
    }

    @Override
    public List<X509Certificate> roots() {
        return List.of(issuer.root());
    }
}
