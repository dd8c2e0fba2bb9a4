package org.antin.signing.check;

/// One line of the point-by-point report (TT 15/2025 Điều 6.4; signing-rules 1.4): what was looked
/// at, what was found, and how it stands.
///
/// @param code stable name of the point, for pages that arrange them themselves
/// @param label what was looked at, in Vietnamese
/// @param value what was found, in Vietnamese; never document text
public record Point(String code, String label, String value, State state) {
    /// Why it is looked at: the article of the law, then the section of the standard.
    public String article() {
        return Articles.of("point." + code);
    }

    /// How a point stands: a word first, then a colour and a shape on screen.
    public enum State {
        GOOD,
        BAD,
        UNKNOWN,
        NOTE
    }
}
