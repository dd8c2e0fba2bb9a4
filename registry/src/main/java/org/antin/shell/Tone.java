package org.antin.shell;

import java.util.Locale;

/// The colour and the shape that stand beside a word. Never a colour alone: each tone has a shape
/// of its own, so that it is told apart in black and white too.
public enum Tone {
    /// Just a fact.
    PLAIN("M8 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8zm0 1.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5z"),
    /// In force, confirmed, done.
    GOOD("M13.5 4.2L6.6 11.6L2.6 7.7L3.8 6.5L6.5 9.2L12.3 3z"),
    /// Under way, somebody else's turn.
    WAITING("M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12zm0 1.6a4.4 4.4 0 0 1 0 8.8z"),
    /// Needs attention soon: running out, nearly late.
    ATTENTION("M8 1.6L14.4 8L8 14.4L1.6 8z"),
    /// Needs a person now: overdue, lost, refused, invalid. The only red.
    DANGER("M8 1.5L15.2 14H.8zm-.8 4.6v4h1.6v-4zm0 4.8v1.6h1.6v-1.6z"),
    /// Over: expired, revoked, closed, withdrawn.
    OVER("M3 7.2h10v1.6H3z");

    private final String path;

    Tone(String path) {
        this.path = path;
    }

    /// SVG path data of the shape, in a box of 16 × 16.
    public String path() {
        return path;
    }

    /// `tone-danger`: the class that colours it.
    public String css() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
