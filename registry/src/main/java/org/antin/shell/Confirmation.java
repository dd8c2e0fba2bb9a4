package org.antin.shell;

import java.util.List;
import java.util.Map;

/// The page that asks before what can't be undone. It says what will happen and to what, in words,
/// and its button repeats the verb.
///
/// @param question "Gửi đề nghị thu hồi chứng thư số này?"
/// @param consequence "Chứng thư số đã thu hồi không thể khôi phục; …"
/// @param touches what it will touch, one line each
/// @param action where the answer is posted
/// @param fields hidden values posted with it
/// @param button the verb
/// @param back where "Không, quay lại" leads
public record Confirmation(
        Phrase question,
        Phrase consequence,
        List<Phrase> touches,
        String action,
        Map<String, String> fields,
        Phrase button,
        String back) {
    public Confirmation {
        touches = List.copyOf(touches);
        fields = Map.copyOf(fields);
    }
}
