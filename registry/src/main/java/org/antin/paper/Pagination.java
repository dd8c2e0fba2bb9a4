package org.antin.paper;

import org.antin.paper.Block.Band;

import java.util.ArrayList;
import java.util.List;

/// Spreads bands over pages.
final class Pagination {
    private final float height;
    private final List<List<Band>> pages = new ArrayList<>();
    private List<Band> page = new ArrayList<>();
    private float used;

    private Pagination(float height) {
        this.height = height;
    }

    /// @param height of a page's text area, in points
    static List<List<Band>> paginate(List<Band> bands, float height) {
        var pagination = new Pagination(height);
        for (int from = 0; from < bands.size(); ) {
            int to = from + 1;
            while (to < bands.size() && bands.get(to - 1).keepWithNext()) to++;
            pagination.together(bands.subList(from, to));
            from = to;
        }
        if (!pagination.page.isEmpty() || pagination.pages.isEmpty())
            pagination.pages.add(pagination.page);
        return pagination.pages;
    }

    private void together(List<Band> group) {
        if (used + tall(group) > height) {
            float heading = tall(group.getFirst().repeated());
            if (heading + tall(group) <= height) {
                turn(group.getFirst());
            } else {
                // Too much to be kept together: break where the page ends.
                for (var band : group) {
                    if (used + band.spaceBefore() + band.height() > height) turn(band);
                    put(band);
                }
                return;
            }
        }
        for (var band : group) put(band);
    }

    private void put(Band band) {
        used += band.height() + (page.isEmpty() ? 0 : band.spaceBefore());
        page.add(band);
    }

    private void turn(Band next) {
        if (page.isEmpty()) return;
        pages.add(page);
        page = new ArrayList<>();
        used = 0;
        for (var band : next.repeated()) put(band);
    }

    private float tall(List<Band> bands) {
        float sum = 0;
        for (var band : bands) sum += band.height() + band.spaceBefore();
        return sum;
    }
}
