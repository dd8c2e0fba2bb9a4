package org.antin.signing.make;

/// Where a visible signature really went; millimetres on the page as seen.
///
/// @param page from 1
public record Placement(int page, double leftMm, double topMm, double widthMm, double heightMm) {}
