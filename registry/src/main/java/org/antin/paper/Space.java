package org.antin.paper;

import java.util.List;

/// Room left free, kept with what follows; with a key its place is remembered, for a signature.
///
/// @param key empty when nothing needs the place
/// @param height in points
public record Space(String key, float height) implements Block {
    @Override
    public List<Band> bands(float width, Faces faces) {
        return List.of(
                Band.of(
                                height,
                                0,
                                (pen, left, top, _, _) -> {
                                    if (!key.isEmpty()) pen.mark(key, left, top, width, height);
                                })
                        .kept());
    }
}
