package org.antin.certificate;

import org.antin.bench.ThrowawayIssuer;
import org.springframework.stereotype.Component;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// A root every test may issue under.
@Component
public class TrustedForTests implements TrustedIssuers {
    public static final ThrowawayIssuer ISSUER =
            new ThrowawayIssuer("Gốc thử nghiệm", Instant.parse("2019-01-01T00:00:00Z"));

    @Override
    public List<X509Certificate> roots() {
        return List.of(ISSUER.root());
    }
}
