package org.antin.document;

import org.antin.shell.Words;
import org.antin.signing.check.pages.PagePair;

import java.util.ArrayList;
import java.util.List;

/// What is said of pages shown beside each other, on the screen and on paper alike.
public final class PageWords {
    private final Words words;

    public PageWords(Words words) {
        this.words = words;
    }

    /// Of all of them: what the pictures are, and what was left out.
    public List<String> about(KeptPages pages) {
        var said = new ArrayList<String>();
        if (!pages.pairs().isEmpty()) said.add(words.message("document.pages.words"));
        if (pages.looked() > 0) said.add(words.message("document.pages.looked", pages.looked()));
        if (pages.cut()) said.add(words.message("document.pages.cut"));
        return said;
    }

    /// Above or below one picture; says so where there is none.
    public String caption(KeptPages.Pair pair, PagePair.Side side) {
        return switch (side) {
            case SIGNED ->
                    words.message(
                            pair.signed() ? "document.pages.signed" : "document.pages.signed.none",
                            pair.page(),
                            pair.signature());
            case NOW ->
                    words.message(
                            pair.now() ? "document.pages.now" : "document.pages.now.none",
                            pair.page());
        };
    }

    /// For who can't see it.
    public String alt(KeptPages.Pair pair, PagePair.Side side) {
        return switch (side) {
            case SIGNED ->
                    words.message("document.pages.alt.signed", pair.page(), pair.signature());
            case NOW -> words.message("document.pages.alt.now", pair.page());
        };
    }

    /// Of two pictures between which nothing differs.
    public String alike(KeptPages.Pair pair) {
        return words.message("document.pages.alike", pair.page());
    }
}
