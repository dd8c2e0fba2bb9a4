package org.antin.certificate;

import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;
import org.antin.signing.trust.path.PathFinder;
import org.springframework.stereotype.Component;

import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether a certificate is one this regulation speaks of: its chain ends at a configured root
/// (D1.2c). Judged for the moment it was issued, and without revocation: the register also keeps
/// what has ended since.
@Component
public class GovernmentScope {
    private final List<TrustedIssuers> sources;

    GovernmentScope(List<TrustedIssuers> sources) {
        this.sources = sources;
    }

    /// What is configured now, for many certificates in a row.
    public Judge judge() {
        return new Judge(sources);
    }

    /// @param sentAlong certificates that may lie on the way; believed only through their
    ///   signatures
    public boolean covers(X509Certificate certificate, List<X509Certificate> sentAlong) {
        return judge().covers(certificate, sentAlong);
    }

    /// The roots and issuing certificates configured at one moment.
    public static final class Judge {
        private final Set<X509Certificate> roots = new HashSet<>();
        private final TrustStore trust;
        private final PathFinder alone;

        private Judge(List<TrustedIssuers> sources) {
            for (var source : sources) roots.addAll(source.roots());
            trust =
                    TrustStore.of(roots.stream().map(Judge::anchor).toList())
                            .knowing(
                                    sources.stream()
                                            .flatMap(source -> source.intermediates().stream())
                                            .toList());
            alone = new PathFinder(trust, List.of());
        }

        private static TrustAnchor anchor(X509Certificate root) {
            return new TrustAnchor(root, TrustAnchor.Purpose.GOVERNMENT, new HostRule.Nowhere());
        }

        /// @param sentAlong see [GovernmentScope#covers]
        public boolean covers(X509Certificate certificate, List<X509Certificate> sentAlong) {
            if (roots.contains(certificate)) return false;
            var paths = sentAlong.isEmpty() ? alone : new PathFinder(trust, sentAlong);
            return paths.find(certificate, certificate.getNotBefore().toInstant())
                    instanceof PathFinder.Outcome.Found;
        }
    }
}
