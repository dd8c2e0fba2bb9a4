package org.antin.paper;

/// A stretch of a paragraph.
public sealed interface Run {
    Style style();

    /// Words; a line break is `\n`.
    record Words(String text, Style style) implements Run {}

    /// A dotted line to write on.
    ///
    /// @param width in points; 0 takes what is left of the line, and a whole line if that is little
    record Dots(float width, Style style) implements Run {}

    /// A small square, with a cross when ticked.
    record Tick(boolean ticked, Style style) implements Run {}
}
