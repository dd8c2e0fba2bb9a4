package org.antin.paper;

import java.util.ArrayList;
import java.util.List;

/// Blocks side by side, never broken over pages: a letterhead, a pair of signatures.
///
/// @param spaceBefore points above
public record Columns(List<Column> columns, float spaceBefore) implements Block {
    public Columns {
        columns = List.copyOf(columns);
    }

    /// One column.
    ///
    /// @param part of the width, from 0 to 1
    public record Column(float part, List<Block> blocks) {
        public Column {
            blocks = List.copyOf(blocks);
        }
    }

    @Override
    public List<Band> bands(float width, Faces faces) {
        record Set(float left, List<Band> bands, float height) {}
        var sets = new ArrayList<Set>();
        float left = 0;
        float tallest = 0;
        for (var column : columns) {
            var bands = new ArrayList<Band>();
            for (var block : column.blocks) bands.addAll(block.bands(width * column.part, faces));
            float height = 0;
            for (int i = 0; i < bands.size(); i++)
                height += bands.get(i).height() + (i == 0 ? 0 : bands.get(i).spaceBefore());
            sets.add(new Set(left, bands, height));
            tallest = Math.max(tallest, height);
            left += width * column.part;
        }
        return List.of(
                Band.of(
                        tallest,
                        spaceBefore,
                        (pen, x, top, _, _) -> {
                            for (var set : sets) {
                                float y = top;
                                boolean first = true;
                                for (var band : set.bands) {
                                    if (!first) y += band.spaceBefore();
                                    band.drawing().draw(pen, x + set.left, y, first, false);
                                    y += band.height();
                                    first = false;
                                }
                            }
                        }));
    }
}
