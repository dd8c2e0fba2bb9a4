package org.antin.signing.make;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How a session is written down: its fields, and a digest behind them that notices damage, not
/// malice.
public final class KeptBytes {
    private static final int SHA256_LENGTH = 32;

    private KeptBytes() {}

    /// Writes one field after the other.
    @FunctionalInterface
    public interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    /// Reads them in the same order.
    @FunctionalInterface
    public interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    /// @param magic what kind of session it is
    public static byte[] write(int magic, Writer writer) {
        var bytes = new ByteArrayOutputStream(1 << 16);
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(magic);
            writer.write(out);
            out.write(Digests.sha256(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Empty if it isn't that, whole and intact.
    public static <T> Optional<T> read(int magic, byte[] kept, Reader<T> reader) {
        int body = kept.length - SHA256_LENGTH;
        if (body < 0) return Optional.empty();
        MessageDigest digest = Digests.newSha256();
        digest.update(kept, 0, body);
        if (!MessageDigest.isEqual(digest.digest(), Arrays.copyOfRange(kept, body, kept.length))) {
            return Optional.empty();
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(kept, 0, body))) {
            return in.readInt() == magic ? Optional.of(reader.read(in)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// A run of bytes with its length before it.
    public static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) throw new IOException("length out of range");
        return in.readNBytes(length);
    }

    public static void write(DataOutputStream out, List<X509Certificate> chain) throws IOException {
        out.writeInt(chain.size());
        try {
            for (X509Certificate certificate : chain) write(out, certificate.getEncoded());
        } catch (CertificateException e) {
            throw new IllegalStateException("certificate without its bytes", e);
        }
    }

    public static List<X509Certificate> chain(DataInputStream in) throws IOException {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            var chain = new ArrayList<X509Certificate>();
            for (int left = in.readInt(); left > 0; left--) {
                var encoded = new ByteArrayInputStream(bytes(in));
                chain.add((X509Certificate) factory.generateCertificate(encoded));
            }
            return chain;
        } catch (CertificateException e) {
            throw new IOException(e);
        }
    }
}
