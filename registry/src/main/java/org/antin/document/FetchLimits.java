package org.antin.document;

import org.antin.signing.trust.RevocationFetcher.Bounds;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/// What asking for one list or answer about a certificate may cost. All are our own policy; see
/// [Bounds] for their meaning.
@ConfigurationProperties("antin.check.fetch")
record FetchLimits(
        @DefaultValue("20MB") DataSize crl,
        @DefaultValue("100KB") DataSize ocsp,
        @DefaultValue("PT3S") Duration connect,
        @DefaultValue("PT10S") Duration total) {
    Bounds bounds() {
        return new Bounds(
                Math.toIntExact(crl.toBytes()), Math.toIntExact(ocsp.toBytes()), connect, total);
    }
}
