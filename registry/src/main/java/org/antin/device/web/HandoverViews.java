package org.antin.device.web;

import org.antin.device.DeviceFile;
import org.antin.device.Handover;
import org.antin.shell.Address;
import org.antin.shell.Cell;
import org.antin.shell.Column;
import org.antin.shell.EmptyState;
import org.antin.shell.Fact;
import org.antin.shell.Phrase;
import org.antin.shell.Row;
import org.antin.shell.Table;
import org.antin.shell.Tag;
import org.antin.shell.Tone;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Minutes as a table and as facts.
final class HandoverViews {
    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("number", "device.field.number").naming(),
                    Column.of("kind", "device.minutes.kind"),
                    Column.of("giver", "device.giver"),
                    Column.of("receiver", "device.field.receiver"),
                    Column.of("on", "device.field.on"),
                    Column.of("state", "device.state"));

    private HandoverViews() {}

    /// All minutes of a device, the newest first.
    static Table table(DeviceFile file) {
        return Table.of(
                        "minutes",
                        "device.minutes.list",
                        Address.of(DeviceViews.href(file.device().id())),
                        COLUMNS,
                        file.minutes().reversed().stream().map(HandoverViews::row).toList())
                .orElse(EmptyState.of("device.minutes.none"));
    }

    private static Row row(Handover minutes) {
        return Row.of(
                Cell.link(minutes.number(), "/handovers/" + minutes.id()),
                Cell.word("device.minutes.kind." + minutes.kind().name()),
                Cell.text(minutes.giver().name()),
                Cell.text(minutes.receiver().name()),
                Cell.day(minutes.on()),
                Cell.status(state(minutes)));
    }

    /// Who has to answer, and since when; null when nobody has.
    static @Nullable Phrase waiting(Handover minutes) {
        return minutes.isOpen()
                ? Phrase.of(
                        "device.minutes.waiting", minutes.receiver().name(), minutes.offeredAt())
                : null;
    }

    static Tag state(Handover minutes) {
        if (minutes.confirmedAt() != null) return Tag.of("device.minutes.confirmed", Tone.GOOD);
        return minutes.declinedAt() != null
                ? Tag.of("device.minutes.declined", Tone.OVER)
                : Tag.of("device.minutes.open", Tone.WAITING);
    }

    static List<Fact> facts(Handover minutes) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("device.field.number", Cell.code(minutes.number())));
        if (!minutes.form().isEmpty())
            facts.add(
                    Fact.of(
                            "device.minutes.form",
                            Cell.word("device.minutes.form.of", minutes.form())));
        facts.add(Fact.of("device.giver", Cell.text(minutes.giver().name())));
        facts.add(Fact.of("device.field.receiver", Cell.text(minutes.receiver().name())));
        facts.add(Fact.of("device.field.on", Cell.day(minutes.on())));
        facts.add(Fact.of("device.field.place", Cell.text(minutes.place())));
        facts.add(Fact.of("device.field.condition", Cell.text(minutes.condition())));
        facts.add(Fact.of("device.field.letter", Cell.text(minutes.letter())));
        facts.add(signed("device.signed.giver", minutes.offeredBy(), minutes.offeredAt()));
        if (minutes.confirmedAt() != null)
            facts.add(
                    signed("device.signed.receiver", minutes.confirmedBy(), minutes.confirmedAt()));
        if (minutes.declinedAt() != null)
            facts.add(Fact.of("device.field.reason", Cell.text(minutes.declineReason())));
        return facts;
    }

    private static Fact signed(String key, String by, @Nullable Instant at) {
        return Fact.of(key, at == null ? Cell.text(by) : Cell.word("device.signed.by-at", by, at));
    }
}
