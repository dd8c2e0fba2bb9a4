package org.antin.signing.fuzz;

import org.antin.signing.check.Beside;
import org.antin.signing.trust.Crypto;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The file the evidence records of the corpus are over, and what lies beside it.
public final class KnownRecord {
    /// A day after the last time stamp of each record.
    public static final Instant NOW = Instant.parse("2027-03-01T00:00:00Z");

    private static final byte[] FILE = read("file.p7m");
    private static final Beside BESIDE =
            new Beside(null, named(".tst"), named(".cer"), named(".crl"), named(".ors"));
    private static final TrustStore TRUSTED = trust();

    private KnownRecord() {}

    public static byte[] file() {
        return FILE;
    }

    /// Everything but the record.
    public static Beside beside() {
        return BESIDE;
    }

    /// The root alone, in practice mode.
    public static TrustStore trusted() {
        return TRUSTED;
    }

    private static Path folder() {
        return FuzzTarget.corpora().resolve("kept");
    }

    private static byte[] read(String name) {
        try {
            return Files.readAllBytes(folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In the order of their names.
    private static List<byte[]> named(String ending) {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(one -> one.getFileName().toString())
                    .filter(name -> name.startsWith("beside-") && name.endsWith(ending))
                    .sorted()
                    .map(KnownRecord::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrustStore trust() {
        try {
            var root = Crypto.certificate(read("root.cer"));
            return TrustStore.of(
                    List.of(
                            new TrustAnchor(
                                    root, TrustAnchor.Purpose.PRACTICE, new HostRule.Nowhere())));
        } catch (CertificateException e) {
            throw new IllegalStateException("root.cer is no certificate", e);
        }
    }
}
