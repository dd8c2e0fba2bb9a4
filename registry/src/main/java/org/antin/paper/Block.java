package org.antin.paper;

import java.util.List;

/// Something that goes on a paper, one below the other. It is cut into bands that are never cut
/// further; pages break between bands.
public interface Block {
    /// The block set to a width.
    ///
    /// @param width in points
    List<Band> bands(float width, Faces faces);

    /// A strip across the text.
    ///
    /// @param spaceBefore points above it, dropped at the top of a page
    /// @param keepWithNext no page break after it, as long as what is kept together fits on a page
    /// @param repeated bands to repeat above it when it starts a page (a table's heading)
    record Band(
            float height,
            float spaceBefore,
            boolean keepWithNext,
            List<Band> repeated,
            Drawing drawing) {
        static Band of(float height, float spaceBefore, Drawing drawing) {
            return new Band(height, spaceBefore, false, List.of(), drawing);
        }

        Band kept() {
            return new Band(height, spaceBefore, true, repeated, drawing);
        }

        Band under(List<Band> heading) {
            return new Band(height, spaceBefore, keepWithNext, heading, drawing);
        }
    }

    /// Draws a band.
    interface Drawing {
        /// @param left in points from the left edge of the page
        /// @param top in points from the upper edge of the page
        /// @param firstOnPage nothing stands above on this page, a repeated heading included
        /// @param lastOnPage nothing follows on this page
        void draw(Pen pen, float left, float top, boolean firstOnPage, boolean lastOnPage);
    }
}
