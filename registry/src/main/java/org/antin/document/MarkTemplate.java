package org.antin.document;

import org.antin.kernel.CommonRefusal.BadField;
import org.antin.signing.make.Appearance.ArrivalStamp.Under;
import org.antin.signing.make.Appearance.Initials;
import org.antin.signing.make.Appearance.NumberAndDate;
import org.antin.signing.make.Place;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a body decided once about how its marks are seen, as far as Nghị định 30/2020 leaves it
/// open. The seal's real size, its third over the leader's picture (Phụ lục I, II.8a) and the words
/// the decree fixes aren't in here, so nobody can change them.
///
/// @param millimetres those without a usual value may be missing
/// @param initials where they stand by the last words (Điều 12; custom)
/// @param arrival what the stamp looks for room under first (Phụ lục IV)
/// @param dateSize of a date that no printed words give the size (Phụ lục I, II.4)
/// @param sealWords whether the organisation's name and the signing time stand under the seal
public record MarkTemplate(
        Map<Measure, Double> millimetres,
        Place.Side initials,
        Under arrival,
        int dateSize,
        boolean sealWords) {
    /// A length on paper somebody may choose, from where to where.
    public enum Measure {
        LEADER_WIDTH("leaderWidth", 25, 60, 40),
        LEADER_RIGHT("leaderRight", -Place.Shift.MOST_MM, Place.Shift.MOST_MM, 0),
        LEADER_DOWN("leaderDown", -Place.Shift.MOST_MM, Place.Shift.MOST_MM, 0),
        INITIALS_WIDTH("initialsWidth", 8, 25, Initials.USUAL_MM),
        ARRIVAL_APART("arrivalApart", 1, 15, 1),
        /// The head of page 1; only for letters that keep no place for the number.
        NUMBER_LEFT("numberLeft", 15, 100),
        NUMBER_TOP("numberTop", 15, 100),
        DATE_LEFT("dateLeft", 60, 145),
        DATE_TOP("dateTop", 15, 100);

        private final String field;
        private final double least;
        private final double most;
        private final double usual;

        Measure(String field, double least, double most, double usual) {
            this.field = field;
            this.least = least;
            this.most = most;
            this.usual = usual;
        }

        Measure(String field, double least, double most) {
            this(field, least, most, Double.NaN);
        }

        /// Its name in a form.
        public String field() {
            return field;
        }

        public double least() {
            return least;
        }

        public double most() {
            return most;
        }

        public boolean needed() {
            return !Double.isNaN(usual);
        }

        boolean allows(double millimetres) {
            return millimetres >= least && millimetres <= most;
        }
    }

    private static final Set<Measure> NUMBER = EnumSet.of(Measure.NUMBER_LEFT, Measure.NUMBER_TOP);
    private static final Set<Measure> DATE = EnumSet.of(Measure.DATE_LEFT, Measure.DATE_TOP);

    /// What a body does that decided nothing.
    public static final MarkTemplate USUAL =
            new MarkTemplate(
                    usual(), Place.Side.BESIDE, Under.NUMBER, NumberAndDate.USUAL_DATE_SIZE, false);

    public MarkTemplate {
        millimetres = Map.copyOf(millimetres);
    }

    private static Map<Measure, Double> usual() {
        var usual = new EnumMap<Measure, Double>(Measure.class);
        for (var measure : Measure.values()) {
            if (measure.needed()) usual.put(measure, measure.usual);
        }
        return usual;
    }

    /// Everything that can't be, each at its field.
    public List<BadField> faults() {
        var faults = new ArrayList<BadField>();
        for (var measure : Measure.values()) {
            var chosen = millimetres.get(measure);
            if (chosen == null && measure.needed()) {
                faults.add(new BadField(measure.field(), "required"));
            } else if (chosen != null && !measure.allows(chosen)) {
                faults.add(
                        new BadField(
                                measure.field(),
                                "between",
                                List.of(shown(measure.least()), shown(measure.most()))));
            }
        }
        together(NUMBER, faults);
        together(DATE, faults);
        if (dateSize < NumberAndDate.USUAL_DATE_SIZE
                || dateSize > NumberAndDate.LARGEST_DATE_SIZE) {
            faults.add(new BadField("dateSize", "choice"));
        }
        return faults;
    }

    /// Half a place is none.
    private void together(Set<Measure> place, List<BadField> faults) {
        if (place.stream().noneMatch(millimetres::containsKey)) return;
        place.stream()
                .filter(measure -> !millimetres.containsKey(measure))
                .forEach(measure -> faults.add(new BadField(measure.field(), "required")));
    }

    private static String shown(double whole) {
        return Long.toString(Math.round(whole));
    }

    public Optional<Double> of(Measure measure) {
        return Optional.ofNullable(millimetres.get(measure));
    }

    double mm(Measure measure) {
        return of(measure)
                .orElseThrow(() -> new IllegalStateException("a template without " + measure));
    }

    public Place.Shift shift() {
        return new Place.Shift(mm(Measure.LEADER_RIGHT), mm(Measure.LEADER_DOWN));
    }

    /// Where number and notation go if page 1 has no place for them.
    public Optional<Place.At> numberAt() {
        return at(Measure.NUMBER_LEFT, Measure.NUMBER_TOP);
    }

    /// Where the date goes if page 1 has no place for it.
    public Optional<Place.At> dateAt() {
        return at(Measure.DATE_LEFT, Measure.DATE_TOP);
    }

    private Optional<Place.At> at(Measure left, Measure top) {
        return of(left).flatMap(x -> of(top).map(y -> new Place.At(1, x, y)));
    }
}
