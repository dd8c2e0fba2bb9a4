package org.antin.paper;

import java.util.List;

/// A block whose place on the paper is remembered.
public record Marked(String key, Block block) implements Block {
    @Override
    public List<Band> bands(float width, Faces faces) {
        return block.bands(width, faces).stream()
                .map(
                        band ->
                                new Band(
                                        band.height(),
                                        band.spaceBefore(),
                                        band.keepWithNext(),
                                        band.repeated(),
                                        (pen, left, top, first, last) -> {
                                            pen.mark(key, left, top, width, band.height());
                                            band.drawing().draw(pen, left, top, first, last);
                                        }))
                .toList();
    }
}
