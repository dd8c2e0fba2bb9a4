package org.antin.dossier.forms;

/// Something a form asks and nobody has answered; left as a dotted line.
///
/// @param key of the fact
/// @param label as on the form
/// @param row number in the list, from 1; 0 when it isn't in the list
public record MissingField(String key, String label, int row) {}
