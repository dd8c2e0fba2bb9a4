package org.antin.practiceca;

import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/// Whom a certificate is for. The three kinds of subscriber of Điều 5 and Điều 6.2.a, with the
/// names the real provider puts into the subject (field study, signing-rules 7.4).
///
/// Every text is stripped and stored in Unicode NFC; blank means absent. Texts longer than
/// [#LONGEST] characters are refused with an [IllegalArgumentException]. The old limit of 64
/// characters for O and CN (RFC 5280 annex A) is not kept, because real bodies have longer names
/// and X.520 itself gave it up in 2012. The mark "(THỰC HÀNH)" is added to O by the CA.
public sealed interface Subject {
    /// Longest text taken for one field, in characters.
    int LONGEST = 200;

    /// The mark every practice certificate carries in O.
    String MARK = "(THỰC HÀNH)";

    /// A person (thuê bao cá nhân).
    ///
    /// @param fullName CN, required
    /// @param title T (chức danh, Điều 7.3), or null
    /// @param unit OU, or null
    /// @param upperBody O, the body the person belongs to, required
    /// @param locality L, or null
    /// @param email E, plain ASCII, or null
    /// @param personalNumber UID, or null
    record Individual(
            String fullName,
            @Nullable String title,
            @Nullable String unit,
            String upperBody,
            @Nullable String locality,
            @Nullable String email,
            @Nullable String personalNumber)
            implements Subject {
        public Individual {
            fullName = required("fullName", fullName);
            title = optional("title", title);
            unit = optional("unit", unit);
            upperBody = required("upperBody", upperBody);
            locality = optional("locality", locality);
            email = optional("email", email);
            if (email != null && !StandardCharsets.US_ASCII.newEncoder().canEncode(email)) {
                throw new IllegalArgumentException("email must be ASCII (RFC 5280 4.2.1.6)");
            }
            personalNumber = optional("personalNumber", personalNumber);
        }

        /// No personal number in any log.
        @Override
        public String toString() {
            return "Individual[" + fullName + "]";
        }
    }

    /// A body with its own seal (thuê bao tổ chức).
    ///
    /// @param name CN, required
    /// @param upperBody O, the body above it; null means the body itself
    /// @param locality L, or null
    record Organisation(String name, @Nullable String upperBody, @Nullable String locality)
            implements Subject {
        public Organisation {
            name = required("name", name);
            upperBody = optional("upperBody", upperBody);
            locality = optional("locality", locality);
        }
    }

    /// A device, service or piece of software (thiết bị, dịch vụ, phần mềm: Điều 6.2.a).
    ///
    /// @param name CN, required
    /// @param unit OU, or null
    /// @param organisation O, the body that answers for it, required
    /// @param locality L, or null
    record System(
            String name, @Nullable String unit, String organisation, @Nullable String locality)
            implements Subject {
        public System {
            name = required("name", name);
            unit = optional("unit", unit);
            organisation = required("organisation", organisation);
            locality = optional("locality", locality);
        }
    }

    /// The distinguished name, most general part first, as in the certificate. Printed by RFC 4514
    /// it reads the other way round: `E=…,CN=…,T=…,OU=…,O=…,L=…,C=VN`.
    default X500Name distinguishedName() {
        return switch (this) {
            case Individual p -> {
                var name = body(p.locality(), p.upperBody(), p.unit());
                if (p.title() != null) name.addRDN(BCStyle.T, text(p.title()));
                name.addRDN(BCStyle.CN, text(p.fullName()));
                if (p.email() != null) name.addRDN(BCStyle.EmailAddress, p.email());
                if (p.personalNumber() != null) name.addRDN(BCStyle.UID, text(p.personalNumber()));
                yield name.build();
            }
            case Organisation o -> {
                String above = o.upperBody() == null ? o.name() : o.upperBody();
                yield body(o.locality(), above, null).addRDN(BCStyle.CN, text(o.name())).build();
            }
            case System s ->
                    body(s.locality(), s.organisation(), s.unit())
                            .addRDN(BCStyle.CN, text(s.name()))
                            .build();
        };
    }

    private static X500NameBuilder body(
            @Nullable String locality, String organisation, @Nullable String unit) {
        var name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "VN");
        if (locality != null) name.addRDN(BCStyle.L, text(locality));
        name.addRDN(BCStyle.O, text(organisation + " " + MARK));
        if (unit != null) name.addRDN(BCStyle.OU, text(unit));
        return name;
    }

    /// BouncyCastle would refuse a text of more than 64 characters (see above).
    private static DERUTF8String text(String value) {
        return new DERUTF8String(value);
    }

    private static String required(String field, @Nullable String text) {
        String clean = optional(field, text);
        if (clean == null) throw new IllegalArgumentException(field + " is missing");
        return clean;
    }

    private static @Nullable String optional(String field, @Nullable String text) {
        if (text == null) return null;
        String clean = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        if (clean.length() > LONGEST) {
            throw new IllegalArgumentException(field + " is longer than " + LONGEST);
        }
        if (clean.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(field + " has control characters");
        }
        return clean.isEmpty() ? null : clean;
    }
}
