package org.antin.signing.trust;

import org.antin.signing.trust.HostRule.HostPort;
import org.antin.signing.trust.TrustAnchor.Purpose;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The anchors one verification goes by. Immutable.
///
/// Read from files: PEM (one or several certificates) or DER. Beside `root.pem` a file `root.hosts`
/// may list, one a line, the hosts (`host` or `host:port`) that may be asked about certificates
/// under that root; `#` starts a remark. Without it the rule is [HostRule.NamedByAuthorities].
public final class TrustStore {
    private static final long LARGEST_FILE = 1 << 20;
    private static final Set<String> ENDINGS =
            Set.of("pem", "crt", "cer", "der", "cert", "ca-bundle");

    private final List<TrustAnchor> anchors;
    private final List<X509Certificate> known;

    private TrustStore(List<TrustAnchor> anchors) {
        this(anchors, List.of());
    }

    private TrustStore(List<TrustAnchor> anchors, List<X509Certificate> known) {
        this.anchors = List.copyOf(anchors);
        this.known = List.copyOf(known);
    }

    /// Trusts nothing: then nothing is valid (interfaces.md 2).
    public static TrustStore none() {
        return new TrustStore(List.of());
    }

    public static TrustStore of(List<TrustAnchor> anchors) {
        return new TrustStore(anchors);
    }

    /// Reads anchors from files and folders. In a folder only files that end like a certificate
    /// (`.pem`, `.crt`, `.cer`, `.der`) are read, not those of its folders.
    ///
    /// @throws TrustUnreadable when a named path is missing or holds no certificate
    public static TrustStore read(List<Path> paths) throws TrustUnreadable {
        var anchors = new ArrayList<TrustAnchor>();
        for (Path path : paths) {
            for (Path file : files(path)) {
                HostRule hosts = hosts(file);
                for (X509Certificate certificate : certificates(file)) {
                    Purpose purpose =
                            saysPractice(certificate) ? Purpose.PRACTICE : Purpose.GOVERNMENT;
                    anchors.add(new TrustAnchor(certificate, purpose, hosts));
                }
            }
        }
        return new TrustStore(anchors);
    }

    /// Reads roots of other providers: what chains to them is out of scope (Điều 1.2), and nobody
    /// is asked about it.
    ///
    /// @throws TrustUnreadable when a named path is missing or holds no certificate
    public static TrustStore otherProviders(List<Path> paths) throws TrustUnreadable {
        return new TrustStore(
                read(paths).anchors.stream()
                        .map(
                                a ->
                                        new TrustAnchor(
                                                a.certificate(),
                                                Purpose.OTHER_PROVIDER,
                                                new HostRule.Nowhere()))
                        .toList());
    }

    /// The same anchors, with certificates that may lie on the way to them. These aren't trusted: a
    /// document often carries its signer's certificate alone.
    public TrustStore knowing(List<X509Certificate> issuers) {
        return new TrustStore(anchors, Stream.concat(known.stream(), issuers.stream()).toList());
    }

    /// These anchors and those of the other store.
    public TrustStore with(TrustStore other) {
        return new TrustStore(
                Stream.concat(anchors.stream(), other.anchors.stream()).distinct().toList(),
                Stream.concat(known.stream(), other.known.stream()).distinct().toList());
    }

    /// The same anchors, each of which may also ask these hosts.
    public TrustStore allowing(Set<HostPort> hosts) {
        if (hosts.isEmpty()) return this;
        return new TrustStore(
                anchors.stream()
                        .map(a -> new TrustAnchor(a.certificate(), a.purpose(), wider(a, hosts)))
                        .toList(),
                known);
    }

    private static HostRule wider(TrustAnchor anchor, Set<HostPort> more) {
        var all = new HashSet<>(more);
        if (anchor.hosts() instanceof HostRule.Listed(var listed)) all.addAll(listed);
        return new HostRule.Listed(all);
    }

    public List<TrustAnchor> anchors() {
        return anchors;
    }

    /// Certificates at hand beside what a file carries; not trusted by themselves.
    public List<X509Certificate> known() {
        return known;
    }

    public boolean isEmpty() {
        return anchors.isEmpty();
    }

    /// Practice certificates say so in their own names, in both languages and with or without
    /// diacritics.
    public static boolean saysPractice(X509Certificate certificate) {
        String name =
                Normalizer.normalize(
                                certificate.getSubjectX500Principal().getName(),
                                Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT);
        return name.contains("thuc hanh") || name.contains("practice");
    }

    private static List<Path> files(Path path) throws TrustUnreadable {
        if (Files.isRegularFile(path)) return List.of(path);
        if (!Files.isDirectory(path)) {
            throw new TrustUnreadable("không tìm thấy tệp chứng thư số gốc: " + path);
        }
        try (Stream<Path> inside = Files.list(path)) {
            List<Path> found =
                    inside.filter(Files::isRegularFile)
                            .filter(file -> ENDINGS.contains(ending(file)))
                            .sorted()
                            .toList();
            if (found.isEmpty()) {
                throw new TrustUnreadable("thư mục không có tệp chứng thư số gốc: " + path);
            }
            return found;
        } catch (IOException e) {
            throw new TrustUnreadable("không đọc được thư mục chứng thư số gốc: " + path, e);
        }
    }

    private static List<X509Certificate> certificates(Path file) throws TrustUnreadable {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new TrustUnreadable("tệp chứng thư số gốc quá lớn: " + file);
            }
            var factory = CertificateFactory.getInstance("X.509", Crypto.provider());
            var found = new ArrayList<X509Certificate>();
            for (var one :
                    factory.generateCertificates(
                            new ByteArrayInputStream(Files.readAllBytes(file)))) {
                if (one instanceof X509Certificate certificate) found.add(certificate);
            }
            if (found.isEmpty()) {
                throw new TrustUnreadable("tệp không chứa chứng thư số nào: " + file);
            }
            return found;
        } catch (IOException | CertificateException e) {
            throw new TrustUnreadable("không đọc được chứng thư số gốc: " + file, e);
        }
    }

    private static HostRule hosts(Path file) throws TrustUnreadable {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        Path list = file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".hosts");
        if (!Files.isRegularFile(list)) return new HostRule.NamedByAuthorities();
        var hosts = new HashSet<HostPort>();
        try {
            for (String line : Files.readAllLines(list)) {
                String host = line.replaceFirst("#.*", "").strip();
                if (!host.isEmpty()) hosts.add(HostPort.parse(host));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new TrustUnreadable("danh sách máy chủ không đúng: " + list, e);
        }
        return new HostRule.Listed(hosts);
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
