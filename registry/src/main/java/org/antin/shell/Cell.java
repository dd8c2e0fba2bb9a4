package org.antin.shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// What stands in a cell of a table or beside a term: typed, so that the screen, the phone and the
/// Excel file each show it their own way.
public sealed interface Cell {
    /// Text, perhaps with a quieter second line.
    record Text(Phrase text, @Nullable Phrase under) implements Cell {}

    /// A link, perhaps with a quieter second line.
    record Link(Phrase text, String href, @Nullable Phrase under) implements Cell {}

    /// A code or number that is read digit by digit and never broken: HS-2026-0412.
    record Code(String code) implements Cell {}

    record Count(long value) implements Cell {}

    record Day(@Nullable LocalDate date) implements Cell {}

    record Moment(@Nullable Instant instant) implements Cell {}

    record Status(Tag tag) implements Cell {}

    record Due(DueView due) implements Cell {}

    /// What can be done with the row; not in the Excel file.
    record Actions(List<Action> actions) implements Cell {
        public Actions {
            actions = List.copyOf(actions);
        }
    }

    /// Nothing known; shown as a dash with a word for screen readers.
    record Empty() implements Cell {}

    static Cell text(@Nullable String text) {
        return text == null || text.isBlank() ? new Empty() : new Text(Phrase.text(text), null);
    }

    static Cell text(String text, @Nullable String under) {
        return new Text(Phrase.text(text), under == null ? null : Phrase.text(under));
    }

    static Cell word(String key, Object... arguments) {
        return new Text(Phrase.of(key, arguments), null);
    }

    static Cell link(String text, String href) {
        return new Link(Phrase.text(text), href, null);
    }

    static Cell link(String text, String href, @Nullable String under) {
        return new Link(Phrase.text(text), href, under == null ? null : Phrase.text(under));
    }

    static Cell code(@Nullable String code) {
        return code == null || code.isBlank() ? new Empty() : new Code(code);
    }

    static Cell count(long value) {
        return new Count(value);
    }

    static Cell day(@Nullable LocalDate date) {
        return date == null ? new Empty() : new Day(date);
    }

    static Cell moment(@Nullable Instant instant) {
        return instant == null ? new Empty() : new Moment(instant);
    }

    static Cell status(Tag tag) {
        return new Status(tag);
    }

    static Cell due(DueView due) {
        return new Due(due);
    }

    static Cell actions(Action... actions) {
        return new Actions(List.of(actions));
    }

    /// `text`, `link`, `code` …: what the template switches on.
    default String kind() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
