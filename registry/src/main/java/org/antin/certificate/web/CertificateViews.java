package org.antin.certificate.web;

import org.antin.certificate.Certificate;
import org.antin.certificate.CertificateStatus;
import org.antin.certificate.RevocationReason;
import org.antin.kernel.Days;
import org.antin.shell.Cell;
import org.antin.shell.Column;
import org.antin.shell.Fact;
import org.antin.shell.HistoryLine;
import org.antin.shell.Phrase;
import org.antin.shell.Row;
import org.antin.shell.Tag;
import org.antin.shell.Tone;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Certificates as rows, facts and history.
final class CertificateViews {
    static final List<Column> COLUMNS =
            List.of(
                    Column.of("name", "subscriber.column.name").sorting().naming(),
                    Column.of("serial", "certificate.serial"),
                    Column.of("from", "certificate.not-before").optional(),
                    Column.of("ends", "certificate.not-after").sorting(),
                    Column.of("status", "certificate.status"));

    private CertificateViews() {}

    static Row row(Certificate certificate, Instant now) {
        return Row.of(
                Cell.link(certificate.name(), href(certificate.id())),
                Cell.code(spaced(certificate.x509().serial())),
                Cell.day(Days.of(certificate.x509().notBefore())),
                Cell.day(Days.of(certificate.x509().notAfter())),
                Cell.status(tag(certificate.status(now))));
    }

    /// The word for where it stands, with its shape and colour.
    static Tag tag(CertificateStatus status) {
        return Tag.of(
                status.messageKey(),
                switch (status) {
                    case IN_FORCE -> Tone.GOOD;
                    case EXPIRING -> Tone.ATTENTION;
                    case SUSPENDED -> Tone.WAITING;
                    case REVOCATION_ASKED -> Tone.DANGER;
                    case EXPIRED, REVOKED -> Tone.OVER;
                });
    }

    /// Until when it is in force, or was.
    static Phrase until(Certificate certificate, Instant now) {
        var revoked = certificate.facts().revokedAt();
        if (revoked != null) return Phrase.of("certificate.until.revoked", revoked);
        var end = certificate.x509().notAfter();
        return Phrase.of(
                now.isBefore(end) ? "certificate.until.ends" : "certificate.until.ended", end);
    }

    /// Why nobody may sign with it now; blank when somebody may.
    static String cannot(Certificate certificate, Instant now) {
        if (certificate.mayBeUsed(now)) return "";
        return switch (certificate.status(now)) {
            case REVOKED -> "certificate.cannot.revoked";
            case EXPIRED -> "certificate.cannot.expired";
            case SUSPENDED -> "certificate.cannot.suspended";
            case REVOCATION_ASKED, IN_FORCE, EXPIRING ->
                    certificate.facts().blockedAt() != null
                            ? "certificate.cannot.blocked"
                            : "certificate.cannot.not-handed-over";
        };
    }

    static List<Fact> x509(Certificate certificate) {
        var x509 = certificate.x509();
        return List.of(
                Fact.of("certificate.serial", Cell.code(spaced(x509.serial()))),
                Fact.of("certificate.subject", Cell.text(x509.subject())),
                Fact.of("certificate.issuer", Cell.text(x509.issuer())),
                Fact.of("certificate.not-before", Cell.moment(x509.notBefore())),
                Fact.of("certificate.not-after", Cell.moment(x509.notAfter())),
                Fact.of(
                        "certificate.key",
                        Cell.word("certificate.key.of", x509.keyAlgorithm(), bits(x509.keyBits()))),
                Fact.of("certificate.fingerprint", Cell.code(spaced(x509.fingerprint()))));
    }

    /// A number of bits isn't grouped: 3072, not 3.072.
    private static String bits(int bits) {
        return Integer.toString(bits);
    }

    static List<HistoryLine> history(Certificate certificate) {
        var facts = certificate.facts();
        var lines = new ArrayList<HistoryLine>();
        add(lines, facts.recordedAt(), "certificate.event.recorded", null, Tone.PLAIN);
        add(lines, facts.inUseSince(), "certificate.event.in-use", null, Tone.GOOD);
        add(
                lines,
                facts.blockedAt(),
                "certificate.event.blocked",
                facts.blockReason(),
                Tone.DANGER);
        add(lines, facts.revocationAskedAt(), "certificate.event.asked", null, Tone.WAITING);
        add(lines, facts.suspendedAt(), "certificate.event.suspended", null, Tone.WAITING);
        add(
                lines,
                facts.revokedAt(),
                "certificate.event.revoked",
                facts.revocationReason(),
                Tone.OVER);
        add(lines, facts.invalidSince(), "certificate.event.invalid", null, Tone.DANGER);
        lines.sort(Comparator.comparing(HistoryLine::at));
        return lines;
    }

    private static void add(
            List<HistoryLine> lines,
            @Nullable Instant at,
            String key,
            @Nullable RevocationReason reason,
            Tone tone) {
        if (at == null) return;
        lines.add(
                new HistoryLine(
                        at,
                        Phrase.of(key),
                        null,
                        reason == null ? null : Phrase.of(reason.messageKey()),
                        tone));
    }

    /// Read four digits at a time: 4a7f 0193 77c2.
    static String spaced(String hex) {
        return hex.replaceAll("(.{4})(?=.)", "$1 ");
    }

    static String href(UUID id) {
        return "/certificates/" + id;
    }
}
