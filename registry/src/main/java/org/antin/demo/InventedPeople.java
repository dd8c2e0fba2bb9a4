package org.antin.demo;

import org.antin.kernel.Folding;
import org.antin.kernel.TabFile;
import org.antin.organisation.Standing;
import org.antin.organisation.UsualPositions.Position;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/// People for the demo province: the same seed and index give the same person, whatever was asked
/// before, and two indexes never share a personal number or an address.
public final class InventedPeople {
    /// Nothing under `.example` is ever a real address (RFC 2606).
    public static final String MAIL_DOMAIN = "mau.hatinh.example";

    private static final String ISSUER = "Cục Cảnh sát quản lý hành chính về trật tự xã hội";
    private static final int LIMIT = 1_000_000;

    private enum Part {
        SURNAME,
        MIDDLE_MALE,
        MIDDLE_FEMALE,
        GIVEN_MALE,
        GIVEN_FEMALE
    }

    private record Weighted(String text, int weight) {}

    private final long seed;
    private final Map<Part, List<Weighted>> names = new EnumMap<>(Part.class);

    public InventedPeople(long seed) {
        this.seed = seed;
        for (var row : TabFile.resource("/demo/names.tsv").rows())
            names.computeIfAbsent(Part.valueOf(row.get("part")), _ -> new ArrayList<>())
                    .add(new Weighted(row.get("text"), row.number("weight")));
    }

    /// The person of an index, for a position.
    ///
    /// @param index 0 to 999,999
    public InventedPerson person(int index, Position position) {
        return person(index, position.title(), position.standing());
    }

    /// The person of an index.
    ///
    /// @param index 0 to 999,999
    public InventedPerson person(int index, String title, Standing standing) {
        if (index < 0 || index >= LIMIT)
            throw new IllegalArgumentException("person index " + index);
        var random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
        boolean female = random.nextInt(100) < (standing == Standing.OTHER ? 48 : 27);
        String given = pick(female ? Part.GIVEN_FEMALE : Part.GIVEN_MALE, random);
        String before =
                pick(Part.SURNAME, random)
                        + " "
                        + pick(female ? Part.MIDDLE_FEMALE : Part.MIDDLE_MALE, random);
        // Between 24 and 56 years old when the regulation began; leaders are the elder.
        int eldest = 1964;
        int youngest =
                switch (standing) {
                    case HEAD -> 1981;
                    case DEPUTY -> 1984;
                    case OTHER -> 1996;
                };
        var born = LocalDate.of(eldest, 1, 1).plusDays(random.nextInt((youngest - eldest) * 365));
        String number =
                String.format(
                        Locale.ROOT,
                        "099%d%02d%06d",
                        female ? 1 : 0,
                        born.getYear() % 100,
                        scattered(index));
        var issued = LocalDate.of(2016, 3, 1).plusDays(random.nextInt(1_500));
        return new InventedPerson(
                before + " " + given,
                female,
                born,
                number,
                issued,
                ISSUER,
                mailName(given, before) + (index + 1) + "@" + MAIL_DOMAIN,
                String.format(Locale.ROOT, "0000%06d", scattered(index)),
                title);
    }

    /// The usual form of a work address: given name, then the initials of what stands before it.
    private static String mailName(String given, String before) {
        var initials = new StringBuilder();
        for (String part : Folding.fold(before).split(" ")) initials.append(part.charAt(0));
        return Folding.fold(given) + "." + initials;
    }

    /// A permutation of 0 to 999,999, so that neighbours don't look like neighbours: 700,001 has no
    /// factor in common with a million.
    private int scattered(int index) {
        return (int) ((index * 700_001L + Math.floorMod(seed, LIMIT)) % LIMIT);
    }

    private String pick(Part part, SplittableRandom random) {
        var choices = names.getOrDefault(part, List.of());
        int at = random.nextInt(choices.stream().mapToInt(Weighted::weight).sum());
        for (var choice : choices) {
            at -= choice.weight;
            if (at < 0) return choice.text;
        }
        throw new IllegalStateException("no name for " + part);
    }
}
