package org.antin.signing.check.pages;

import java.util.List;

/// What came of drawing the pages in question.
///
/// @param pairs the pages that are shown
/// @param looked how many pages that no change names were drawn and found to look the same
/// @param cut whether not all of it could be drawn: too late, too much, or the file wouldn't have
///   it
/// @param secret whether a state that was signed bears a secrecy mark: nothing of it may be shown
///   (Điều 1.1.b)
public record ComparedPages(List<PagePair> pairs, int looked, boolean cut, boolean secret) {
    /// No question, no pictures.
    public static final ComparedPages NONE = new ComparedPages(List.of(), 0, false, false);

    /// There was a question, and no time or room for its pictures.
    public static final ComparedPages CUT = new ComparedPages(List.of(), 0, true, false);

    public ComparedPages {
        pairs = List.copyOf(pairs);
    }
}
