package org.antin.paper;

import org.antin.paper.Lines.Line;

import java.util.ArrayList;
import java.util.List;

/// A ruled table. Its heading is repeated on every page; a row too long for what is left of a page
/// goes on on the next one.
///
/// @param widths of the columns, in any unit: the table takes the whole width
/// @param rows each as long as `heading`
public record Table(
        List<Float> widths, List<String> heading, List<List<Cell>> rows, float size, float before)
        implements Block {
    private static final float PADDING = 3;
    private static final int KEPT_LINES = 12;

    public Table {
        widths = List.copyOf(widths);
        heading = List.copyOf(heading);
        rows = rows.stream().map(List::copyOf).toList();
        if (widths.size() != heading.size())
            throw new IllegalArgumentException("a width for each column");
        for (var row : rows)
            if (row.size() != heading.size())
                throw new IllegalArgumentException("a cell for each column: " + row.size());
    }

    /// What stands in a field of the table.
    public record Cell(String text, Align align) {}

    @Override
    public List<Band> bands(float width, Faces faces) {
        float sum = 0;
        for (float part : widths) sum += part;
        var edges = new float[widths.size() + 1];
        for (int i = 0; i < widths.size(); i++)
            edges[i + 1] = edges[i] + width * widths.get(i) / sum;
        var headingCells = heading.stream().map(text -> new Cell(text, Align.CENTRE)).toList();
        var top = new ArrayList<Band>();
        for (var band : row(headingCells, Style.bold(size), edges, faces)) top.add(band.kept());
        var bands = new ArrayList<Band>();
        for (int i = 0; i < top.size(); i++) {
            var band = top.get(i);
            bands.add(
                    i > 0
                            ? band
                            : new Band(band.height(), before, true, List.of(), band.drawing()));
        }
        for (var row : rows)
            for (var band : row(row, Style.regular(size), edges, faces)) bands.add(band.under(top));
        return bands;
    }

    private static List<Band> row(List<Cell> cells, Style style, float[] edges, Faces faces) {
        var columns = new ArrayList<List<Line>>();
        int most = 1;
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var text = Paragraph.of(cell.text, style, cell.align);
            var lines = Lines.set(text, edges[i + 1] - edges[i] - 2 * PADDING, faces);
            columns.add(lines);
            most = Math.max(most, lines.size());
        }
        float lineHeight = Faces.lineHeight(style, 1);
        var bands = new ArrayList<Band>();
        for (int i = 0; i < most; i++) {
            boolean first = i == 0;
            boolean last = i == most - 1;
            int line = i;
            float above = first ? PADDING : 0;
            float height = above + lineHeight + (last ? PADDING : 0);
            var band =
                    Band.of(
                            height,
                            0,
                            (pen, left, top, firstOnPage, lastOnPage) -> {
                                for (int c = 0; c < columns.size(); c++)
                                    if (line < columns.get(c).size())
                                        columns.get(c)
                                                .get(line)
                                                .draw(pen, left + edges[c] + PADDING, top + above);
                                rules(pen, edges, left, top, height);
                                float right = left + edges[edges.length - 1];
                                if (first || firstOnPage) pen.line(left, top, right, top);
                                if (last || lastOnPage)
                                    pen.line(left, top + height, right, top + height);
                            });
            boolean fewLines = most <= KEPT_LINES;
            bands.add(!last && (fewLines || first || i == most - 2) ? band.kept() : band);
        }
        return bands;
    }

    private static void rules(Pen pen, float[] edges, float left, float top, float height) {
        for (float edge : edges) pen.line(left + edge, top, left + edge, top + height);
    }
}
