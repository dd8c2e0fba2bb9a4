package org.antin.document;

import java.time.Instant;

/// A template as somebody set it.
///
/// @param version from 1, one more each time
public record KeptTemplate(MarkTemplate template, int version, Instant at, String by) {}
