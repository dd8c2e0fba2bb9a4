package org.antin.signing.make;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// In whose place an edXML message says somebody signs: `Competence` and `Position` in its
/// `SignerInfo` (QCVN 102:2016/BTTTT; T05).
final class MessageCapacity {
    /// NĐ 30/2020, Điều 13, shortened as on a page or written out.
    private static final List<String[]> WORDS =
            List.of(
                    new String[] {"THAY MẶT", "TM."},
                    new String[] {"KÝ THAY", "KT."},
                    new String[] {"THỪA LỆNH", "TL."},
                    new String[] {"THỪA ỦY QUYỀN", "TUQ."},
                    new String[] {"THỪA UỶ QUYỀN", "TUQ."},
                    new String[] {"QUYỀN", "Q."});

    private static final Pattern BARE = Pattern.compile("^(TM|KT|TL|TUQ|Q)(?=\\s|$)");
    private static final Pattern AUTHORITY = Pattern.compile("^(TM|KT|TL|TUQ|Q)\\..*");

    /// Where the next line of authority begins, and where a line ends.
    private static final Pattern LINES =
            Pattern.compile("\\s*[\\r\\n;/]+\\s*|\\s+(?=(TM|KT|TL|TUQ|Q)\\.)");

    private MessageCapacity() {}

    /// Empty where it says nothing of this signer, or in words that can't be told apart.
    ///
    /// @param name as the signer's certificate states it
    static Optional<PrintedCapacity> of(EdxmlMessage message, String name) {
        String named = folded(message.fullName());
        String own = folded(name);
        // Others put a degree before the name.
        if (own.isEmpty() || !named.equals(own) && !named.endsWith(" " + own)) {
            return Optional.empty();
        }
        List<String> lines = lines(message.competence(), message.position());
        List<String> authorities = lines.subList(0, Math.max(0, lines.size() - 1));
        String title = lines.isEmpty() ? "" : lines.getLast();
        if (title.isEmpty()
                || AUTHORITY.matcher(title).matches() && !title.startsWith("Q.")
                || !authorities.stream().allMatch(line -> AUTHORITY.matcher(line).matches())) {
            return Optional.empty();
        }
        return Optional.of(new PrintedCapacity(authorities.reversed(), List.of(title)));
    }

    private static List<String> lines(@Nullable String competence, @Nullable String position) {
        String both =
                (competence == null ? "" : competence) + "\n" + (position == null ? "" : position);
        return Arrays.stream(LINES.split(upper(both)))
                .map(MessageCapacity::folded)
                .filter(line -> !line.isEmpty())
                .map(MessageCapacity::shortened)
                .toList();
    }

    private static String shortened(String line) {
        for (String[] words : WORDS) {
            if (line.startsWith(words[0])) {
                return (words[1] + line.substring(words[0].length())).strip();
            }
        }
        return BARE.matcher(line).replaceFirst("$1.");
    }

    private static String upper(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
    }

    private static String folded(@Nullable String text) {
        return text == null ? "" : upper(text).strip().replaceAll("\\s+", " ");
    }
}
