package org.antin.signing.check;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The Vietnamese words of reports. Codes are for programs, these are for the clerk.
final class Words {
    private static final Locale VIETNAMESE = Locale.of("vi", "VN");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy", VIETNAMESE)
                    .withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Texts TEXTS = new Texts(Words.class, "words_vi.properties");

    private Words() {}

    /// The text of this key with its places filled in.
    ///
    /// @throws IllegalArgumentException when there is no such key: a slip of ours, not of the file
    static String say(String key, Object... values) {
        return new MessageFormat(TEXTS.of(key), VIETNAMESE).format(values);
    }

    /// What a reason means, in one sentence.
    static String of(Reason reason) {
        return say("reason." + reason.code());
    }

    /// A moment as officials write it, in Vietnamese time.
    static String moment(Instant at) {
        return MOMENT.format(at);
    }
}
