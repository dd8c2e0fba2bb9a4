package org.antin.signing.fuzz;

import org.antin.signing.trust.Crypto;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// The practice chain the seeds of the corpus were signed with, kept beside them.
public final class KnownChain {
    /// A day within every certificate of the chain.
    public static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

    private static final X509Certificate ROOT = read("root.cer");
    private static final X509Certificate ISSUING = read("issuing.cer");
    private static final X509Certificate LEAF = read("leaf.cer");
    private static final TrustStore TRUSTED =
            TrustStore.of(
                    List.of(
                            new TrustAnchor(
                                    ROOT, TrustAnchor.Purpose.PRACTICE, new HostRule.Nowhere())));

    private KnownChain() {}

    public static X509Certificate issuing() {
        return ISSUING;
    }

    public static X509Certificate leaf() {
        return LEAF;
    }

    /// The root alone, in practice mode.
    public static TrustStore trusted() {
        return TRUSTED;
    }

    private static X509Certificate read(String name) {
        Path file = FuzzTarget.corpora().resolve("chain").resolve(name);
        try {
            return Crypto.certificate(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new IllegalStateException(file + " is no certificate", e);
        }
    }
}
