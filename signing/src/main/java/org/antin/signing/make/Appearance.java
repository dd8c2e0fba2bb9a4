package org.antin.signing.make;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is seen of a signature on the page, as NĐ 30/2020, Phụ lục I asks (signing-rules 2.4).
public sealed interface Appearance {
    /// Nothing.
    record Invisible() implements Appearance {}

    /// The leader's handwritten signature, without any text (T13). The picture keeps its
    /// proportions; if it is taller than the room between title and name, it is made smaller.
    ///
    /// @param widthMm width on paper
    record LeaderPicture(Picture picture, double widthMm, Place place) implements Appearance {}

    /// The organisation's seal in its real size (T14): never scaled to fit.
    ///
    /// @param widthMm real width of the seal, from the organisation's settings
    /// @param words lines under the seal, size 10, black; never wider than the seal, so that what
    ///   it covers stays what it is
    record OrganisationSeal(Picture picture, double widthMm, Place place, Optional<TextLines> words)
            implements Appearance {
        /// The picture alone, as NĐ 30/2020 asks.
        public OrganisationSeal(Picture picture, double widthMm, Place place) {
            this(picture, widthMm, place, Optional.empty());
        }
    }

    /// The initials of somebody who checked the letter (NĐ 30/2020, Điều 12): the own signature's
    /// picture, small.
    ///
    /// @param widthMm width on paper; less if it would be higher than a line has room for
    record Initials(Picture picture, double widthMm, Place place) implements Appearance {
        /// Custom; the decree names none.
        public static final double USUAL_MM = 15;
    }

    /// The stamp "ĐẾN" of the body that received a document (Điều 21, 22).
    ///
    /// @param organisation that received it
    /// @param number in its register of documents received
    /// @param day it came
    /// @param at left upper corner; empty: where the page has room
    /// @param under what it is looked for room under first
    /// @param apartMm from those words
    record ArrivalStamp(
            String organisation,
            int number,
            LocalDate day,
            Optional<Place.At> at,
            Under under,
            double apartMm)
            implements Appearance {
        public static final double USUAL_APART_MM = 1;

        /// Where Phụ lục IV lets the stamp stand; the other one, then the margin, where that is
        /// full.
        public enum Under {
            NUMBER,
            DATE
        }

        private static final DateTimeFormatter DAY =
                DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

        /// @throws IllegalArgumentException if the number isn't positive
        public ArrivalStamp {
            if (number < 1) throw new IllegalArgumentException("numbers begin with 1");
        }

        /// As usual: under the number, close to it.
        public ArrivalStamp(String organisation, int number, LocalDate day, Optional<Place.At> at) {
            this(organisation, number, day, at, Under.NUMBER, USUAL_APART_MM);
        }

        /// As it stands in the frame.
        String numbered() {
            return "Số: %02d    Ngày: %s".formatted(number, DAY.format(day));
        }
    }

    /// Number and day of issue, written into the places the letter keeps for them (ô 3 and 4, Phụ
    /// lục I, II.3 and II.4): `Số: /QĐ-UBND` and `ngày tháng năm`. What is printed already stays
    /// and must say the same.
    ///
    /// @param numberAt where number and notation go if page 1 has no place for the number
    /// @param dateAt where the date goes if page 1 has no place for it
    /// @param dateSize of the date if nothing printed beside it says: 13 or 14 (II.4); the number
    ///   is 13 (II.3)
    record NumberAndDate(
            IssueNumber issue, Optional<Place.At> numberAt, Optional<Place.At> dateAt, int dateSize)
            implements Appearance {
        public static final int USUAL_DATE_SIZE = 13;
        public static final int LARGEST_DATE_SIZE = 14;

        /// @throws IllegalArgumentException if the date's size isn't the decree's
        public NumberAndDate {
            if (dateSize < USUAL_DATE_SIZE || dateSize > LARGEST_DATE_SIZE) {
                throw new IllegalArgumentException("a date is written in size 13 or 14");
            }
        }

        public NumberAndDate(
                IssueNumber issue, Optional<Place.At> numberAt, Optional<Place.At> dateAt) {
            this(issue, numberAt, dateAt, USUAL_DATE_SIZE);
        }
    }

    /// Text at the top right of page 1: size 10, upright, black, no picture (T15, T16).
    ///
    /// @param template lines separated by `\n`; `{name}` is replaced by the value of that name, and
    ///   `{time}` by the claimed signing time in Việt Nam
    /// @param values everything but `time`
    record TextLines(String template, Map<String, String> values) implements Appearance {
        /// Phụ lục I, II.8b: number and notation, signing time.
        public static final String ATTACHMENT = "{number}\n{time}";

        /// Phụ lục II, Phần I: form of copy, copying organisation, signing time.
        public static final String COPY = "{form}\n{organisation}\n{time}";

        /// By the seal, as Thông tư 01/2019 Điều 13 asked before NĐ 30/2020: organisation, signing
        /// time.
        public static final String SEAL = "{organisation}\n{time}";

        private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("dd-MM-yyyy; HH:mm:ss xxx", Locale.ROOT);

        /// @throws IllegalArgumentException if the template names a value that isn't given
        public TextLines {
            values = Map.copyOf(values);
            for (var matcher = PLACEHOLDER.matcher(template); matcher.find(); ) {
                String name = matcher.group(1);
                if (!name.equals("time") && !values.containsKey(name)) {
                    throw new IllegalArgumentException("the template lacks a value: " + name);
                }
            }
        }

        /// The lines as they will stand on the page, in composed Unicode; empty ones are left out.
        ///
        /// @param claimed the signing time, written in Việt Nam's time zone
        List<String> lines(OffsetDateTime claimed) {
            return template.lines()
                    .map(line -> PLACEHOLDER.matcher(line).replaceAll(m -> value(m, claimed)))
                    .map(line -> Normalizer.normalize(line, Normalizer.Form.NFC))
                    .map(line -> line.strip().replaceAll("\\s+", " "))
                    .filter(line -> !line.isEmpty())
                    .toList();
        }

        private String value(MatchResult placeholder, OffsetDateTime claimed) {
            String name = placeholder.group(1);
            String value = name.equals("time") ? TIME.format(claimed) : values.get(name);
            return Matcher.quoteReplacement(value == null ? "" : value);
        }

        /// @param organisation whose seal it is
        public static TextLines seal(String organisation) {
            return new TextLines(SEAL, Map.of("organisation", organisation));
        }

        /// @param number number and notation of the main document, for example `15/UBND-VP`
        public static TextLines attachment(String number) {
            return new TextLines(ATTACHMENT, Map.of("number", number));
        }

        /// @param form `SAO Y`, `SAO LỤC` or `TRÍCH SAO`
        /// @param organisation the copying organisation's name
        public static TextLines copy(String form, String organisation) {
            return new TextLines(COPY, Map.of("form", form, "organisation", organisation));
        }
    }
}
