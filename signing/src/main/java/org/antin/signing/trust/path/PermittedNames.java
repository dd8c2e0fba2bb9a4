package org.antin.signing.trust.path;

import org.antin.signing.trust.path.NameForms.NotUnderstood;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// permitted_subtrees and excluded_subtrees of RFC 5280 6.1.1. The intersection of 6.1.4 (g) is
/// kept as the list of what each authority permits: a name must please every one that speaks of its
/// form.
final class PermittedNames {
    /// Comparisons in one path. A certificate with ten thousand names under an authority with ten
    /// thousand constraints is an attack.
    private static final int MOST_COMPARISONS = 250_000;

    /// The base of a subtree.
    ///
    /// @param directory the name in comparable form; null for other forms
    private record Base(GeneralName name, @Nullable CanonicalName directory) {}

    private final List<List<Base>> permitted = new ArrayList<>();
    private final List<Base> excluded = new ArrayList<>();
    private int comparisons;

    /// RFC 5280 6.1.4 (g).
    ///
    /// @return what is wrong with the constraints themselves; null when nothing
    @Nullable PathCheck narrow(NameConstraints constraints) {
        List<Base> more = bases(constraints.getPermittedSubtrees());
        List<Base> less = bases(constraints.getExcludedSubtrees());
        if (more == null || less == null) return PathCheck.NAME_CONSTRAINTS;
        if (more.isEmpty() && less.isEmpty()) return PathCheck.MALFORMED;
        if (!more.isEmpty()) permitted.add(more);
        excluded.addAll(less);
        return null;
    }

    /// Minimum and maximum aren't used in this profile; a path that uses them fails.
    private static @Nullable List<Base> bases(GeneralSubtree @Nullable [] subtrees) {
        var bases = new ArrayList<Base>();
        if (subtrees == null) return bases;
        for (GeneralSubtree one : subtrees) {
            if (!one.getMinimum().equals(BigInteger.ZERO) || one.getMaximum() != null) return null;
            bases.add(base(one.getBase()));
        }
        return bases;
    }

    private static Base base(GeneralName name) {
        boolean directory = name.getTagNo() == GeneralName.directoryName;
        return new Base(name, directory ? NameForms.directory(name) : null);
    }

    /// RFC 5280 6.1.3 (b) and (c).
    ///
    /// @return null when every name of the certificate is within bounds
    @Nullable PathCheck check(PathCertificate certificate) {
        if (permitted.isEmpty() && excluded.isEmpty()) return null;
        try {
            for (GeneralName name : names(certificate)) {
                if (!admits(name)) return PathCheck.NAME_CONSTRAINTS;
            }
            return null;
        } catch (NotUnderstood | IllegalArgumentException e) {
            return PathCheck.NAME_CONSTRAINTS;
        } catch (Endless e) {
            return PathCheck.TOO_COMPLEX;
        }
    }

    private static List<GeneralName> names(PathCertificate certificate) {
        X500Name subject = certificate.der.getSubject();
        var names = new ArrayList<>(certificate.alternativeNames);
        if (!certificate.subject.isEmpty()) names.add(new GeneralName(subject));
        // Addresses in the subject itself are e-mail names too (4.2.1.10).
        for (String mailbox : mailboxes(subject)) {
            names.add(new GeneralName(GeneralName.rfc822Name, mailbox));
        }
        return names;
    }

    private boolean admits(GeneralName name) throws NotUnderstood, Endless {
        Base asked = base(name);
        for (Base base : excluded) {
            if (spokenOf(asked, base) && within(asked, base, true)) return false;
        }
        for (List<Base> oneOf : permitted) {
            boolean spokenOf = false;
            boolean allowed = false;
            for (Base base : oneOf) {
                if (!spokenOf(asked, base)) continue;
                spokenOf = true;
                allowed = within(asked, base, false);
                if (allowed) break;
            }
            if (spokenOf && !allowed) return false;
        }
        return true;
    }

    private boolean spokenOf(Base name, Base base) throws Endless {
        if (++comparisons > MOST_COMPARISONS) throw new Endless();
        return base.name().getTagNo() == form(name.name());
    }

    private static boolean within(Base name, Base base, boolean excluding) throws NotUnderstood {
        if (name.directory() != null && base.directory() != null) {
            return name.directory().within(base.directory());
        }
        // An internationalised mailbox has no rule here: under a constraint on mail it fails.
        if (form(name.name()) != name.name().getTagNo()) {
            throw new NotUnderstood("an internationalised mailbox");
        }
        return NameForms.within(name.name(), base.name(), excluding);
    }

    /// RFC 9598: an otherName that is a mailbox falls under constraints on mail.
    private static int form(GeneralName name) {
        return name.getTagNo() == GeneralName.otherName && NameForms.mailbox(name)
                ? GeneralName.rfc822Name
                : name.getTagNo();
    }

    private static List<String> mailboxes(X500Name subject) {
        var found = new ArrayList<String>();
        for (RDN rdn : subject.getRDNs(BCStyle.EmailAddress)) {
            for (AttributeTypeAndValue one : rdn.getTypesAndValues()) {
                if (!one.getType().equals(BCStyle.EmailAddress)) continue;
                if (!(one.getValue() instanceof ASN1String text)) {
                    throw new IllegalArgumentException("a mailbox that isn't text");
                }
                found.add(text.getString());
            }
        }
        return found;
    }

    /// More comparisons than any honest path asks for.
    private static final class Endless extends Exception {}
}
