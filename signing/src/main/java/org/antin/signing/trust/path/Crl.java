package org.antin.signing.trust.path;

import org.antin.signing.trust.Crypto;
import org.antin.signing.trust.Fingerprint;
import org.antin.signing.trust.Remembered;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.PublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A list of revoked certificates (RFC 5280 5), read without unfolding its entries.
final class Crl {
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD =
            Set.of(
                    Extension.issuingDistributionPoint,
                    Extension.deltaCRLIndicator,
                    Extension.cRLNumber,
                    Extension.authorityKeyIdentifier);

    /// Larger lists are read anew each time, so that what is remembered stays small.
    private static final int MOST_REMEMBERED = 1 << 20;

    private static final Remembered<Fingerprint, Optional<Crl>> READ = new Remembered<>(100);

    final CanonicalName issuer;
    final X500Name issuerName;
    final Instant thisUpdate;
    final @Nullable Instant nextUpdate;

    /// Whether it has no critical extension that we can't process, its entries included.
    final boolean understood;

    final @Nullable BigInteger number;

    /// The number of the complete list it changes; null when it is complete itself.
    final @Nullable BigInteger base;

    /// Whether it says that changes to it are told elsewhere (5.2.6).
    final boolean announcesChanges;

    final @Nullable IssuingDistributionPoint scope;
    final byte @Nullable [] authorityKey;

    /// It also tells of certificates that expired at or after this; null when it may forget them.
    final @Nullable Instant expiredSince;

    private final Map<PublicKey, Boolean> signers = new ConcurrentHashMap<>();
    private final DerCursor signedPart;
    private final byte[] signature;

    /// What it is signed with.
    final AlgorithmIdentifier algorithm;

    private final CrlEntries entries;

    private Crl(byte[] der) throws IOException, ParseException {
        var all = DerCursor.of(der);
        var list = all.next(DerCursor.SEQUENCE).inside();
        if (all.hasNext()) throw new IllegalArgumentException("something behind the list");
        signedPart = list.copy().next(DerCursor.SEQUENCE);
        var fields = list.next(DerCursor.SEQUENCE).inside();
        algorithm = AlgorithmIdentifier.getInstance(object(list.next(DerCursor.SEQUENCE)));
        signature = ASN1BitString.getInstance(object(list.next())).getOctets();

        boolean second = fields.peek() == DerCursor.INTEGER;
        if (second) fields.next();
        // 5.1.1.2: the algorithm inside the signed part is the one outside.
        var inner = AlgorithmIdentifier.getInstance(object(fields.next(DerCursor.SEQUENCE)));
        if (!inner.equals(algorithm)) throw new IllegalArgumentException("two algorithms");
        issuerName = X500Name.getInstance(object(fields.next(DerCursor.SEQUENCE)));
        issuer = CanonicalName.of(issuerName);
        thisUpdate = moment(fields.next());
        nextUpdate = isTime(fields.peek()) ? moment(fields.next()) : null;
        entries =
                fields.peek() == DerCursor.SEQUENCE
                        ? new CrlEntries(fields.next().inside())
                        : CrlEntries.NONE;
        Extensions extensions =
                fields.hasNext() && second
                        ? Extensions.getInstance(object(fields.next(0xA0).inside().next()))
                        : null;
        if (fields.hasNext()) throw new IllegalArgumentException("something behind the fields");

        understood = understood(extensions) && entries.understood();
        number = integer(extensions, Extension.cRLNumber);
        base = integer(extensions, Extension.deltaCRLIndicator);
        announcesChanges =
                extensions != null && extensions.getExtension(Extension.freshestCRL) != null;
        ASN1Encodable point = value(extensions, Extension.issuingDistributionPoint);
        scope = point == null ? null : IssuingDistributionPoint.getInstance(point);
        ASN1Encodable key = value(extensions, Extension.authorityKeyIdentifier);
        authorityKey =
                key == null
                        ? null
                        : AuthorityKeyIdentifier.getInstance(key).getKeyIdentifierOctets();
        ASN1Encodable since = value(extensions, Extension.expiredCertsOnCRL);
        expiredSince = since == null ? null : time(since);
    }

    /// @return nothing when these bytes are no list
    static Optional<Crl> read(byte[] der) {
        return der.length > MOST_REMEMBERED
                ? parsed(der)
                : READ.get(Fingerprint.of(der), _ -> parsed(der));
    }

    private static Optional<Crl> parsed(byte[] der) {
        try {
            return Optional.of(new Crl(der));
        } catch (IOException
                | ParseException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException e) {
            return Optional.empty();
        }
    }

    boolean indirect() {
        return scope != null && scope.isIndirectCRL();
    }

    /// Whether the key signed it.
    boolean signedWith(PublicKey key) {
        return signers.computeIfAbsent(key, this::verifies);
    }

    private boolean verifies(PublicKey key) {
        try {
            ContentVerifier verifier =
                    new JcaContentVerifierProviderBuilder()
                            .setProvider(Crypto.provider())
                            .build(key)
                            .get(algorithm);
            try (OutputStream out = verifier.getOutputStream()) {
                signedPart.writeTo(out);
            }
            return verifier.verify(signature);
        } catch (OperatorCreationException
                | IOException
                | RuntimeOperatorException
                | IllegalArgumentException
                | IllegalStateException
                | ArithmeticException
                | ClassCastException e) {
            return false;
        }
    }

    /// What it says of the certificate with this issuer and number; nothing when it doesn't list
    /// it.
    ///
    /// @throws UnreadableEntry when the entry, or one in front of it, can't be read
    Optional<CrlEntries.Entry> entry(CanonicalName of, BigInteger serial) throws UnreadableEntry {
        return entries.find(of, serial, issuer, indirect());
    }

    private static boolean understood(@Nullable Extensions extensions) {
        if (extensions == null) return true;
        for (ASN1ObjectIdentifier critical : extensions.getCriticalExtensionOIDs()) {
            if (!UNDERSTOOD.contains(critical)) return false;
        }
        return true;
    }

    static @Nullable ASN1Encodable value(
            @Nullable Extensions extensions, ASN1ObjectIdentifier which) {
        Extension found = extensions == null ? null : extensions.getExtension(which);
        return found == null ? null : found.getParsedValue();
    }

    private static @Nullable BigInteger integer(
            @Nullable Extensions extensions, ASN1ObjectIdentifier which) {
        ASN1Encodable value = value(extensions, which);
        return value == null ? null : ASN1Integer.getInstance(value).getValue();
    }

    static @Nullable Instant time(@Nullable ASN1Encodable value) throws ParseException {
        return value instanceof ASN1GeneralizedTime time ? time.getDate().toInstant() : null;
    }

    static boolean isTime(int tag) {
        return tag == DerCursor.UTC_TIME || tag == DerCursor.GENERALIZED_TIME;
    }

    static Instant moment(DerCursor at) throws IOException {
        return Time.getInstance(object(at)).getDate().toInstant();
    }

    static ASN1Primitive object(DerCursor at) throws IOException {
        return ASN1Primitive.fromByteArray(at.element());
    }
}
