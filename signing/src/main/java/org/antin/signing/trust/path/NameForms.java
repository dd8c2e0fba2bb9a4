package org.antin.signing.trust.path;

import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.OtherName;
import org.bouncycastle.asn1.x509.X509ObjectIdentifiers;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Whether a name lies within a subtree, form by form (RFC 5280 4.2.1.10). The base of a subtree
/// comes from an authority, the name from a certificate below it.
final class NameForms {
    private NameForms() {}

    /// A name or base that can't be understood: the path fails, whichever way it is meant.
    static final class NotUnderstood extends Exception {
        NotUnderstood(String why) {
            super(why);
        }
    }

    /// @param excluding whether a name that might be meant counts too (a wildcard)
    static boolean within(GeneralName name, GeneralName base, boolean excluding)
            throws NotUnderstood {
        return switch (name.getTagNo()) {
            case GeneralName.dNSName -> dns(text(name), text(base), excluding);
            case GeneralName.rfc822Name -> mail(text(name), text(base));
            case GeneralName.uniformResourceIdentifier -> address(text(name), text(base));
            case GeneralName.iPAddress -> ip(octets(name), octets(base));
            default -> throw new NotUnderstood("a form of name without rules");
        };
    }

    /// SmtpUTF8Mailbox (RFC 9598).
    static boolean mailbox(GeneralName otherName) {
        return OtherName.getInstance(otherName.getName())
                .getTypeID()
                .equals(X509ObjectIdentifiers.id_pkix.branch("8.9"));
    }

    static CanonicalName directory(GeneralName name) {
        return CanonicalName.of(X500Name.getInstance(name.getName()));
    }

    private static String text(GeneralName name) throws NotUnderstood {
        if (name.getName() instanceof ASN1IA5String text) return text.getString();
        throw new NotUnderstood("not text");
    }

    private static byte[] octets(GeneralName name) throws NotUnderstood {
        if (name.getName() instanceof ASN1OctetString octets) return octets.getOctets();
        throw new NotUnderstood("not octets");
    }

    /// Whole labels, from the right. A leading point, which RFC 5280 doesn't know here, asks for at
    /// least one label more.
    private static boolean dns(String name, String base, boolean excluding) throws NotUnderstood {
        String host = host(name.startsWith("*.") ? name.substring(2) : name);
        if (base.isEmpty()) return true;
        if (base.startsWith(".")) {
            String domain = host(base.substring(1));
            // "*.example.org" stands for names below, not for example.org itself.
            return below(host, domain) || (name.startsWith("*.") && host.equals(domain));
        }
        String domain = host(base);
        boolean inside = host.equals(domain) || below(host, domain);
        return inside || (excluding && name.startsWith("*.") && wildcard(host, domain));
    }

    /// Whether `*.host` may stand for the base.
    private static boolean wildcard(String host, String base) {
        return base.indexOf('.') > 0 && base.substring(base.indexOf('.') + 1).equals(host);
    }

    private static boolean mail(String name, String base) throws NotUnderstood {
        int at = name.lastIndexOf('@');
        if (at <= 0) throw new NotUnderstood("not a mailbox");
        String host = host(name.substring(at + 1));
        if (base.isEmpty()) return true;
        if (base.startsWith(".")) return below(host, host(base.substring(1)));
        int baseAt = base.lastIndexOf('@');
        if (baseAt < 0) return host.equals(host(base));
        return host.equals(host(base.substring(baseAt + 1)))
                && name.substring(0, at).equals(base.substring(0, baseAt));
    }

    private static boolean address(String name, String base) throws NotUnderstood {
        String named;
        try {
            named = new URI(name).getHost();
        } catch (URISyntaxException e) {
            throw new NotUnderstood("not an address");
        }
        // RFC 5280: one without a fully qualified host fails where such a constraint holds.
        if (named == null || named.startsWith("[") || named.matches("[0-9.]+")) {
            throw new NotUnderstood("no host name in the address");
        }
        String host = host(named);
        if (base.isEmpty()) return true;
        return base.startsWith(".")
                ? below(host, host(base.substring(1)))
                : host.equals(host(base));
    }

    private static boolean ip(byte[] name, byte[] base) throws NotUnderstood {
        if (name.length != 4 && name.length != 16) throw new NotUnderstood("not an IP address");
        if (base.length != 8 && base.length != 32) throw new NotUnderstood("not an IP range");
        if (base.length != 2 * name.length) return false;
        for (int i = 0; i < name.length; i++) {
            byte mask = base[name.length + i];
            if ((name[i] & mask) != (base[i] & mask)) return false;
        }
        return true;
    }

    private static boolean below(String host, String domain) {
        return host.endsWith("." + domain);
    }

    private static String host(String text) throws NotUnderstood {
        String host = text.toLowerCase(Locale.ROOT);
        boolean known = !host.isEmpty() && host.length() <= 253 && !host.startsWith(".");
        for (int i = 0; known && i < host.length(); i++) {
            char c = host.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            known = letter || (c == '.' && host.charAt(i - 1) != '.' && i < host.length() - 1);
        }
        if (!known) throw new NotUnderstood("not a host name");
        return host;
    }
}
