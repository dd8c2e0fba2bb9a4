package org.antin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.List;

class BarPlotTest {
    @Test
    @DisplayName(
            "the highest bar fills the height, the others in proportion, and none is invisible")
    void proportions() {
        var shapes = plot(100, 50, 0, 1).shapes();
        assertThat(shapes).extracting(BarPlot.Shape::height).containsExactly(96, 48, 0, 2);
        assertThat(shapes).allSatisfy(s -> assertThat(s.y() + s.height()).isEqualTo(116));
        assertThat(shapes)
                .extracting(BarPlot.Shape::middle)
                .containsExactly("12.50%", "37.50%", "62.50%", "87.50%");
        assertThat(shapes.getFirst().valueY()).isPositive();
    }

    @Test
    @DisplayName("nothing to plot, or nothing but zeros, is still a picture")
    void nothing() {
        assertThat(plot().shapes()).isEmpty();
        assertThat(plot(0, 0).shapes()).extracting(BarPlot.Shape::height).containsOnly(0);
        assertThatThrownBy(() -> BarPlot.Bar.of("x", -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("years are named where they begin and never side by side")
    void years() {
        var from = BarPlot.months(YearMonth.of(2026, 11), List.of(1L, 2L, 3L));
        assertThat(from).extracting(BarPlot.Bar::under).containsExactly("2026", null, "2027");
        assertThat(BarPlot.months(YearMonth.of(2026, 12), List.of(1L, 2L)))
                .extracting(BarPlot.Bar::under)
                .containsExactly(null, "2027");
    }

    @Test
    @DisplayName("a line of equal values runs level, a rising one ends high")
    void sparkline() {
        assertThat(new Sparkline(Phrase.text("x"), List.of(5L, 5L)).points())
                .isEqualTo("3.0,12.0 93.0,12.0");
        var rising = new Sparkline(Phrase.text("x"), List.of(1L, 2L, 3L));
        assertThat(rising.points()).isEqualTo("3.0,21.0 48.0,12.0 93.0,3.0");
        assertThat(rising.lastY()).isEqualTo("3.0");
        assertThat(new Sparkline(Phrase.text("x"), List.of()).points()).isEmpty();
    }

    private static BarPlot plot(long... values) {
        var bars = new java.util.ArrayList<BarPlot.Bar>();
        for (long value : values) bars.add(BarPlot.Bar.of("x", value));
        var none = Phrase.text("");
        return new BarPlot("p", none, none, none, none, bars);
    }
}
