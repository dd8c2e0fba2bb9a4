package org.antin.signing.make;

/// Where a visible signature really went; millimetres on the page as seen.
///
/// @param page from 1
/// @param leftMm from the left edge of the page
/// @param topMm from the top edge of the page
public record Placement(int page, double leftMm, double topMm, double widthMm, double heightMm) {
    /// Do the two cover a common spot?
    boolean overlaps(Placement other) {
        return page == other.page
                && leftMm < other.leftMm + other.widthMm
                && other.leftMm < leftMm + widthMm
                && topMm < other.topMm + other.heightMm
                && other.topMm < topMm + heightMm;
    }
}
