package org.antin.shell;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Bars over a row of names, drawn by the server as SVG with attributes only (no style, no script).
/// Across it is measured in percent and downwards in pixels, so that the text keeps its size on
/// every screen. The same figures stand in a table below it for those who can't see the picture.
///
/// @param id HTML id, unique on the page
/// @param title what is counted
/// @param description the gist in a sentence, for screen readers
/// @param category heading of the names in the table
/// @param measure heading of the figures in the table
public record BarPlot(
        String id,
        Phrase title,
        Phrase description,
        Phrase category,
        Phrase measure,
        List<Bar> bars) {
    /// One bar.
    ///
    /// @param name under the bar, short ("T11")
    /// @param under a second line, say the year where it begins; null for none
    /// @param fullName in the table ("11/2026")
    /// @param tone ATTENTION or DANGER lifts a bar out; PLAIN is the rule
    public record Bar(Phrase name, @Nullable String under, Phrase fullName, long value, Tone tone) {
        public Bar {
            if (value < 0) {
                throw new IllegalArgumentException("a bar of " + value);
            }
        }

        public static Bar of(String name, long value) {
            return new Bar(Phrase.text(name), null, Phrase.text(name), value, Tone.PLAIN);
        }

        public Bar toned(Tone other) {
            return new Bar(name, under, fullName, value, other);
        }
    }

    /// One bar for each month from `first` on, named "T11" with the year where one begins.
    public static List<Bar> months(YearMonth first, List<Long> values) {
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < values.size(); i++) {
            var month = first.plusMonths(i);
            // Two years side by side would run into each other on a phone.
            boolean january = month.getMonthValue() == 1;
            boolean namesYear = january || (i == 0 && month.getMonthValue() != 12);
            bars.add(
                    new Bar(
                            Phrase.of("shell.plot.month", Integer.toString(month.getMonthValue())),
                            namesYear ? Integer.toString(month.getYear()) : null,
                            Phrase.of("shell.plot.month-full", month),
                            values.get(i),
                            Tone.PLAIN));
        }
        return bars;
    }

    /// A bar with its place: x and width in percent, y and height in pixels.
    public record Shape(
            Bar bar, String x, String width, String middle, int y, int height, int valueY) {}

    /// Pixels kept above the highest bar for its figure.
    private static final int TOP = 20;

    /// Pixels of the highest bar.
    private static final int RISE = 96;

    /// Pixels kept under the bars for one line of names.
    private static final int LINE = 18;

    /// How much of its share of the width a bar takes.
    private static final double FULL = 0.62;

    public BarPlot {
        bars = List.copyOf(bars);
    }

    /// y of the line the bars stand on.
    public int ground() {
        return TOP + RISE;
    }

    public int nameY() {
        return ground() + LINE;
    }

    public int underY() {
        return nameY() + LINE - 2;
    }

    public int height() {
        boolean twoLines = bars.stream().anyMatch(b -> b.under() != null);
        return (twoLines ? underY() : nameY()) + 6;
    }

    public List<Shape> shapes() {
        var shapes = new ArrayList<Shape>();
        long highest = Math.max(1, bars.stream().mapToLong(Bar::value).max().orElse(1));
        double share = 100.0 / Math.max(1, bars.size());
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            // A bar that isn't nothing is never too low to be seen.
            int rise = bar.value() == 0 ? 0 : (int) Math.max(2, RISE * bar.value() / highest);
            double left = share * i + share * (1 - FULL) / 2;
            shapes.add(
                    new Shape(
                            bar,
                            percent(left),
                            percent(share * FULL),
                            percent(share * (i + 0.5)),
                            ground() - rise,
                            rise,
                            ground() - rise - 6));
        }
        return shapes;
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
