package org.antin.dossier.forms;

import java.util.List;
import java.util.Locale;

/// What a form is and asks, read from the data files under `/forms`.
///
/// @param number as the law has it, "01"; data, since other rule packs number theirs differently
/// @param title of an application or minutes; of a letter, what it is called in lists of forms
/// @param subject "V/v …" of a letter, what minutes are about; empty for applications
/// @param listTitle of a letter's appendix, otherwise empty
/// @param act where the form is published
/// @param source which article asks for it
/// @param confidence how sure the number and use are: V, V2, MH or ML (procedures.md)
public record FormTemplate(
        String number,
        Layout layout,
        String title,
        String subject,
        String listTitle,
        String act,
        String source,
        String confidence,
        List<Part> parts,
        List<Field> columns,
        String opening,
        String closing,
        List<Signer> signers) {

    public FormTemplate {
        parts = List.copyOf(parts);
        columns = List.copyOf(columns);
        signers = List.copyOf(signers);
    }

    /// What the form is called in a list: "Biên bản: bàn giao thiết bị lưu khóa bí mật".
    public String name() {
        if (layout != Layout.MINUTES) return title;
        return title
                + ": "
                + subject.substring(0, 1).toLowerCase(Locale.ROOT)
                + subject.substring(1);
    }

    /// What kind of paper.
    public enum Layout {
        /// From a subscriber to the managing authority.
        APPLICATION,
        /// From the managing authority to the provider, with a list as its appendix.
        LETTER,
        /// Signed by two sides.
        MINUTES
    }

    /// A block of numbered lines, or the place of the table.
    ///
    /// @param name `TABLE` for the table of [#columns]
    public record Part(String name, String heading, List<List<Field>> lines) {
        public Part {
            lines = lines.stream().map(List::copyOf).toList();
        }
    }

    /// Something the form asks.
    ///
    /// @param key of the fact that answers
    /// @param width of a column, in any unit; 0 for fields that aren't columns
    public record Field(
            String key,
            String label,
            FieldKind kind,
            boolean required,
            int width,
            String confidence) {}

    /// How a field is written.
    public enum FieldKind {
        TEXT,
        /// Two dotted lines when empty.
        LONG,
        /// A square to tick.
        TICK
    }

    /// Who signs.
    ///
    /// @param required false when the signature comes later in the procedure
    public record Signer(String role, boolean required, String heading, String note) {}
}
