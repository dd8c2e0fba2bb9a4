package org.antin.paper;

/// Where something stands on a printed paper: a signature's space, the number, the date.
///
/// @param key what it is
/// @param page from 1
/// @param leftMm from the left edge of the page, in millimetres
/// @param topMm from the upper edge of the page, in millimetres
public record Place(
        String key, int page, double leftMm, double topMm, double widthMm, double heightMm) {}
