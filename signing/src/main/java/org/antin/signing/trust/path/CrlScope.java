package org.antin.signing.trust.path;

import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether a list speaks of a certificate, and of which reasons for revocation (RFC 5280 6.3.3 (b),
/// (d)).
final class CrlScope {
    /// Every reason a list can be cut by (RFC 5280 4.2.1.13).
    static final int ALL_REASONS =
            ReasonFlags.keyCompromise
                    | ReasonFlags.cACompromise
                    | ReasonFlags.affiliationChanged
                    | ReasonFlags.superseded
                    | ReasonFlags.cessationOfOperation
                    | ReasonFlags.certificateHold
                    | ReasonFlags.privilegeWithdrawn
                    | ReasonFlags.aACompromise;

    private static final int MOST_POINTS = 50;

    private CrlScope() {}

    /// The reasons this list covers for this certificate; 0 when it doesn't speak of it.
    static int reasons(Crl crl, PathCertificate certificate) {
        if (!ofItsKind(crl.scope, certificate)) return 0;
        int covered = implied(crl, certificate);
        List<DistributionPoint> points = certificate.distributionPoints;
        for (DistributionPoint point : points.subList(0, Math.min(MOST_POINTS, points.size()))) {
            covered |= through(point, crl, certificate);
        }
        return covered;
    }

    /// Whether a distribution point of the certificate names this signer of lists: its issuer lets
    /// somebody else keep the list.
    static boolean delegated(PathCertificate certificate, CanonicalName signer) {
        for (DistributionPoint point : certificate.distributionPoints) {
            if (point.getCRLIssuer() != null
                    && directories(point.getCRLIssuer()).contains(signer)) {
                return true;
            }
        }
        return false;
    }

    /// RFC 5280 6.3.3 (b)(2)(ii) to (iv).
    private static boolean ofItsKind(
            @Nullable IssuingDistributionPoint scope, PathCertificate certificate) {
        if (scope == null) return true;
        return !scope.onlyContainsAttributeCerts()
                && !(scope.onlyContainsUserCerts() && certificate.authority)
                && !(scope.onlyContainsCACerts() && !certificate.authority);
    }

    private static int through(DistributionPoint point, Crl crl, PathCertificate certificate) {
        GeneralNames keeper = point.getCRLIssuer();
        if (keeper == null) { // (b)(1)
            if (!crl.issuer.equals(certificate.issuer)) return 0;
        } else if (!crl.indirect() || !directories(keeper).contains(crl.issuer)) {
            return 0;
        }
        DistributionPointName own = point.getDistributionPoint();
        Set<Object> ofCertificate =
                own != null
                        ? names(own, keeper == null ? certificate.issuer : crl.issuer)
                        : keeper == null ? Set.of() : comparable(keeper);
        return sameplace(crl, ofCertificate) ? mask(point.getReasons()) & ofList(crl) : 0;
    }

    /// RFC 5280 6.3.3, last paragraph: a list of the issuer's that no distribution point names.
    private static int implied(Crl crl, PathCertificate certificate) {
        if (!crl.issuer.equals(certificate.issuer)) return 0;
        return sameplace(crl, Set.of(certificate.issuer)) ? ofList(crl) : 0;
    }

    /// RFC 5280 6.3.3 (b)(2)(i).
    private static boolean sameplace(Crl crl, Set<Object> ofCertificate) {
        DistributionPointName place = crl.scope == null ? null : crl.scope.getDistributionPoint();
        return place == null || !Collections.disjoint(names(place, crl.issuer), ofCertificate);
    }

    private static int ofList(Crl crl) {
        return crl.scope == null ? ALL_REASONS : mask(crl.scope.getOnlySomeReasons());
    }

    private static int mask(@Nullable ReasonFlags reasons) {
        return reasons == null ? ALL_REASONS : reasons.intValue() & ALL_REASONS;
    }

    private static Set<Object> names(DistributionPointName point, CanonicalName below) {
        if (point.getType() == DistributionPointName.FULL_NAME) {
            return comparable(GeneralNames.getInstance(point.getName()));
        }
        return Set.of(below.with(RDN.getInstance(point.getName())));
    }

    private static Set<Object> comparable(GeneralNames names) {
        var all = new HashSet<Object>();
        for (GeneralName name : names.getNames()) {
            if (name.getTagNo() == GeneralName.directoryName) all.add(NameForms.directory(name));
            else if (name.getName() instanceof ASN1IA5String text) all.add(text.getString());
            else all.add(name);
        }
        return all;
    }

    private static Set<Object> directories(GeneralNames names) {
        Set<Object> all = comparable(names);
        all.removeIf(name -> !(name instanceof CanonicalName));
        return all;
    }
}
