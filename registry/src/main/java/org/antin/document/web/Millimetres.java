package org.antin.document.web;

import java.util.Optional;
import java.util.regex.Pattern;

/// Lengths on paper as people type them: `31,5` or `31.5`.
final class Millimetres {
    private static final Pattern TYPED = Pattern.compile("(\\d{1,4})(?:[.,](\\d{1,2}))?");

    private Millimetres() {}

    static String shown(double millimetres) {
        return "%.1f".formatted(millimetres).replace('.', ',');
    }

    /// To the left or upwards with a minus before it, the one of the keyboard or a printed one.
    static Optional<Double> signed(String text) {
        boolean negative = text.startsWith("-") || text.startsWith("\u2212");
        return negative ? typed(text.substring(1)).map(length -> -length) : typed(text);
    }

    static Optional<Double> typed(String text) {
        var parts = TYPED.matcher(text);
        if (!parts.matches()) return Optional.empty();
        var part = parts.group(2);
        return Optional.of(Double.valueOf(parts.group(1) + (part == null ? "" : "." + part)));
    }
}
