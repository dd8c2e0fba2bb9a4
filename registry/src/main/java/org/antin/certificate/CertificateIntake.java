package org.antin.certificate;

import org.antin.certificate.store.CertificateBatches;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Writes checked certificates in batches. Only for the taking over of lists, in its own
/// transaction and with its own audit lines.
@Component
public class CertificateIntake {
    private final CertificateBatches rows;

    CertificateIntake(CertificateBatches rows) {
        this.rows = rows;
    }

    /// Of these certificates, what is in the register: keys as [#key] makes them.
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<String> known(Collection<X509Facts> wanted) {
        return rows.known(wanted);
    }

    /// Issuer and serial: what RFC 5280 says is unique.
    public static String key(X509Facts x509) {
        return x509.issuer() + "\n" + x509.serial();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<IntakeCertificate> certificates, Instant at) {
        rows.insert(certificates, at);
    }
}
