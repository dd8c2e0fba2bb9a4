package org.antin.device.web;

import org.antin.device.Custody;
import org.antin.device.Device;
import org.antin.device.DeviceFile;
import org.antin.device.DeviceState;
import org.antin.device.Handover;
import org.antin.device.Party;
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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Devices as rows, facts and the timeline of their ledger.
final class DeviceViews {
    static final List<Column> COLUMNS =
            List.of(
                    Column.of("number", "device.number").naming(),
                    Column.of("name", "subscriber.column.name").sorting(),
                    Column.of("kind", "device.kind").optional(),
                    Column.of("custodian", "device.custodian"),
                    Column.of("issued", "device.issued").sorting().optional(),
                    Column.of("state", "device.state"));

    private DeviceViews() {}

    static Row row(Device device) {
        return Row.of(
                Cell.link(device.masked(), href(device.id())),
                Cell.text(device.name()),
                Cell.word(device.kind().messageKey()),
                custodian(device.custodian()),
                Cell.day(Days.of(device.facts().issuedAt())),
                Cell.status(tag(device.state())));
    }

    static Tag tag(DeviceState state) {
        return Tag.of(
                state.messageKey(),
                switch (state) {
                    case IN_USE -> Tone.GOOD;
                    case IN_TRANSIT, AT_BODY -> Tone.PLAIN;
                    case HANDOVER_PENDING -> Tone.WAITING;
                    case LOCKED, RETURN_DUE -> Tone.ATTENTION;
                    case LOST, DAMAGED -> Tone.DANGER;
                    case WRITTEN_OFF, RETURNED, DESTROYED -> Tone.OVER;
                });
    }

    private static Cell custodian(@Nullable Party party) {
        return party == null ? new Cell.Empty() : Cell.text(party.name());
    }

    /// @param known whether the reader sees the subscriber too: whoever merely holds a device may
    ///   not
    static List<Fact> facts(DeviceFile file, boolean known) {
        var device = file.device();
        var facts = device.facts();
        var list = new ArrayList<Fact>();
        list.add(Fact.of("device.number", Cell.code(file.number())));
        list.add(Fact.of("device.kind", Cell.word(device.kind().messageKey())));
        list.add(Fact.of("device.model", Cell.text(device.model())));
        list.add(
                Fact.of(
                        "subscriber.column.name",
                        known
                                ? Cell.link(device.name(), "/subscribers/" + device.subscriber())
                                : Cell.text(device.name())));
        list.add(Fact.of("device.custodian", custodian(device.custodian())));
        list.add(Fact.of("device.custodian-since", Cell.moment(device.custodianSince())));
        list.add(Fact.of("device.issued", Cell.day(Days.of(facts.issuedAt()))));
        if (facts.lockedAt() != null)
            list.add(Fact.of("device.locked-at", Cell.moment(facts.lockedAt())));
        if (facts.lostReportedAt() != null) {
            list.add(Fact.of("device.lost-at", Cell.moment(facts.lostReportedAt())));
            list.add(Fact.of("device.loss-minutes", Cell.text(facts.lossMinutes())));
        }
        if (facts.damagedAt() != null) {
            list.add(Fact.of("device.damaged-at", Cell.moment(facts.damagedAt())));
            list.add(Fact.of("device.damage", Cell.text(facts.damage())));
        }
        if (facts.returnDueSince() != null)
            list.add(Fact.of("device.return-due", Cell.moment(facts.returnDueSince())));
        return list;
    }

    /// Who held it since when, by which minutes, and what was offered in vain.
    static List<HistoryLine> ledger(DeviceFile file) {
        var lines = new ArrayList<HistoryLine>();
        for (var entry : file.custody()) lines.add(entry(entry));
        for (var minutes : file.minutes()) {
            var declined = minutes.declinedAt();
            if (declined != null)
                lines.add(
                        new HistoryLine(
                                declined,
                                Phrase.of("device.event.declined", minutes.receiver().name()),
                                null,
                                Phrase.text(minutes.declineReason()),
                                Tone.OVER));
            else if (minutes.isOpen())
                lines.add(
                        new HistoryLine(
                                minutes.offeredAt(),
                                Phrase.of(
                                        "device.event.offered",
                                        minutes.giver().name(),
                                        minutes.receiver().name()),
                                Phrase.of("device.signed-by-giver", minutes.offeredBy()),
                                Phrase.of("device.minutes", minutes.number()),
                                Tone.WAITING));
        }
        var ended = file.device().facts().endedAt();
        if (ended != null)
            lines.add(
                    new HistoryLine(
                            ended,
                            Phrase.of(file.device().state().messageKey()),
                            null,
                            null,
                            Tone.OVER));
        lines.sort(Comparator.comparing(HistoryLine::at));
        return lines;
    }

    private static HistoryLine entry(Custody entry) {
        var minutes = entry.minutes();
        return new HistoryLine(
                entry.since(),
                minutes.kind() == Handover.Kind.ADOPTION
                        ? Phrase.of("device.event.adopted", entry.custodian().name())
                        : Phrase.of(
                                "device.event.passed",
                                minutes.giver().name(),
                                entry.custodian().name()),
                minutes.kind() == Handover.Kind.HANDOVER
                        ? Phrase.of(
                                "device.signed-by-both", minutes.offeredBy(), minutes.confirmedBy())
                        : Phrase.of("device.recorded-by", minutes.confirmedBy()),
                Phrase.of("device.minutes", minutes.number()),
                entry.until() == null ? Tone.GOOD : Tone.PLAIN);
    }

    static String href(UUID id) {
        return "/devices/" + id;
    }
}
