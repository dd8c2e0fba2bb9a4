package org.antin.document;

import org.antin.signing.check.pages.ComparedPages;
import org.antin.signing.check.pages.PagePair;

import java.util.ArrayList;
import java.util.List;

/// What is kept of the pages a check compared, without their pictures (Điều 7.2).
///
/// @param looked how many pages that no change names look the same
/// @param cut whether not all could be drawn
public record KeptPages(List<Pair> pairs, int looked, boolean cut) {
    public KeptPages {
        pairs = List.copyOf(pairs);
    }

    /// A page at two times.
    ///
    /// @param number from 1, names it within its report
    /// @param signature number of the signature whose state it is compared with
    /// @param page from 1
    /// @param alike whether nothing differs to the eye
    /// @param signed whether there is a picture of then
    /// @param now whether there is a picture of now
    public record Pair(
            int number, int signature, int page, boolean alike, boolean signed, boolean now) {}

    static KeptPages of(ComparedPages compared) {
        var pairs = new ArrayList<Pair>();
        for (PagePair one : compared.pairs()) {
            pairs.add(
                    new Pair(
                            pairs.size() + 1,
                            one.signature(),
                            one.page(),
                            one.alike(),
                            one.signed() != null,
                            one.now() != null));
        }
        return new KeptPages(pairs, compared.looked(), compared.cut());
    }

    /// Whether there was a question at all.
    public boolean asked() {
        return cut || looked > 0 || !pairs.isEmpty();
    }
}
