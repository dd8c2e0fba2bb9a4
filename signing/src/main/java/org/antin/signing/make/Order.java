package org.antin.signing.make;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/// What is to be signed how.
///
/// @param kind what the signature stands for
/// @param chain the signer's certificate, then its issuers in order; the root may be left out
/// @param appearance what is seen on the page
/// @param lifetime how long the prepared session may wait for the token
/// @param capacity who compares what is printed with the signer's title (T05)
public record Order(
        SignatureKind kind,
        List<X509Certificate> chain,
        Appearance appearance,
        Duration lifetime,
        CapacityCheck capacity) {
    /// Who judges a leader's capacity.
    public enum CapacityCheck {
        /// The engine, by the title alone; it knows no delegations.
        BY_TITLE,
        /// Whoever orders has judged it, by [Capacity#judge] and what it knows.
        JUDGED
    }

    /// Long enough for a person to find the token and type the PIN.
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    public Order {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) throw new IllegalArgumentException("the chain has no certificate");
    }

    /// An order with the usual lifetime of ten minutes.
    public Order(SignatureKind kind, List<X509Certificate> chain, Appearance appearance) {
        this(kind, chain, appearance, LIFETIME);
    }

    public Order(
            SignatureKind kind,
            List<X509Certificate> chain,
            Appearance appearance,
            Duration lifetime) {
        this(kind, chain, appearance, lifetime, CapacityCheck.BY_TITLE);
    }

    /// The same, with the signer's capacity judged by whoever orders.
    public Order judged() {
        return new Order(kind, chain, appearance, lifetime, CapacityCheck.JUDGED);
    }
}
