package org.antin.shell;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// A line small enough to stand in a sentence; says how something went, not how much it was.
///
/// @param words the gist, for screen readers
public record Sparkline(Phrase words, List<Long> values) {
    public static final int WIDTH = 96;
    public static final int HEIGHT = 24;
    private static final int MARGIN = 3;

    public Sparkline {
        values = List.copyOf(values);
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    /// The `points` of the SVG polyline.
    public String points() {
        var points = new StringJoiner(" ");
        for (int i = 0; i < values.size(); i++) {
            points.add(x(i) + "," + y(values.get(i)));
        }
        return points.toString();
    }

    public String lastX() {
        return x(Math.max(0, values.size() - 1));
    }

    public String lastY() {
        return values.isEmpty() ? y(0) : y(values.getLast());
    }

    private String x(int index) {
        double step = (WIDTH - 2.0 * MARGIN) / Math.max(1, values.size() - 1);
        return format(MARGIN + step * index);
    }

    private String y(long value) {
        long low = values.stream().mapToLong(Long::longValue).min().orElse(0);
        long high = values.stream().mapToLong(Long::longValue).max().orElse(0);
        double rise = high == low ? 0.5 : (double) (value - low) / (high - low);
        return format(HEIGHT - MARGIN - rise * (HEIGHT - 2.0 * MARGIN));
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
