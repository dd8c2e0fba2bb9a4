package org.antin.dossier.web;

import org.antin.dossier.Dossier;
import org.antin.dossier.Dossiers;
import org.antin.dossier.RequestLetter;
import org.antin.kernel.Days;
import org.antin.kernel.Slice;
import org.antin.shell.Action;
import org.antin.shell.Address;
import org.antin.shell.Asked;
import org.antin.shell.Cell;
import org.antin.shell.Column;
import org.antin.shell.EmptyState;
import org.antin.shell.Fact;
import org.antin.shell.Form;
import org.antin.shell.Option;
import org.antin.shell.Phrase;
import org.antin.shell.Row;
import org.antin.shell.Table;
import org.antin.shell.Tag;
import org.antin.shell.Tone;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Letters to the provider in the words of the screen.
@Component
class LetterViews {
    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("number", "dossier.letter.number").naming(),
                    Column.of("form", "dossier.letter.form"),
                    Column.of("authority", "dossier.letter.authority"),
                    Column.of("state", "dossier.letter.state"),
                    Column.of("opened", "dossier.letter.opened"),
                    Column.of("sent", "dossier.letter.sent"));

    private final Dossiers dossiers;
    private final RequestFacts facts;

    LetterViews(Dossiers dossiers, RequestFacts facts) {
        this.dossiers = dossiers;
        this.facts = facts;
    }

    /// What templates/dossier/LetterListPage.html shows.
    record LetterListPage(Table table, boolean gathers) {}

    LetterListPage list(Slice<RequestLetter> slice, Address address, boolean gathers) {
        var found = slice.items();
        var names = facts.names(found.stream().map(RequestLetter::authority).distinct().toList());
        var rows =
                found.stream()
                        .map(
                                letter -> {
                                    var sending = letter.sending();
                                    return Row.of(
                                            new Cell.Link(
                                                    number(letter),
                                                    "/letters/" + letter.id(),
                                                    null),
                                            Cell.word("dossier.letter.form-number", letter.form()),
                                            Cell.text(names.getOrDefault(letter.authority(), "")),
                                            Cell.status(state(letter)),
                                            Cell.day(Days.of(letter.openedAt())),
                                            sending == null
                                                    ? new Cell.Empty()
                                                    : Cell.moment(sending.at()));
                                })
                        .toList();
        var empty =
                gathers
                        ? EmptyState.of(
                                "dossier.letters.none",
                                Action.primary("move.gather", "/letters/new"))
                        : EmptyState.of("dossier.letters.none");
        return new LetterListPage(
                Table.of("letters", "dossier.letters", address, COLUMNS, rows)
                        .paged(Asked.pager(slice))
                        .orElse(empty),
                gathers);
    }

    static Phrase number(RequestLetter letter) {
        var sending = letter.sending();
        return sending == null
                ? Phrase.of("dossier.letter.not-numbered")
                : Phrase.text(sending.number() + "/" + letter.notation());
    }

    static Tag state(RequestLetter letter) {
        return letter.isSent()
                ? Tag.of("dossier.letter.is-sent", Tone.GOOD)
                : Tag.of("dossier.letter.is-draft", Tone.WAITING);
    }

    LetterPage page(
            RequestLetter letter,
            Form typed,
            List<Option> signers,
            boolean mayTakeOut,
            boolean mine) {
        var inside = dossiers.inLetter(letter.id());
        var form = typed.labelled(RequestForms.LABELS);
        if (form.values().isEmpty()) {
            form = form.with("version", letter.version()).with("channel", "portal");
            if (!signers.isEmpty()) form = form.with("signer", signers.getFirst().value());
        }
        return new LetterPage(
                letter.id(),
                letter.version(),
                letter.form(),
                state(letter),
                facts(letter, inside.size()),
                inside.stream().map(this::line).toList(),
                mayTakeOut,
                mine && !letter.isSent() && !inside.isEmpty(),
                form,
                signers,
                LetterPages.CHANNELS.stream().map(c -> Option.of(c, "dossier.way." + c)).toList());
    }

    private List<Fact> facts(RequestLetter letter, int size) {
        var list = new ArrayList<Fact>();
        list.add(Fact.of("dossier.letter.authority", Cell.text(name(letter.authority()))));
        list.add(Fact.of("dossier.letter.to", Cell.word("dossier.letter.provider")));
        list.add(Fact.of("dossier.letter.number", new Cell.Text(number(letter), null)));
        list.add(Fact.of("dossier.letter.size", Cell.count(size)));
        var sending = letter.sending();
        if (sending != null) {
            list.add(
                    Fact.of("dossier.field.signer", Cell.text(facts.personName(sending.signer()))));
            list.add(
                    Fact.of(
                            "dossier.field.channel",
                            Cell.word("dossier.way." + sending.channel())));
            list.add(Fact.of("dossier.letter.sent", Cell.moment(sending.at())));
        }
        return list;
    }

    private LetterPage.Line line(Dossier dossier) {
        return new LetterPage.Line(
                dossier.id(),
                dossier.version(),
                dossier.code(),
                subject(dossier),
                StageViews.what(dossier.procedure(), dossier.subjectKind()),
                StageViews.tag(dossier.stage().kind()));
    }

    String subject(Dossier dossier) {
        return dossiers.row(dossier.id()).map(Dossiers.Row::subjectName).orElse("");
    }

    String name(UUID organisation) {
        return facts.name(organisation);
    }

    Option choice(Dossier dossier) {
        return new Option(
                dossier.id() + ":" + dossier.version(),
                Phrase.of("dossier.letter.choice", dossier.code(), subject(dossier)),
                Phrase.text(name(dossier.organisation())));
    }

    Phrase touched(Dossier dossier) {
        return Phrase.of("dossier.letter.choice", dossier.code(), subject(dossier));
    }
}
