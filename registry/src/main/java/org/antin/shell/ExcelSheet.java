package org.antin.shell;

import org.antin.kernel.Days;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/// Writes a [Table] as an Excel file: a heading row that stays in sight, dates as dates, figures as
/// figures, statuses as their words. Text is always a text cell in the text format, so that a name
/// that begins with "=" is a name when it is opened and still a name when it is edited: nothing
/// somebody typed into the register ever runs as a formula.
public final class ExcelSheet {
    public static final String MEDIA_TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String TEXT = "@";
    private static final String DATE = "dd/mm/yyyy";
    private static final String MOMENT = "dd/mm/yyyy hh:mm";
    private static final String NUMBER = "#,##0";
    private static final int MAX_NAME = 31;
    private static final double WIDEST = 60;

    private final Words words;

    public ExcelSheet(Words words) {
        this.words = words;
    }

    public byte[] bytes(Table table) {
        var out = new ByteArrayOutputStream();
        write(table, out);
        return out.toByteArray();
    }

    /// Writes the file; the stream stays open.
    public void write(Table table, OutputStream out) {
        var columns = exported(table);
        try (var book = new Workbook(out, "antin", "1.0")) {
            var sheet = book.newWorksheet(sheetName(words.say(table.caption())));
            for (int c = 0; c < columns.size(); c++) {
                var column = table.columns().get(columns.get(c));
                var heading = words.say(column.label());
                sheet.value(0, c, heading);
                sheet.style(0, c).bold().wrapText(true).set();
                sheet.width(c, width(table, columns.get(c), heading));
            }
            for (int r = 0; r < table.rows().size(); r++) {
                var cells = table.rows().get(r).cells();
                for (int c = 0; c < columns.size(); c++) {
                    put(sheet, r + 1, c, cells.get(columns.get(c)));
                }
            }
            sheet.freezePane(0, 1);
            if (!columns.isEmpty()) {
                sheet.setAutoFilter(0, 0, table.rows().size(), columns.size() - 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The columns shown, but for those that hold only buttons.
    private static List<Integer> exported(Table table) {
        return table.shown().stream().filter(i -> !table.acts(i)).toList();
    }

    private void put(Worksheet sheet, int row, int column, Cell cell) {
        switch (cell) {
            case Cell.Count(var value) -> {
                sheet.value(row, column, value);
                sheet.style(row, column).format(NUMBER).set();
            }
            case Cell.Day(var date) -> {
                if (date != null) {
                    sheet.value(row, column, date);
                    sheet.style(row, column).format(DATE).set();
                }
            }
            case Cell.Due(var due) -> {
                sheet.value(row, column, due.lastDay());
                sheet.style(row, column).format(DATE).set();
            }
            case Cell.Moment(var instant) -> {
                if (instant != null) {
                    // A sheet knows no zones: the hour on the wall in Việt Nam.
                    var wall = instant.atZone(Days.ZONE).toLocalDateTime();
                    sheet.value(row, column, ZonedDateTime.of(wall, ZoneOffset.UTC));
                    sheet.style(row, column).format(MOMENT).set();
                }
            }
            case Cell.Text _, Cell.Link _, Cell.Code _, Cell.Status _ -> {
                sheet.value(row, column, text(cell));
                sheet.style(row, column).format(TEXT).wrapText(true).set();
            }
            case Cell.Actions _, Cell.Empty _ -> {}
        }
    }

    private String text(Cell cell) {
        return switch (cell) {
            case Cell.Text(var text, var under) -> lines(text, under);
            case Cell.Link(var text, _, var under) -> lines(text, under);
            case Cell.Code(var code) -> code;
            case Cell.Status(var tag) -> words.say(tag.word());
            case Cell.Count _,
                    Cell.Day _,
                    Cell.Due _,
                    Cell.Moment _,
                    Cell.Actions _,
                    Cell.Empty _ ->
                    "";
        };
    }

    private String lines(Phrase text, @Nullable Phrase under) {
        return under == null ? words.say(text) : words.say(text) + "\n" + words.say(under);
    }

    private double width(Table table, int column, String heading) {
        int longest =
                table.rows().stream()
                        .mapToInt(row -> text(row.cells().get(column)).length())
                        .max()
                        .orElse(0);
        return Math.min(WIDEST, Math.max(12, Math.max(heading.length(), longest) + 2));
    }

    /// Excel allows 31 characters and none of `[]:*?/\`.
    private static String sheetName(String caption) {
        String clean = caption.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
        String name = clean.isEmpty() ? "1" : clean;
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME).strip();
    }
}
