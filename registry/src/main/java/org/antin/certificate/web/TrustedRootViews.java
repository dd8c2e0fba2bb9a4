package org.antin.certificate.web;

import org.antin.certificate.TrustedRoot;
import org.antin.shell.Cell;
import org.antin.shell.Column;
import org.antin.shell.Fact;
import org.antin.shell.Row;
import org.antin.shell.Tag;
import org.antin.shell.Tone;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/// What trust begins with, as rows and facts.
final class TrustedRootViews {
    static final List<Column> COLUMNS =
            List.of(
                    Column.of("name", "trusted-root.name").naming(),
                    Column.of("kind", "trusted-root.kind"),
                    Column.of("state", "trusted-root.state"),
                    Column.of("fingerprint", "trusted-root.fingerprint").optional(),
                    Column.of("ends", "certificate.not-after"));

    private TrustedRootViews() {}

    static Row row(TrustedRoot root, Instant now) {
        return Row.of(
                Cell.link(name(root), "/trusted-roots/" + root.id()),
                kind(root),
                Cell.status(state(root, now)),
                Cell.text(fingerprint(root)),
                Cell.moment(root.facts().notAfter()));
    }

    private static Cell kind(TrustedRoot root) {
        if (root.otherProvider()) return Cell.word("trusted-root.kind.other-provider");
        return Cell.word(root.root() ? "trusted-root.kind.root" : "trusted-root.kind.issuing");
    }

    static Tag state(TrustedRoot root, Instant now) {
        if (root.otherProvider() && root.ended() != null)
            return Tag.of("trusted-root.state.other-ended", Tone.OVER);
        if (root.ended() != null) return Tag.of("trusted-root.state.ended", Tone.OVER);
        if (root.confirmed() == null) return Tag.of("trusted-root.state.waiting", Tone.WAITING);
        if (root.otherProvider()) return Tag.of("trusted-root.state.other-provider", Tone.OVER);
        return root.facts().notAfter().isBefore(now)
                ? Tag.of("trusted-root.state.expired", Tone.ATTENTION)
                : Tag.of("trusted-root.state.trusted", Tone.GOOD);
    }

    static List<Fact> facts(TrustedRoot root) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("trusted-root.kind", kind(root)));
        facts.add(Fact.of("trusted-root.subject", Cell.text(root.facts().subject())));
        facts.add(Fact.of("certificate.issuer", Cell.text(root.facts().issuer())));
        facts.add(Fact.of("certificate.serial", Cell.code(root.facts().serial())));
        facts.add(Fact.of("certificate.not-before", Cell.moment(root.facts().notBefore())));
        facts.add(Fact.of("certificate.not-after", Cell.moment(root.facts().notAfter())));
        facts.add(Fact.of("trusted-root.fingerprint", Cell.text(fingerprint(root))));
        facts.add(Fact.of("trusted-root.source", Cell.text(root.source())));
        facts.add(
                Fact.of(
                        "trusted-root.hosts",
                        root.hosts().isEmpty()
                                ? Cell.word("trusted-root.hosts.named")
                                : Cell.text(String.join(", ", root.hosts()))));
        facts.add(Fact.of("trusted-root.proposed-by", Cell.text(root.proposed().name())));
        facts.add(Fact.of("trusted-root.proposed-at", Cell.moment(root.proposed().at())));
        var confirmed = root.confirmed();
        if (confirmed != null) {
            facts.add(Fact.of("trusted-root.confirmed-by", Cell.text(confirmed.name())));
            facts.add(Fact.of("trusted-root.confirmed-at", Cell.moment(confirmed.at())));
        }
        var ended = root.ended();
        if (ended != null) {
            facts.add(Fact.of("trusted-root.ended-by", Cell.text(ended.name())));
            facts.add(Fact.of("trusted-root.ended-at", Cell.moment(ended.at())));
            facts.add(Fact.of("trusted-root.reason", Cell.text(root.endReason())));
        }
        return facts;
    }

    /// Before the second person has spoken only its ends are shown: the digits are to be typed from
    /// the publication, not from here. In groups, so that it breaks on a narrow screen.
    private static String fingerprint(TrustedRoot root) {
        String whole = root.facts().fingerprint();
        return root.confirmed() != null
                ? whole.replaceAll("(.{8})(?=.)", "$1 ")
                : whole.substring(0, 4) + "…" + whole.substring(whole.length() - 4);
    }

    static String name(TrustedRoot root) {
        try {
            for (Rdn rdn : new LdapName(root.facts().subject()).getRdns()) {
                if (rdn.getType().equalsIgnoreCase("CN")) return rdn.getValue().toString();
            }
        } catch (InvalidNameException e) {
            return root.facts().subject();
        }
        return root.facts().subject();
    }
}
