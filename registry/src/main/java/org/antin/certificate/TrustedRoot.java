package org.antin.certificate;

import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A certificate that trust begins with, or is asked to begin with (Điều 1.2).
///
/// @param root self-signed; else an issuing certificate kept because documents don't carry it
/// @param otherProvider another provider's: what is under it is out of scope and never trusted
///   (Điều 1.2.c)
/// @param hosts which may be asked about certificates below, as `host` or `host:port`; empty: those
///   that certificates of authority name
/// @param source the provider's publication of the fingerprint
/// @param confirmed by the second person; null while only one stands for it
/// @param ended null while it isn't withdrawn
public record TrustedRoot(
        UUID id,
        X509Facts facts,
        X509Certificate certificate,
        boolean root,
        boolean otherProvider,
        List<String> hosts,
        String source,
        Signed proposed,
        @Nullable Signed confirmed,
        @Nullable Signed ended,
        String endReason) {
    /// Who did something, and when.
    public record Signed(Instant at, UUID account, String name) {}

    public TrustedRoot {
        hosts = List.copyOf(hosts);
    }

    /// Whether two people stand for it now.
    public boolean stands() {
        return confirmed != null && ended == null;
    }

    /// Whether it is believed now.
    public boolean trusted() {
        return stands() && !otherProvider;
    }
}
