package org.antin.practiceca;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;

/// Makes certificate revocation lists (RFC 5280 5).
final class CrlMaker {
    /// A list is good for so long (`nextUpdate`).
    static final Duration LIFE = Duration.ofHours(24);

    private CrlMaker() {}

    /// @param number larger than that of any list this issuer made before
    static byte[] make(Party issuer, long number, Instant now, Collection<Revocation> revocations) {
        var list = new X509v2CRLBuilder(issuer.name(), Date.from(now));
        list.setNextUpdate(Date.from(now.plus(LIFE)));
        for (Revocation r : revocations) {
            var extensions = entryExtensions(r);
            var when = Date.from(r.revokedAt());
            if (extensions == null) {
                list.addCRLEntry(r.serial(), when, 0);
            } else {
                list.addCRLEntry(r.serial(), when, extensions);
            }
        }
        var general = new ExtensionsGenerator();
        var identifier =
                new AuthorityKeyIdentifier(
                        Profiles.keyIdentifier(issuer.certificate().getSubjectPublicKeyInfo()));
        add(general, Extension.authorityKeyIdentifier, identifier);
        add(general, Extension.cRLNumber, new CRLNumber(BigInteger.valueOf(number)));
        // X.509 9.5.2.8: nothing leaves the list when it expires, so old signatures stay judgeable.
        add(
                general,
                Extension.expiredCertsOnCRL,
                new ASN1GeneralizedTime(issuer.certificate().getNotBefore()));
        var all = general.generate();
        try {
            for (ASN1ObjectIdentifier oid : all.getExtensionOIDs()) {
                list.addExtension(all.getExtension(oid));
            }
            return list.build(issuer.signer()).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Extensions entryExtensions(Revocation r) {
        var entry = new ExtensionsGenerator();
        if (r.reason() != RevocationReason.UNSPECIFIED) {
            add(entry, Extension.reasonCode, CRLReason.lookup(r.reason().code()));
        }
        r.invalidityDate()
                .ifPresent(
                        since ->
                                add(
                                        entry,
                                        Extension.invalidityDate,
                                        new ASN1GeneralizedTime(Date.from(since))));
        return entry.isEmpty() ? null : entry.generate();
    }

    private static void add(ExtensionsGenerator to, ASN1ObjectIdentifier oid, ASN1Encodable value) {
        try {
            to.addExtension(oid, false, value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
