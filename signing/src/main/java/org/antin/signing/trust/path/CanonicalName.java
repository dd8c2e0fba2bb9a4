package org.antin.signing.trust.path;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UniversalString;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

import java.io.IOException;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A distinguished name in the form in which names are compared (RFC 5280 7.1): whatever the string
/// type, letter case and spaces of an attribute.
///
/// @param rdns each a sorted list of `type=value`, outermost first
record CanonicalName(List<String> rdns) {
    private static final Charset UTF_32 = Charset.forName("UTF-32BE");

    CanonicalName {
        rdns = List.copyOf(rdns);
    }

    static CanonicalName of(X500Name name) {
        var all = new ArrayList<String>();
        for (RDN rdn : name.getRDNs()) all.add(canonical(rdn));
        return new CanonicalName(all);
    }

    /// A name one step below (nameRelativeToCRLIssuer, RFC 5280 4.2.1.13).
    CanonicalName with(RDN rdn) {
        var all = new ArrayList<>(rdns);
        all.add(canonical(rdn));
        return new CanonicalName(all);
    }

    boolean isEmpty() {
        return rdns.isEmpty();
    }

    /// Whether it lies in the subtree under another name (RFC 5280 4.2.1.10), itself included.
    boolean within(CanonicalName base) {
        int depth = base.rdns.size();
        return depth <= rdns.size() && rdns.subList(0, depth).equals(base.rdns);
    }

    private static String canonical(RDN rdn) {
        var parts = new ArrayList<String>();
        for (AttributeTypeAndValue one : rdn.getTypesAndValues()) {
            parts.add(one.getType().getId() + "=" + value(one.getValue()));
        }
        parts.sort(null);
        // A length before each part: no value can be mistaken for two.
        var text = new StringBuilder();
        for (String part : parts) text.append(part.length()).append(':').append(part);
        return text.toString();
    }

    private static String value(ASN1Encodable value) {
        if (value instanceof ASN1UniversalString universal) {
            return prepared(new String(universal.getOctets(), UTF_32));
        }
        if (value instanceof ASN1String string) {
            try {
                return prepared(string.getString());
            } catch (IllegalArgumentException notText) {
                // Bytes that are no UTF-8: compared as the bytes they are.
            }
        }
        try {
            byte[] der = value.toASN1Primitive().getEncoded("DER");
            return "#" + HexFormat.of().formatHex(der);
        } catch (IOException e) {
            throw new IllegalArgumentException("an attribute that can't be encoded", e);
        }
    }

    /// RFC 4518 2: map, fold case, normalise, and take runs of spaces as one.
    static String prepared(String text) {
        String wide = ascii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        var kept = new StringBuilder(wide.length());
        boolean space = false;
        for (int i = 0; i < wide.length(); ) {
            int c = wide.codePointAt(i);
            i += Character.charCount(c);
            if (ignored(c)) continue;
            if (spacing(c)) {
                space = true;
                continue;
            }
            if (space && !kept.isEmpty()) kept.append(' ');
            space = false;
            kept.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c)));
        }
        String folded = kept.toString();
        return ascii(folded) ? folded : Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) > 0x7E) return false;
        return true;
    }

    /// RFC 4518 2.2, mapped to a space.
    private static boolean spacing(int c) {
        if (c >= 0x09 && c <= 0x0D || c == 0x85) return true;
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }

    /// RFC 4518 2.2, mapped to nothing.
    private static boolean ignored(int c) {
        if (c == 0xAD || c == 0x34F || c == 0x1806 || c == 0xFFFC || c == 0x200B) return true;
        if (c >= 0x180B && c <= 0x180E || c >= 0xFE00 && c <= 0xFE0F) return true;
        int type = Character.getType(c);
        return (type == Character.CONTROL || type == Character.FORMAT) && !spacing(c);
    }
}
