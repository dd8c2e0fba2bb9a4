package org.antin.signing.check.pdf;

/// An object as written in the file: `number generation obj … endobj`.
///
/// @param end the byte after it
record IndirectObject(int number, int generation, PdfValue value, int end) {}
