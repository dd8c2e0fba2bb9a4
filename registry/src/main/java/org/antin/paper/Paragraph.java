package org.antin.paper;

import java.util.ArrayList;
import java.util.List;

/// Lines of text, wrapped at spaces.
///
/// @param indent of the first line, in points
/// @param spaceBefore points above, dropped at the top of a page
/// @param spacing 1 is single-spaced
/// @param keepWithNext the last line stays on the page of the next block
public record Paragraph(
        List<Run> runs,
        Align align,
        float indent,
        float spaceBefore,
        float spacing,
        boolean keepWithNext)
        implements Block {

    public Paragraph {
        runs = List.copyOf(runs);
    }

    /// Text of one style.
    public static Paragraph of(String text, Style style, Align align) {
        return new Paragraph(List.of(new Run.Words(text, style)), align, 0, 0, 1, false);
    }

    public Paragraph before(float points) {
        return new Paragraph(runs, align, indent, points, spacing, keepWithNext);
    }

    public Paragraph indented(float points) {
        return new Paragraph(runs, align, points, spaceBefore, spacing, keepWithNext);
    }

    public Paragraph spaced(float factor) {
        return new Paragraph(runs, align, indent, spaceBefore, factor, keepWithNext);
    }

    public Paragraph kept() {
        return new Paragraph(runs, align, indent, spaceBefore, spacing, true);
    }

    @Override
    public List<Band> bands(float width, Faces faces) {
        var lines = Lines.set(this, width, faces);
        var bands = new ArrayList<Band>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var band =
                    Band.of(
                            line.height(),
                            i == 0 ? spaceBefore : 0,
                            (pen, left, top, _, _) -> line.draw(pen, left, top));
            boolean last = i == lines.size() - 1;
            // No page holds a single line of a longer paragraph.
            boolean widow = i == lines.size() - 2 || i == 0 && !last;
            bands.add(last && keepWithNext || !last && widow ? band.kept() : band);
        }
        return bands;
    }
}
