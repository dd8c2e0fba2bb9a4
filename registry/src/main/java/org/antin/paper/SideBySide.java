package org.antin.paper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Two pictures beside each other, each with its words above; never torn by the end of a page.
///
/// @param before points above
public record SideBySide(Captioned left, Captioned right, float size, float before)
        implements Block {
    private static final float GAP = 12;

    /// Higher than this and two of them no longer share a page.
    private static final float HIGHEST = Sheets.mm(108);

    /// A picture with its words.
    ///
    /// @param picture PNG or JPEG; null when there is none, and the words say why
    /// @param width,height of the picture, in any unit
    public record Captioned(String words, byte @Nullable [] picture, int width, int height) {}

    private record Column(List<Lines.Line> words, Captioned of, float width, float height) {}

    @Override
    public List<Band> bands(float width, Faces faces) {
        float half = (width - GAP) / 2;
        var columns = new ArrayList<Column>();
        float wordsHeight = 0;
        float height = 0;
        float lineHeight = Faces.lineHeight(Style.regular(size), 1);
        for (var one : List.of(left, right)) {
            var text = Paragraph.of(one.words, Style.regular(size), Align.LEFT);
            var words = Lines.set(text, half, faces);
            float scale = 0;
            if (one.picture != null)
                scale = Math.min(half / one.width, HIGHEST / Math.max(1, one.height));
            var column = new Column(words, one, one.width * scale, one.height * scale);
            columns.add(column);
            wordsHeight = Math.max(wordsHeight, words.size() * lineHeight + 3);
            height = Math.max(height, column.height);
        }
        float above = wordsHeight;
        return List.of(
                Band.of(
                        above + height,
                        before,
                        (pen, x, top, _, _) -> {
                            for (int i = 0; i < columns.size(); i++) {
                                var column = columns.get(i);
                                float at = x + i * (half + GAP);
                                for (int line = 0; line < column.words.size(); line++)
                                    column.words.get(line).draw(pen, at, top + line * lineHeight);
                                if (column.of.picture == null) continue;
                                pen.picture(
                                        Objects.requireNonNull(column.of.picture),
                                        at,
                                        top + above,
                                        column.width,
                                        column.height);
                            }
                        }));
    }
}
