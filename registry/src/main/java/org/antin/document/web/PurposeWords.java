package org.antin.document.web;

import org.antin.document.Purpose;
import org.antin.shell.Cell;
import org.antin.shell.Phrase;

/// What a document is for, in words.
final class PurposeWords {
    private PurposeWords() {}

    static Phrase phrase(Purpose purpose) {
        return switch (purpose) {
            case Purpose.Letter _ -> Phrase.of("document.purpose.letter");
            case Purpose.Attachment(var _, var number) ->
                    Phrase.of("document.purpose.attachment", number);
            case Purpose.Copy(var form, var source) ->
                    Phrase.of(
                            "document.purpose.copy",
                            Phrase.of("document.copy." + form),
                            Phrase.of("document.source." + source));
            case Purpose.Incoming(var sender) -> Phrase.of("document.purpose.incoming", sender);
        };
    }

    static Cell cell(Purpose purpose) {
        return switch (purpose) {
            case Purpose.Letter _ -> Cell.word("document.purpose.letter");
            case Purpose.Attachment _ -> Cell.word("document.purpose.attachment.short");
            case Purpose.Copy(var form, var _) -> Cell.word("document.copy." + form);
            case Purpose.Incoming _ -> Cell.word("document.purpose.incoming.short");
        };
    }
}
