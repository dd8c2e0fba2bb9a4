package org.antin.document.web;

import org.antin.document.CheckDesk;
import org.antin.document.KeptPages;
import org.antin.document.PageWords;
import org.antin.shell.Words;
import org.antin.signing.check.pages.PagePair.Side;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// Pages as they were signed beside what they are now, as the report's page shows them (Điều 7.2).
///
/// @param words what is to be said of all of them
record ShownPages(List<String> words, List<Pair> pairs) {
    ShownPages {
        words = List.copyOf(words);
        pairs = List.copyOf(pairs);
    }

    /// @param alike what is to be said when nothing differs; null when something does
    record Pair(@Nullable String alike, List<Picture> pictures) {}

    /// @param address null when there is no picture, which the caption says
    record Picture(String caption, @Nullable String address, String alt) {}

    /// Null when no change raised a question.
    static @Nullable ShownPages of(CheckDesk.Kept kept, Words words) {
        if (!kept.pages().asked()) return null;
        var said = new PageWords(words);
        var pairs =
                kept.pages().pairs().stream()
                        .map(
                                pair ->
                                        new Pair(
                                                pair.alike() ? said.alike(pair) : null,
                                                List.of(
                                                        picture(kept.id(), pair, Side.SIGNED, said),
                                                        picture(kept.id(), pair, Side.NOW, said))))
                        .toList();
        return new ShownPages(said.about(kept.pages()), pairs);
    }

    private static Picture picture(UUID report, KeptPages.Pair pair, Side side, PageWords said) {
        boolean there = side == Side.SIGNED ? pair.signed() : pair.now();
        return new Picture(
                said.caption(pair, side),
                there ? address(report, pair.number(), side) : null,
                said.alt(pair, side));
    }

    private static String address(UUID report, int number, Side side) {
        return "/check/reports/" + report + "/pages/" + number + "/" + side;
    }
}
