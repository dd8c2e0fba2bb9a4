package org.antin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipFile;

class ExcelSheetTest {
    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("name", "styleguide.col.name"),
                    Column.of("until", "styleguide.col.until"),
                    Column.of("at", "styleguide.history"),
                    Column.of("count", "styleguide.col.count"),
                    Column.of("status", "styleguide.col.status"),
                    Column.of("action", "styleguide.col.action"));

    private final ExcelSheet sheet;
    @TempDir Path folder;

    ExcelSheetTest() {
        sheet = new ExcelSheet(new Words(Rendering.messages(), Locale.of("vi")));
    }

    @Test
    @DisplayName("the file has the headings, typed cells, and no column of buttons")
    void typedCells() throws IOException {
        var table =
                table(
                        Row.of(
                                Cell.link("Đặng Ỷ Ẩn", "/x", "Giám đốc"),
                                Cell.day(LocalDate.of(2026, 11, 26)),
                                Cell.moment(Instant.parse("2026-11-23T23:30:00Z")),
                                Cell.count(1234),
                                Cell.status(Tag.of("styleguide.lost", Tone.DANGER)),
                                Cell.actions(Action.of("styleguide.open", "/x"))));
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(sheet.bytes(table)))) {
            assertThat(book.getFirstSheet().getName()).isEqualTo("Danh sách thuê bao");
            var rows = book.getFirstSheet().read();
            assertThat(rows.getFirst().getCellCount()).isEqualTo(5);
            assertThat(rows.getFirst().getCellText(0)).isEqualTo("Họ và tên, chức vụ");
            var row = rows.get(1);
            assertThat(row.getCellText(0)).isEqualTo("Đặng Ỷ Ẩn\nGiám đốc");
            assertThat(row.getCellAsDate(1).orElseThrow().toLocalDate()).isEqualTo("2026-11-26");
            // The hour on the wall in Việt Nam, which is already the next day.
            assertThat(row.getCellAsDate(2).orElseThrow()).isEqualTo("2026-11-24T06:30");
            assertThat(row.getCellAsNumber(3).orElseThrow().intValue()).isEqualTo(1234);
            assertThat(row.getCellText(4)).isEqualTo("Đã báo thất lạc");
        }
    }

    @Test
    @DisplayName("nothing somebody typed into the register ever runs as a formula")
    void noFormulas() throws IOException {
        var evil = "=HYPERLINK(\"http://evil.example\";\"Huệ\")";
        var table =
                table(row(evil), row("+84912345678"), row("-1+1"), row("@SUM(A1)"), row("\t=1+1"));
        byte[] file = sheet.bytes(table);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows.get(1).getCellText(0)).isEqualTo(evil);
            assertThat(rows.subList(1, rows.size()))
                    .allSatisfy(r -> assertThat(r.getCell(0).getType()).isEqualTo(CellType.STRING));
        }
        assertThat(part(file, "xl/worksheets/sheet1.xml")).doesNotContain("<f>", "<f ");
        // Format 49 is Excel's own text format: the cell stays text when it is edited.
        assertThat(part(file, "xl/styles.xml")).containsPattern("formatCode=\"@\"|numFmtId=\"49\"");
    }

    @Test
    @DisplayName("a sheet's name is one Excel accepts, and an empty list is still a file")
    void sheetNames() throws IOException {
        var table =
                new Table(
                        "t",
                        Phrase.text("A/B: [c]? * \\ một cái tên rất dài, dài hơn ba mươi mốt chữ"),
                        COLUMNS,
                        List.of(),
                        Address.of("/"),
                        null,
                        List.of(),
                        null,
                        null,
                        EmptyState.of("shell.table.empty"));
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(sheet.bytes(table)))) {
            assertThat(book.getFirstSheet().getName())
                    .hasSizeLessThanOrEqualTo(31)
                    .doesNotContainPattern("[\\[\\]:*?/\\\\]");
        }
    }

    private static Row row(String name) {
        return Row.of(
                Cell.text(name),
                Cell.day(null),
                Cell.moment(null),
                Cell.count(1),
                Cell.text(null),
                Cell.actions());
    }

    private static Table table(Row... rows) {
        return Table.of("people", "styleguide.table", Address.of("/"), COLUMNS, List.of(rows));
    }

    private String part(byte[] file, String name) throws IOException {
        var path = Files.write(folder.resolve("list.xlsx"), file);
        try (var zip = new ZipFile(path.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
