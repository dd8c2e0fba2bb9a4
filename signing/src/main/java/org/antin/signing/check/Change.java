package org.antin.signing.check;

/// One thing found in the part of the file that came after a signature.
///
/// @param code stable name of the kind of change
/// @param text what it is, in Vietnamese
/// @param page page it shows on, from 1; 0 when it isn't tied to a page
public record Change(String code, LaterChanges weight, String text, int page) {}
