package org.antin.document;

import java.time.Instant;
import java.time.LocalDate;

/// By whose decision a document was destroyed (Thông tư 41/2017, Điều 10).
///
/// @param decision number of the decision of the body's head
/// @param at when it was carried out
public record Destruction(
        String decision, LocalDate decidedOn, String reason, Instant at, String by) {}
