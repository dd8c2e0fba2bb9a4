package org.antin.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.document.MarkTemplate.Measure;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.signing.make.Appearance.ArrivalStamp.Under;
import org.antin.signing.make.Place;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

@DisplayName("T13, T14, Điều 12 of NĐ 30/2020: what a body may decide about its marks, and how far")
class MarkTemplateTest {
    static MarkTemplate with(Map<Measure, Double> changed) {
        var all = new HashMap<>(MarkTemplate.USUAL.millimetres());
        all.putAll(changed);
        return new MarkTemplate(all, Place.Side.BESIDE, Under.NUMBER, 13, false);
    }

    private static List<BadField> faults(Measure measure, double millimetres) {
        var changed = new HashMap<Measure, Double>();
        // Half a place would be a fault of its own.
        switch (measure) {
            case NUMBER_LEFT, NUMBER_TOP -> {
                changed.put(Measure.NUMBER_LEFT, 50.0);
                changed.put(Measure.NUMBER_TOP, 50.0);
            }
            case DATE_LEFT, DATE_TOP -> {
                changed.put(Measure.DATE_LEFT, 70.0);
                changed.put(Measure.DATE_TOP, 50.0);
            }
            default -> {}
        }
        changed.put(measure, millimetres);
        return with(changed).faults();
    }

    @Test
    @DisplayName("what is usual is allowed, and a signature is 40 mm wide in the middle")
    void usual() {
        assertThat(MarkTemplate.USUAL.faults()).isEmpty();
        assertThat(MarkTemplate.USUAL.of(Measure.LEADER_WIDTH)).contains(40.0);
        assertThat(MarkTemplate.USUAL.of(Measure.INITIALS_WIDTH)).contains(15.0);
        assertThat(MarkTemplate.USUAL.shift()).isEqualTo(Place.Shift.NONE);
        assertThat(MarkTemplate.USUAL.numberAt()).isEmpty();
        assertThat(MarkTemplate.USUAL.sealWords()).isFalse();
    }

    @Test
    @DisplayName("every length from its least to its most, and not a tenth further")
    void ranges() {
        for (var measure : Measure.values()) {
            assertThat(faults(measure, measure.least())).as("least " + measure).isEmpty();
            assertThat(faults(measure, measure.most())).as("most " + measure).isEmpty();
            for (double out : List.of(measure.least() - 0.1, measure.most() + 0.1)) {
                assertThat(faults(measure, out))
                        .as(measure + " " + out)
                        .extracting(BadField::name, BadField::rule, BadField::details)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple(
                                        measure.field(),
                                        "between",
                                        List.of(
                                                String.valueOf((int) measure.least()),
                                                String.valueOf((int) measure.most()))));
            }
        }
        assertThat(Measure.LEADER_RIGHT.most()).as("II.7d: in the middle").isEqualTo(5);
        assertThatThrownBy(() -> new Place.Shift(0, 5.1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Place.Shift(Double.NaN, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("what is needed, half a place, and another size of date are told at their fields")
    void missing() {
        var nothing = new MarkTemplate(Map.of(), Place.Side.UNDER, Under.DATE, 12, true);
        assertThat(nothing.faults())
                .extracting(fault -> fault.name() + " " + fault.rule())
                .containsExactly(
                        "leaderWidth required",
                        "leaderRight required",
                        "leaderDown required",
                        "initialsWidth required",
                        "arrivalApart required",
                        "dateSize choice");
        assertThat(with(Map.of(Measure.DATE_LEFT, 70.0)).faults())
                .containsExactly(new BadField("dateTop", "required"));
        assertThat(with(Map.of(Measure.NUMBER_TOP, 40.0)).faults())
                .containsExactly(new BadField("numberLeft", "required"));
    }
}
