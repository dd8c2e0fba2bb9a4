package org.antin.signing.trust.path;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigInteger;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;

/// The entries of a list (RFC 5280 5.3), walked over where they lie.
final class CrlEntries {
    static final CrlEntries NONE = new CrlEntries(DerCursor.of(new byte[0]));

    private static final byte[] REASON = {0x55, 0x1D, 0x15};
    private static final byte[] INVALIDITY_DATE = {0x55, 0x1D, 0x18};
    private static final byte[] CERTIFICATE_ISSUER = {0x55, 0x1D, 0x1D};
    private static final byte[] FALSE = {0};

    private final DerCursor first;

    /// @param first in front of the first entry; isn't moved
    CrlEntries(DerCursor first) {
        this.first = first;
    }

    /// What a list says of one certificate.
    ///
    /// @param reason RFC 5280 5.3.1 code; null when none is given
    /// @param invalidSince RFC 5280 5.3.2; null when not given
    record Entry(Instant revokedAt, @Nullable Integer reason, @Nullable Instant invalidSince) {}

    /// Whether no entry has a critical extension that we can't process: one that has makes the
    /// whole list unusable (RFC 5280 5.3).
    boolean understood() {
        var all = first.copy();
        while (all.hasNext()) {
            var fields = all.next(DerCursor.SEQUENCE).inside();
            fields.next(DerCursor.INTEGER);
            if (!Crl.isTime(fields.peek())) throw new IllegalArgumentException("no date");
            fields.next();
            if (fields.hasNext() && !understood(fields.next(DerCursor.SEQUENCE).inside())) {
                return false;
            }
        }
        return true;
    }

    private static boolean understood(DerCursor extensions) {
        while (extensions.hasNext()) {
            var extension = extensions.next(DerCursor.SEQUENCE).inside();
            extension.next(DerCursor.OBJECT_IDENTIFIER);
            boolean known =
                    extension.holds(REASON)
                            || extension.holds(INVALIDITY_DATE)
                            || extension.holds(CERTIFICATE_ISSUER);
            boolean critical =
                    extension.peek() == DerCursor.BOOLEAN && !extension.next().holds(FALSE);
            if (critical && !known) return false;
        }
        return true;
    }

    /// @param listIssuer whose certificates entries speak of until one names another issuer
    /// @param indirect whether entries may name another issuer (RFC 5280 5.3.3)
    /// @throws UnreadableEntry when one on the way isn't as RFC 5280 writes it
    Optional<Entry> find(
            CanonicalName issuer, BigInteger serial, CanonicalName listIssuer, boolean indirect)
            throws UnreadableEntry {
        byte[] wanted = serial.toByteArray();
        try {
            boolean ours = issuer.equals(listIssuer);
            var all = first.copy();
            while (all.hasNext()) {
                var fields = all.next(DerCursor.SEQUENCE).inside();
                boolean hit = fields.next(DerCursor.INTEGER).holds(wanted);
                if (!hit && !indirect) continue;
                Instant revokedAt = hit ? Crl.moment(fields.next()) : skipped(fields);
                Extensions extensions =
                        fields.hasNext() ? Extensions.getInstance(Crl.object(fields.next())) : null;
                ASN1Encodable named = Crl.value(extensions, Extension.certificateIssuer);
                if (named != null && indirect) ours = names(named, issuer);
                if (hit && ours) return Optional.of(entry(revokedAt, extensions));
            }
            return Optional.empty();
        } catch (IOException
                | ParseException
                | IllegalArgumentException
                | IllegalStateException
                | ArithmeticException
                | ClassCastException e) {
            throw new UnreadableEntry(e);
        }
    }

    private static Instant skipped(DerCursor fields) {
        fields.next();
        return Instant.EPOCH;
    }

    private static boolean names(ASN1Encodable value, CanonicalName issuer) {
        for (GeneralName name : GeneralNames.getInstance(value).getNames()) {
            if (name.getTagNo() == GeneralName.directoryName
                    && NameForms.directory(name).equals(issuer)) {
                return true;
            }
        }
        return false;
    }

    private static Entry entry(Instant revokedAt, @Nullable Extensions extensions)
            throws ParseException {
        ASN1Encodable reason = Crl.value(extensions, Extension.reasonCode);
        return new Entry(
                revokedAt,
                reason == null ? null : CRLReason.getInstance(reason).getValue().intValueExact(),
                Crl.time(Crl.value(extensions, Extension.invalidityDate)));
    }
}
