package org.antin.certificate;

import org.springframework.stereotype.Component;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.security.auth.x500.X500Principal;

/// Whether a certificate is one this regulation speaks of: its chain ends at a configured root
/// (D1.2c). Judged for the moment it was issued, and without revocation: the register also keeps
/// what has ended since.
@Component
public class GovernmentScope {
    /// Leaf, three issuing certificates and the root: more than any government PKI has.
    private static final int LONGEST = 4;

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
        private final Set<TrustAnchor> anchors = new HashSet<>();
        private final Set<X500Principal> anchored = new HashSet<>();
        private final Set<X509Certificate> roots = new HashSet<>();
        private final Map<X500Principal, List<X509Certificate>> issuers = new HashMap<>();

        private Judge(List<TrustedIssuers> sources) {
            for (var source : sources) {
                for (var root : source.roots()) {
                    roots.add(root);
                    anchors.add(new TrustAnchor(root, null));
                    anchored.add(root.getSubjectX500Principal());
                }
                for (var issuer : source.intermediates()) add(issuers, issuer);
            }
        }

        /// @param sentAlong see [GovernmentScope#covers]
        public boolean covers(X509Certificate certificate, List<X509Certificate> sentAlong) {
            if (roots.isEmpty() || roots.contains(certificate)) return false;
            var known = issuers;
            if (!sentAlong.isEmpty()) {
                known = new HashMap<>();
                for (var list : issuers.values()) for (var one : list) add(known, one);
                for (var one : sentAlong) add(known, one);
            }
            return leads(new ArrayList<>(List.of(certificate)), known);
        }

        /// Tries every way up by names; only PKIX validation says whether one holds.
        private boolean leads(
                List<X509Certificate> path, Map<X500Principal, List<X509Certificate>> known) {
            var name = path.getLast().getIssuerX500Principal();
            if (anchored.contains(name) && isValid(path)) return true;
            if (path.size() == LONGEST) return false;
            for (var issuer : known.getOrDefault(name, List.of())) {
                if (path.contains(issuer)) continue;
                path.add(issuer);
                if (leads(path, known)) return true;
                path.removeLast();
            }
            return false;
        }

        private boolean isValid(List<X509Certificate> path) {
            try {
                var wanted = new PKIXParameters(anchors);
                wanted.setRevocationEnabled(false);
                wanted.setDate(Date.from(path.getFirst().getNotBefore().toInstant()));
                CertPathValidator.getInstance("PKIX")
                        .validate(
                                CertificateFactory.getInstance("X.509").generateCertPath(path),
                                wanted);
                return true;
            } catch (CertPathValidatorException no) {
                return false;
            } catch (InvalidAlgorithmParameterException e) {
                throw new IllegalStateException(e);
            } catch (GeneralSecurityException e) {
                return false;
            }
        }

        private static void add(
                Map<X500Principal, List<X509Certificate>> issuers, X509Certificate issuer) {
            issuers.computeIfAbsent(issuer.getSubjectX500Principal(), _ -> new ArrayList<>())
                    .add(issuer);
        }
    }
}
