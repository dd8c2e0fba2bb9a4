package org.antin.adoption.web;

import org.antin.adoption.AdoptionColumn;
import org.antin.adoption.AdoptionList;
import org.antin.adoption.AdoptionRefusal;
import org.antin.adoption.AdoptionRow;
import org.antin.adoption.AdoptionRow.DeviceEntry;
import org.antin.adoption.AdoptionRow.Official;
import org.antin.adoption.AdoptionRow.SystemEntry;
import org.antin.device.DeviceKind;
import org.antin.kernel.Folding;
import org.antin.kernel.Nfc;
import org.antin.kernel.Outcome;
import org.antin.shell.Words;
import org.antin.subscriber.OfficialKind;
import org.antin.subscriber.PersonEntry;
import org.antin.subscriber.Rank;
import org.antin.subscriber.SubscriberKind;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// The Excel form of a list: writes the template, reads what was filled in. Choices stand in the
/// sheet with the words of the screen.
final class AdoptionSheet {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final String TEXT = "@";

    private final Words words;
    private final Map<AdoptionColumn, Map<String, String>> choices =
            new EnumMap<>(AdoptionColumn.class);

    AdoptionSheet(Words words) {
        this.words = words;
        choice(AdoptionColumn.KIND, SubscriberKind.values(), SubscriberKind::messageKey);
        choice(AdoptionColumn.OFFICIAL_KIND, OfficialKind.values(), OfficialKind::messageKey);
        choice(AdoptionColumn.RANK, Rank.values(), Rank::messageKey);
        choice(AdoptionColumn.DEVICE_KIND, DeviceKind.values(), DeviceKind::messageKey);
    }

    private <E extends Enum<E>> void choice(
            AdoptionColumn column, E[] values, Function<E, String> key) {
        var byWord = new HashMap<String, String>();
        for (var value : values)
            byWord.put(Folding.fold(words.message(key.apply(value))), value.name());
        choices.put(column, byWord);
    }

    /// An empty list with headings, and a sheet that says what goes where.
    byte[] template() {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "antin", "1.0")) {
            var sheet = book.newWorksheet(words.message("adoption.sheet"));
            var guide = book.newWorksheet(words.message("adoption.guide"));
            for (var column : AdoptionColumn.values()) {
                int c = column.ordinal();
                sheet.value(0, c, heading(column));
                sheet.style(0, c).bold().wrapText(true).set();
                sheet.width(c, 20);
                // text everywhere, so that a leading zero of a personal number isn't lost
                sheet.range(1, c, 2000, c).style().format(TEXT).set();
                guide.value(c, 0, heading(column));
                guide.value(c, 1, words.message(column.messageKey() + ".hint"));
                guide.style(c, 0).bold().set();
                guide.style(c, 1).wrapText(true).set();
            }
            sheet.freezePane(1, 1);
            guide.width(0, 40);
            guide.width(1, 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private String heading(AdoptionColumn column) {
        return words.message(column.messageKey());
    }

    /// @param files certificates sent along, by file name in lower case
    Outcome<AdoptionList> read(String label, InputStream in, Map<String, byte[]> files) {
        try (var book = new ReadableWorkbook(in, new ReadingOptions(true, false));
                var rows = book.getFirstSheet().openStream()) {
            var list = new ArrayList<AdoptionRow>();
            boolean headings = true;
            for (var row : (Iterable<Row>) rows::iterator) {
                if (headings) {
                    if (!isHeading(row))
                        return Outcome.refused(new AdoptionRefusal.NotTheTemplate());
                    headings = false;
                } else if (!isBlank(row)) {
                    list.add(row(row, files));
                    if (list.size() > AdoptionList.LIMIT)
                        return Outcome.refused(new AdoptionRefusal.TooLong(AdoptionList.LIMIT));
                }
            }
            return headings
                    ? Outcome.refused(new AdoptionRefusal.NotTheTemplate())
                    : Outcome.done(new AdoptionList(label, list));
        } catch (IOException | ExcelReaderException noSheet) {
            return Outcome.refused(new AdoptionRefusal.NotTheTemplate());
        }
    }

    private boolean isHeading(Row row) {
        for (var column : AdoptionColumn.values())
            if (!Folding.fold(text(row, column)).equals(Folding.fold(heading(column))))
                return false;
        return true;
    }

    private static boolean isBlank(Row row) {
        for (var column : AdoptionColumn.values()) if (!text(row, column).isEmpty()) return false;
        return true;
    }

    private AdoptionRow row(Row row, Map<String, byte[]> files) {
        var official =
                new Official(
                        new PersonEntry(
                                text(row, AdoptionColumn.FULL_NAME),
                                text(row, AdoptionColumn.BORN),
                                text(row, AdoptionColumn.PERSONAL_NUMBER),
                                text(row, AdoptionColumn.ISSUED_ON),
                                text(row, AdoptionColumn.ISSUED_BY),
                                text(row, AdoptionColumn.EMAIL),
                                text(row, AdoptionColumn.PHONE),
                                chosen(row, AdoptionColumn.OFFICIAL_KIND)),
                        text(row, AdoptionColumn.TITLE),
                        chosen(row, AdoptionColumn.RANK),
                        text(row, AdoptionColumn.POSITION_SINCE),
                        text(row, AdoptionColumn.SEAL_LAW),
                        text(row, AdoptionColumn.STATE_TITLE));
        return new AdoptionRow(
                row.getRowNum(),
                chosen(row, AdoptionColumn.KIND),
                text(row, AdoptionColumn.ORGANISATION),
                official,
                new SystemEntry(
                        text(row, AdoptionColumn.SYSTEM_NAME),
                        text(row, AdoptionColumn.SYSTEM_SORT),
                        text(row, AdoptionColumn.DOMAIN)),
                certificate(text(row, AdoptionColumn.CERTIFICATE), files),
                new DeviceEntry(
                        chosen(row, AdoptionColumn.DEVICE_KIND),
                        text(row, AdoptionColumn.DEVICE_NUMBER),
                        text(row, AdoptionColumn.CUSTODIAN),
                        text(row, AdoptionColumn.CUSTODY_SINCE),
                        text(row, AdoptionColumn.MINUTES),
                        text(row, AdoptionColumn.LETTER)));
    }

    /// A file sent along, or the certificate itself as text.
    private static byte[] certificate(String typed, Map<String, byte[]> files) {
        var file = files.get(typed.toLowerCase(Locale.ROOT));
        return file != null ? file : typed.getBytes(StandardCharsets.UTF_8);
    }

    private String chosen(Row row, AdoptionColumn column) {
        var typed = text(row, column);
        return choices.getOrDefault(column, Map.of()).getOrDefault(Folding.fold(typed), typed);
    }

    private static String text(Row row, AdoptionColumn column) {
        var cell = row.getOptionalCell(column.ordinal());
        return cell.map(AdoptionSheet::text).map(Nfc::of).orElse("");
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            var format = cell.getDataFormatString();
            if (format != null && format.toLowerCase(Locale.ROOT).contains("yy"))
                return cell.asDate().format(DAY);
            return cell.asNumber().toPlainString();
        }
        return cell.getText() == null ? "" : cell.getText();
    }
}
