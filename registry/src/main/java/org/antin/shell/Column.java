package org.antin.shell;

/// A column of a [Table], on the screen and in its Excel file.
///
/// @param key name in the address (`sort=`, `cols=`)
/// @param label heading
/// @param sortable the heading is a link that sorts
/// @param heading its cells name the row (`<th scope="row">`)
/// @param number right-aligned figures
/// @param choosable the reader may hide it
/// @param away hidden as long as the reader doesn't ask for it; only where choosable
public record Column(
        String key,
        Phrase label,
        boolean sortable,
        boolean heading,
        boolean number,
        boolean choosable,
        boolean away) {
    public static Column of(String key, String labelKey) {
        return new Column(key, Phrase.of(labelKey), false, false, false, false, false);
    }

    public Column sorting() {
        return new Column(key, label, true, heading, number, choosable, away);
    }

    public Column naming() {
        return new Column(key, label, sortable, true, number, choosable, away);
    }

    public Column counting() {
        return new Column(key, label, sortable, heading, true, choosable, away);
    }

    public Column optional() {
        return new Column(key, label, sortable, heading, number, true, false);
    }

    /// Optional, and there only when asked for.
    public Column hidden() {
        return new Column(key, label, sortable, heading, number, true, true);
    }

    /// The same in a table that is neither sorted nor chosen from.
    public Column fixed() {
        return new Column(key, label, false, heading, number, false, false);
    }
}
