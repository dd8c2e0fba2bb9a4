package org.antin.document.store;

import org.antin.document.CopyForm;
import org.antin.document.CopySource;
import org.antin.document.Purpose;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/// A document's purpose as columns: which of them are filled the database checks too (V090).
final class PurposeColumns {
    private PurposeColumns() {}

    static Purpose of(ResultSet rs) throws SQLException {
        return switch (rs.getString("purpose")) {
            case "ATTACHMENT" ->
                    new Purpose.Attachment(
                            rs.getObject("letter", UUID.class), rs.getString("letter_number"));
            case "COPY" ->
                    new Purpose.Copy(
                            CopyForm.valueOf(rs.getString("copy_form")),
                            CopySource.valueOf(rs.getString("copy_source")));
            case "INCOMING" -> new Purpose.Incoming(rs.getString("sender"));
            default -> Purpose.LETTER;
        };
    }

    static String word(Purpose purpose) {
        return switch (purpose) {
            case Purpose.Letter _ -> "LETTER";
            case Purpose.Attachment _ -> "ATTACHMENT";
            case Purpose.Copy _ -> "COPY";
            case Purpose.Incoming _ -> "INCOMING";
        };
    }

    static @Nullable UUID letter(Purpose purpose) {
        return purpose instanceof Purpose.Attachment(var letter, var _) ? letter : null;
    }

    static @Nullable String number(Purpose purpose) {
        return purpose instanceof Purpose.Attachment(var _, var number) ? number : null;
    }

    static @Nullable String form(Purpose purpose) {
        return purpose instanceof Purpose.Copy(var form, var _) ? form.name() : null;
    }

    static @Nullable String source(Purpose purpose) {
        return purpose instanceof Purpose.Copy(var _, var source) ? source.name() : null;
    }

    static @Nullable String sender(Purpose purpose) {
        return purpose instanceof Purpose.Incoming(var sender) ? sender : null;
    }
}
