package org.antin.signing.check;

import org.antin.signing.trust.Fingerprint;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.jspecify.annotations.Nullable;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.security.auth.x500.X500Principal;

/// Reads who a certificate is for, and guesses in which part they sign (signing-rules 7.4).
final class Signers {
    /// Attributes RFC 4519 and others gave names to, beyond the nine of RFC 4514.
    private static final Map<String, String> NAMES =
            Map.of(
                    "2.5.4.12", "title",
                    "2.5.4.5", "serialNumber",
                    "2.5.4.4", "SN",
                    "2.5.4.42", "givenName",
                    "2.5.4.97", "organizationIdentifier",
                    "1.2.840.113549.1.9.1", "E");

    /// How the titles of people who sign for a body begin (NĐ 30/2020 Điều 13).
    private static final Pattern LEADER =
            Pattern.compile(
                    "^(q\\. ?|quyen )?(pho )?(chu tich|bi thu|giam doc|tong giam doc|chanh van phong"
                            + "|chanh thanh tra|chanh an|vien truong|truong|cuc truong|chi cuc truong"
                            + "|vu truong|hieu truong|thu truong|chi huy truong|truong ban|truong phong"
                            + "|doi truong|tram truong|bo truong|thu tuong|chu nhiem|tong bien tap"
                            + "|vien pho|pho|tong thu ky|chu tich hoi)\\b.*");

    /// How the names of bodies begin.
    private static final Pattern BODY =
            Pattern.compile(
                    "^(ubnd|uy ban|hdnd|hoi dong|so|van phong|phong|ban|chi cuc|cuc|tong cuc|vu|vien"
                            + "|trung tam|truong|benh vien|hoi|lien doan|lien minh|mat tran|doan|dang uy"
                            + "|huyen uy|thanh uy|tinh uy|thi uy|thanh tra|cong an|bo|toa an|kho bac"
                            + "|tram|quy|bao|dai|cong ty|don vi|cong thong tin|to chuc|hat|nha|thu vien"
                            + "|bao tang|khu)\\b.*");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Signers() {}

    static String rfc4514(X500Principal name) {
        return name.getName(X500Principal.RFC2253, NAMES);
    }

    static @Nullable String sha256(X509Certificate certificate) {
        try {
            return Fingerprint.of(certificate.getEncoded()).hex();
        } catch (CertificateEncodingException e) {
            return null;
        }
    }

    static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16);
    }

    static Signer of(X509Certificate certificate) {
        X500Name name = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return new Signer(
                value(name, BCStyle.CN),
                value(name, BCStyle.T),
                value(name, BCStyle.O),
                value(name, BCStyle.OU),
                value(name, BCStyle.L));
    }

    private static @Nullable String value(X500Name name, ASN1ObjectIdentifier attribute) {
        RDN[] found = name.getRDNs(attribute);
        if (found.length == 0) return null;
        // The innermost stands last in the certificate.
        String text;
        try {
            text = IETFUtils.valueToString(found[found.length - 1].getFirst().getValue());
        } catch (IllegalArgumentException | IllegalStateException e) {
            // Bytes that are no text in the encoding they claim: it says nothing.
            return null;
        }
        // IETFUtils escapes as for a distinguished name; here it is plain text.
        String plain = text.replaceAll("\\\\(.)", "$1").strip();
        return plain.isEmpty() ? null : plain;
    }

    /// Only ever a hint.
    ///
    /// @param shownAs what the visible mark says; null when it says nothing
    static SignatureKind kind(
            @Nullable X509Certificate certificate, @Nullable SignatureKind shownAs) {
        if (certificate == null) return SignatureKind.OTHER;
        // Whoever checks a letter may well be somebody's deputy, and doesn't sign it as one.
        if (shownAs == SignatureKind.INITIALS) return SignatureKind.INITIALS;
        X500Name name = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        String title = value(name, BCStyle.T);
        boolean leaders = shownAs == SignatureKind.LEADER;
        if (title != null) {
            return leaders || LEADER.matcher(folded(title)).matches()
                    ? SignatureKind.LEADER
                    : SignatureKind.OTHER;
        }
        String common = value(name, BCStyle.CN);
        boolean person =
                Stream.of(BCStyle.UID, BCStyle.GIVENNAME, BCStyle.SURNAME, BCStyle.EmailAddress)
                        .anyMatch(a -> value(name, a) != null);
        if (person || common == null) return leaders ? SignatureKind.LEADER : SignatureKind.OTHER;
        if (shownAs != null) return shownAs;
        return BODY.matcher(folded(common)).matches()
                ? SignatureKind.ORGANISATION
                : SignatureKind.OTHER;
    }

    /// KT. and TL. are understood from the title on the certificate (Điều 7.4).
    static String capacity(Signer signer, SignatureKind kind) {
        if (kind == SignatureKind.LEADER && signer.title() != null) {
            String title = folded(signer.title());
            return title.startsWith("pho ") ? "capacity.deputy" : "capacity.leader";
        }
        return switch (kind) {
            case ORGANISATION -> "capacity.organisation";
            case INITIALS -> "capacity.initials";
            case ARRIVAL -> "capacity.arrival";
            case NUMBER -> "capacity.number";
            case COPY -> "capacity.copy";
            case ATTACHMENT -> "capacity.attachment";
            case LEADER, OTHER -> "capacity.other";
        };
    }

    static String folded(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        return MARKS.matcher(decomposed)
                .replaceAll("")
                .replace('đ', 'd')
                .replace('Đ', 'd')
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
