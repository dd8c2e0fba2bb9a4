package org.antin.shell;

import org.antin.kernel.Days;
import org.antin.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Says things the way a Vietnamese office writes them, in templates as `#words`: dates 26/11/2026,
/// moments "10:02 12/03/2026" in Việt Nam's time, numbers 1.234. The formats stay Vietnamese under
/// every language of the messages: they are those of the papers.
public final class Words {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu", Locale.ROOT).withZone(Days.ZONE);
    private static final DateTimeFormatter MACHINE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmxxx", Locale.ROOT).withZone(Days.ZONE);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MM/uuuu", Locale.ROOT);

    private final MessageSource messages;
    private final Locale locale;
    private final Predicate<String> doors;

    public Words(MessageSource messages, Locale locale) {
        this(messages, locale, href -> true);
    }

    /// @param doors whether the reader may open an address
    Words(MessageSource messages, Locale locale, Predicate<String> doors) {
        this.messages = messages;
        this.locale = locale;
        this.doors = doors;
    }

    /// Whether a link to a page of ours leads the reader anywhere but to "you may not".
    public boolean opens(String href) {
        return !href.startsWith("/") || doors.test(href.replaceFirst("[?#].*", ""));
    }

    /// The text of a phrase; an unknown key is shown as `??key??`, which the render tests refuse.
    public String say(@Nullable Phrase phrase) {
        if (phrase == null) {
            return "";
        }
        String key = phrase.key();
        return key == null ? phrase.literal() : message(key, phrase.arguments().toArray());
    }

    /// The text of a message key.
    public String message(String key, Object... arguments) {
        try {
            return messages.getMessage(key, written(arguments), locale);
        } catch (NoSuchMessageException unknown) {
            return "??" + key + "??";
        }
    }

    /// Why the house said no, in a sentence. A code nobody has written a message for yet is shown
    /// with a general sentence and the code itself, which the help desk can look up.
    public String refusal(Refusal why) {
        try {
            return messages.getMessage(why.code(), written(why.arguments().toArray()), locale);
        } catch (NoSuchMessageException unknown) {
            return message("shell.refusal.unknown", why.code());
        }
    }

    /// What is wrong in a form, behind the name of its field when the form knows the names.
    public String problem(Form form, Form.Problem problem) {
        String sentence = say(problem.words());
        if (form.labels().isBlank() || problem.field().isBlank()) {
            return sentence;
        }
        try {
            String label = messages.getMessage(form.labels() + problem.field(), null, locale);
            return message("shell.field.fault", label, sentence);
        } catch (NoSuchMessageException unnamed) {
            return sentence;
        }
    }

    /// 26/11/2026; nothing for null.
    public String date(@Nullable LocalDate date) {
        return date == null ? "" : DATE.format(date);
    }

    /// 10:02 12/03/2026, in Việt Nam's time; nothing for null.
    public String moment(@Nullable Instant instant) {
        return instant == null ? "" : MOMENT.format(instant);
    }

    /// The value of an HTML `datetime` attribute.
    public String machine(Instant instant) {
        return MACHINE.format(instant);
    }

    /// 11/2026.
    public String month(YearMonth month) {
        return MONTH.format(month);
    }

    /// 1.234.
    public String number(long number) {
        return grouped(number);
    }

    public String due(DueView due) {
        return say(due.phrase());
    }

    /// The tone of this name, for templates: `#words.tone('DANGER')`.
    public Tone tone(String name) {
        return Tone.valueOf(name);
    }

    /// The kind of notice of this name, for templates.
    public Notice.Kind notice(String name) {
        return Notice.Kind.valueOf(name);
    }

    /// The language of the page, for `<html lang>`.
    public String language() {
        return locale.getLanguage();
    }

    /// A date as somebody typed it: 3/2/2026, 03/02/2026. Empty for what is no date (30/02/2026).
    public static Optional<LocalDate> typedDate(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(typed.strip(), TYPED));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static String grouped(long number) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator('.');
        return new DecimalFormat("#,##0", symbols).format(number);
    }

    private Object[] written(Object[] arguments) {
        var written = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            written[i] = written(arguments[i]);
        }
        return written;
    }

    private String written(Object argument) {
        return switch (argument) {
            case Phrase phrase -> say(phrase);
            case LocalDate date -> date(date);
            case Instant instant -> moment(instant);
            case YearMonth month -> month(month);
            case Integer number -> grouped(number);
            case Long number -> grouped(number);
            default -> argument.toString();
        };
    }
}
