package org.antin.provider;

import org.antin.certificate.TrustedIssuers;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

import java.security.cert.X509Certificate;
import java.util.List;

/// The register trusts the practice root in practice mode, and only then (D1.2c).
@Component
@ConditionalOnProperty(name = "antin.practice.enabled", havingValue = "true")
class PracticeRoots implements TrustedIssuers {
    private final PracticeProvider provider;

    PracticeRoots(PracticeProvider provider) {
        this.provider = provider;
    }

    @Override
    public List<X509Certificate> roots() {
        return List.of(provider.root());
    }

    @Override
    public List<X509Certificate> intermediates() {
        return provider.chain();
    }
}
