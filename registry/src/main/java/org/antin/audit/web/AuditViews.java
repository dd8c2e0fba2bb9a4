package org.antin.audit.web;

import org.antin.access.Actor;
import org.antin.access.Doors;
import org.antin.audit.AuditLine;
import org.antin.shell.Cell;
import org.antin.shell.Column;
import org.antin.shell.Option;
import org.antin.shell.Phrase;
import org.antin.shell.Row;
import org.antin.shell.Tag;
import org.antin.shell.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Lines of the log in words. What nobody has written words for is shown by its code.
@Component
class AuditViews {
    static final List<Column> COLUMNS =
            List.of(
                    Column.of("at", "audit.at"),
                    Column.of("who", "audit.who").naming(),
                    Column.of("what", "audit.what"),
                    Column.of("subject", "audit.subject"),
                    Column.of("outcome", "audit.outcome"),
                    Column.of("seq", "audit.seq").counting().optional());

    private static final Locale DEFAULT = Locale.of("vi");

    /// Where a thing of this kind has its page.
    private static final Map<String, String> PAGES =
            Map.ofEntries(
                    Map.entry("account", "/accounts/"),
                    Map.entry("dossier", "/dossiers/"),
                    Map.entry("letter", "/letters/"),
                    Map.entry("organisation", "/organisations/"),
                    Map.entry("person", "/people/"),
                    Map.entry("subscriber", "/subscribers/"),
                    Map.entry("certificate", "/certificates/"),
                    Map.entry("connection", "/connections/"),
                    Map.entry("delegation", "/delegations/"),
                    Map.entry("device", "/devices/"),
                    Map.entry("document", "/documents/"),
                    Map.entry("trusted-root", "/trusted-roots/"));

    private static final Pattern BEGINNINGS =
            Pattern.compile(
                    "\\.(open|register|establish|connect|propose|record|announce|take|enter)$");

    private static final List<String> KINDS =
            List.of(
                    "account",
                    "audit",
                    "certificate",
                    "connection",
                    "delegation",
                    "device",
                    "document",
                    "dossier",
                    "letter",
                    "list",
                    "organisation",
                    "page",
                    "person",
                    "subscriber",
                    "trusted-root");

    private static final List<String> ACTIONS =
            List.of(
                    "access",
                    "account",
                    "adoption",
                    "audit",
                    "certificate",
                    "connection",
                    "delegation",
                    "device",
                    "document",
                    "dossier",
                    "letter",
                    "organisation",
                    "person",
                    "provider",
                    "subscriber",
                    "trusted-root");

    private final MessageSource messages;
    private final Doors doors;

    AuditViews(MessageSource messages, Doors doors) {
        this.messages = messages;
        this.doors = doors;
    }

    /// A thing the reader may not open (an administrator no dossier, D2.4) is named without a link.
    Row row(AuditLine line, Actor reader) {
        return Row.of(
                Cell.moment(line.at()),
                who(line),
                new Cell.Text(words("audit.action.", line.action()), null),
                subject(line, reader),
                outcome(line),
                Cell.count(line.seq()));
    }

    private Cell who(AuditLine line) {
        var name =
                line.actorName().isEmpty()
                        ? Phrase.of("audit.nobody")
                        : line.account() == null
                                ? words("audit.house.", line.actorName())
                                : Phrase.text(line.actorName());
        var capacity = line.capacity().isEmpty() ? null : Phrase.of("role." + line.capacity());
        return new Cell.Text(name, capacity);
    }

    private Cell subject(AuditLine line, Actor reader) {
        var kind = words("audit.kind.", line.subjectKind());
        var page = PAGES.get(line.subjectKind());
        return page != null
                        && !neverCameToBe(line)
                        && line.subject().matches("[0-9a-f-]{36}")
                        && doors.mayOpen(reader, page + line.subject())
                ? new Cell.Link(kind, page + line.subject(), null)
                : new Cell.Text(kind, Phrase.text(line.subject()));
    }

    /// What was refused at its beginning has an id in the log and no page.
    private static boolean neverCameToBe(AuditLine line) {
        return line.refused() && BEGINNINGS.matcher(line.action()).find();
    }

    private Cell outcome(AuditLine line) {
        if (!line.refused()) return Cell.status(Tag.of("audit.done", Tone.GOOD));
        return new Cell.Text(
                Phrase.of("audit.refused-for", reason(line.code())), Phrase.text(line.code()));
    }

    /// The refusal's own sentence. What it named then isn't in the line: a gap stands for it.
    private Phrase reason(String code) {
        @Nullable String sentence = messages.getMessage(code, null, null, DEFAULT);
        return sentence == null
                ? Phrase.of("audit.refused-somehow")
                : Phrase.of(code, "…", "…", "…", "…", "…");
    }

    List<Option> actions() {
        return ACTIONS.stream()
                .map(a -> new Option(a + ".", words("audit.actions.", a), null))
                .toList();
    }

    List<Option> kinds() {
        return KINDS.stream().map(k -> new Option(k, words("audit.kind.", k), null)).toList();
    }

    List<Option> outcomes() {
        return List.of(Option.of("done", "audit.done"), Option.of("refused", "audit.refused"));
    }

    private Phrase words(String prefix, String code) {
        @Nullable String known = messages.getMessage(prefix + code, null, null, DEFAULT);
        return known == null ? Phrase.text(code) : Phrase.of(prefix + code);
    }
}
