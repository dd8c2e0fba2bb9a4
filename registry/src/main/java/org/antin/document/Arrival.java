package org.antin.document;

import java.time.LocalDate;

/// What a body's register of documents received says of one (Nghị định 30/2020, Điều 22).
public record Arrival(int number, LocalDate day) {}
