package org.antin.certificate;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// The government roots and issuing certificates an administrator put into a folder of the server,
/// one certificate a file. Read anew each time: a file added counts at once.
@Component
class InstalledRoots implements TrustedIssuers {
    private final Path folder;

    InstalledRoots(@Value("${antin.trust-dir:${antin.data-dir}/trust}") Path folder) {
        this.folder = folder;
    }

    @Override
    public List<X509Certificate> roots() {
        return all().stream().filter(InstalledRoots::isSelfIssued).toList();
    }

    @Override
    public List<X509Certificate> intermediates() {
        return all().stream().filter(c -> !isSelfIssued(c)).toList();
    }

    private List<X509Certificate> all() {
        if (!Files.isDirectory(folder)) return List.of();
        var certificates = new ArrayList<X509Certificate>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                if (Files.isRegularFile(file))
                    X509Facts.parse(Files.readAllBytes(file)).ifPresent(certificates::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return certificates;
    }

    private static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }
}
