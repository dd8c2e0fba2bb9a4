package org.antin.signing.check;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The one line a clerk reads first (screens.md, "Kiểm tra chữ ký số").
final class Conclusion {
    private Conclusion() {}

    static String of(
            FileVerdict verdict, List<SignatureReport> signatures, List<Message> messages) {
        String word = Words.say("conclusion." + verdict);
        String why =
                switch (verdict) {
                    case VALID ->
                            signatures.stream()
                                    .map(Conclusion::signed)
                                    .collect(Collectors.joining("; "));
                    case INVALID, INDETERMINATE -> worst(signatures, messages);
                    case NOT_SIGNED, UNREADABLE ->
                            messages.isEmpty() ? "" : messages.getFirst().text();
                };
        return why.isEmpty() ? word : word + " – " + why;
    }

    private static String signed(SignatureReport one) {
        String by = by(one);
        return one.trustedTime() == null
                ? Words.say("conclusion.signed-no-time", by)
                : Words.say("conclusion.signed", by, Words.moment(one.trustedTime()));
    }

    private static String by(SignatureReport one) {
        Signer who = one.who();
        if (who == null || who.name() == null) return String.valueOf(one.signer());
        return titled(who.name(), who.title());
    }

    private static String titled(String name, @Nullable String title) {
        return title == null ? name : title + " " + name;
    }

    private static String worst(List<SignatureReport> signatures, List<Message> messages) {
        SignatureReport worst = null;
        for (SignatureReport one : signatures) {
            if (worst == null || one.verdict().compareTo(worst.verdict()) > 0) worst = one;
        }
        if (worst == null || worst.verdict() == Verdict.VALID) {
            // What decided is said, not what was noticed before it.
            return messages.stream()
                    .min(
                            Comparator.comparing((Message m) -> m.reason().indication() == null)
                                    .thenComparing(Message::severity))
                    .map(Message::text)
                    .orElse("");
        }
        String text = Words.of(worst.reason());
        return signatures.size() == 1 ? text : Words.say("message.of", worst.index(), text);
    }
}
