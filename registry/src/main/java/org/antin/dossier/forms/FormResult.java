package org.antin.dossier.forms;

import org.antin.paper.Printed;

import java.util.List;

/// A generated form.
///
/// @param printed the file, and where the rooms for signatures (`signature.<role>`), `number` and
///   `date` are
/// @param missing what was left blank though the form asks it
public record FormResult(Printed printed, List<MissingField> missing) {
    public FormResult {
        missing = List.copyOf(missing);
    }

    public byte[] pdf() {
        return printed.pdf();
    }
}
