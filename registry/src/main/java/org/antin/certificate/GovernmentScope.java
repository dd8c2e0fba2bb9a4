package org.antin.certificate;

import org.springframework.stereotype.Component;

import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether a certificate is one this regulation speaks of: its chain ends at a configured root
/// (D1.2c). Judged for the moment it was issued, and without revocation: the register also keeps
/// what has ended since.
@Component
public class GovernmentScope {
    private final List<TrustedIssuers> sources;

    GovernmentScope(List<TrustedIssuers> sources) {
        this.sources = sources;
    }

    /// @param sentAlong certificates that may lie on the way; believed only through their
    ///   signatures
    public boolean covers(X509Certificate certificate, List<X509Certificate> sentAlong) {
        Set<TrustAnchor> anchors =
                sources.stream()
                        .flatMap(source -> source.roots().stream())
                        .map(root -> new TrustAnchor(root, null))
                        .collect(Collectors.toSet());
        if (anchors.isEmpty() || isRoot(certificate, anchors)) return false;
        var known = new ArrayList<>(sentAlong);
        sources.forEach(source -> known.addAll(source.intermediates()));
        known.add(certificate);
        try {
            var target = new X509CertSelector();
            target.setCertificate(certificate);
            var wanted = new PKIXBuilderParameters(anchors, target);
            wanted.setRevocationEnabled(false);
            wanted.setDate(Date.from(certificate.getNotBefore().toInstant()));
            wanted.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
            CertPathBuilder.getInstance("PKIX").build(wanted);
            return true;
        } catch (CertPathBuilderException noPath) {
            return false;
        } catch (InvalidAlgorithmParameterException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isRoot(X509Certificate certificate, Set<TrustAnchor> anchors) {
        return anchors.stream().anyMatch(anchor -> certificate.equals(anchor.getTrustedCert()));
    }
}
