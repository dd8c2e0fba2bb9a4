package org.antin.paper;

import java.util.List;

/// A block that stays on the page of the next one.
public record Kept(Block block) implements Block {
    @Override
    public List<Band> bands(float width, Faces faces) {
        return block.bands(width, faces).stream().map(Band::kept).toList();
    }
}
