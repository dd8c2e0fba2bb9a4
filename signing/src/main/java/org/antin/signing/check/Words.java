package org.antin.signing.check;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/// The Vietnamese words of reports. Codes are for programs, these are for the clerk.
final class Words {
    private static final Locale VIETNAMESE = Locale.of("vi", "VN");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy", VIETNAMESE)
                    .withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Properties TEXTS = load();

    private Words() {}

    /// The text of this key with its places filled in.
    ///
    /// @throws IllegalArgumentException when there is no such key: a slip of ours, not of the file
    static String say(String key, Object... values) {
        String pattern = TEXTS.getProperty(key);
        if (pattern == null) throw new IllegalArgumentException("no words for " + key);
        return new MessageFormat(pattern, VIETNAMESE).format(values);
    }

    /// What a reason means, in one sentence.
    static String of(Reason reason) {
        return say("reason." + reason.code());
    }

    /// A moment as officials write it, in Vietnamese time.
    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    private static Properties load() {
        var texts = new Properties();
        try (Reader in =
                new InputStreamReader(
                        Objects.requireNonNull(
                                Words.class.getResourceAsStream("words_vi.properties"),
                                "words_vi.properties"),
                        StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
