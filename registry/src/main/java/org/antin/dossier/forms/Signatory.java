package org.antin.dossier.forms;

import java.util.List;

/// Who signs a form, and by which authority.
///
/// @param lines authority and title ([SigningLines]); empty for a plain subscriber
/// @param name empty when it isn't known yet
public record Signatory(List<String> lines, String name) {
    public Signatory {
        lines = List.copyOf(lines);
    }

    /// Somebody who signs for himself or herself.
    public static Signatory named(String name) {
        return new Signatory(List.of(), name);
    }
}
