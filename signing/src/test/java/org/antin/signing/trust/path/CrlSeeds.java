package org.antin.signing.trust.path;

import org.antin.signing.fuzz.KnownChain;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Date;

/// Writes the fuzz target's lists that revoke: with reasons, dates, other issuers; a delta list,
/// one cut by reason. In the issuer's name, signed by nobody. Run by hand; what it wrote is in the
/// repository.
final class CrlSeeds {
    private static final Date NOW = Date.from(KnownChain.NOW);
    private static final PrivateKey KEY = Grove.pair().getPrivate();

    private CrlSeeds() {}

    public static void main(String[] arguments) throws Exception {
        Path into = Path.of(arguments[0]);
        var plain = list();
        revoke(plain, KnownChain.leaf().getSerialNumber(), CRLReason.keyCompromise, true, null);
        revoke(plain, BigInteger.TWO, CRLReason.certificateHold, false, null);
        put(into, "revoked.crl", plain);

        var indirect = list();
        var scope = new IssuingDistributionPoint(null, false, false, null, true, false);
        indirect.addExtension(Extension.issuingDistributionPoint, true, scope);
        revoke(indirect, BigInteger.ONE, CRLReason.superseded, false, "CN=A,C=VN");
        revoke(indirect, BigInteger.TWO, CRLReason.superseded, false, null);
        revoke(indirect, BigInteger.TEN, CRLReason.unspecified, true, "CN=B,C=VN");
        put(into, "indirect.crl", indirect);

        var delta = list();
        delta.addExtension(Extension.deltaCRLIndicator, true, new ASN1Integer(4));
        delta.addExtension(Extension.cRLNumber, false, new ASN1Integer(5));
        revoke(delta, BigInteger.ONE, CRLReason.removeFromCRL, false, null);
        put(into, "delta.crl", delta);

        var cut = list();
        var leaks = new ReasonFlags(ReasonFlags.keyCompromise);
        cut.addExtension(
                Extension.issuingDistributionPoint,
                true,
                new IssuingDistributionPoint(null, true, false, leaks, false, false));
        cut.addExtension(
                Extension.expiredCertsOnCRL, false, new ASN1GeneralizedTime("20200101000000Z"));
        revoke(cut, BigInteger.ONE, CRLReason.keyCompromise, true, null);
        put(into, "some-reasons.crl", cut);
    }

    private static X509v2CRLBuilder list() {
        var issuer = KnownChain.issuing().getSubjectX500Principal().getEncoded();
        var list = new X509v2CRLBuilder(X500Name.getInstance(issuer), NOW);
        list.setNextUpdate(Date.from(KnownChain.NOW.plus(Duration.ofDays(1))));
        return list;
    }

    /// @param dated whether it says since when the key may have been out of hand
    /// @param issuer whose certificate it was; null for the same as before
    private static void revoke(
            X509v2CRLBuilder list, BigInteger serial, int reason, boolean dated, String issuer)
            throws Exception {
        var more = new ExtensionsGenerator();
        more.addExtension(Extension.reasonCode, false, CRLReason.lookup(reason));
        if (dated) {
            more.addExtension(
                    Extension.invalidityDate, false, new ASN1GeneralizedTime("20261101000000Z"));
        }
        if (issuer != null) {
            more.addExtension(
                    Extension.certificateIssuer,
                    true,
                    new GeneralNames(new GeneralName(new X500Name(issuer))));
        }
        list.addCRLEntry(serial, NOW, more.generate());
    }

    private static void put(Path into, String name, X509v2CRLBuilder list) throws Exception {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(KEY);
        Files.write(into.resolve(name), list.build(signer).getEncoded());
    }
}
