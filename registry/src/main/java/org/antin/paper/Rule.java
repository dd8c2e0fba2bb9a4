package org.antin.paper;

import org.antin.paper.Block.Band;

import java.util.List;

/// A thin line, as under Tiêu ngữ and under the name of the issuing body.
///
/// @param of the text it stands under, whose width it is measured by
/// @param part of that width: 1 under Tiêu ngữ, a third to a half elsewhere (PL I of NĐ 30/2020)
/// @param spaceBefore points between text and line
public record Rule(Paragraph of, float part, float spaceBefore) implements Block {
    private static final float BELOW = 3;

    @Override
    public List<Band> bands(float width, Faces faces) {
        float widest = 0;
        for (var line : Lines.set(of, width, faces)) widest = Math.max(widest, line.textWidth());
        float length = widest * part;
        return List.of(
                Band.of(
                        BELOW,
                        spaceBefore,
                        (pen, left, top, _, _) -> {
                            float x = left + (width - length) / 2;
                            pen.line(x, top, x + length, top);
                        }));
    }
}
