package org.antin.shell;

import org.springframework.http.HttpStatus;

import java.util.List;

/// Why a program's call came to nothing, as RFC 9457 writes it.
///
/// @param code stable; what programs go by
/// @param detail for people, in Vietnamese
/// @param errors fields at fault, in the order they were found; often none
/// @param reference what to tell the help desk; empty where nothing went wrong on our side
public record Problem(
        HttpStatus status, String code, String detail, List<Fault> errors, String reference) {
    /// A field at fault.
    public record Fault(String field, String code, String detail) {}

    public Problem {
        errors = List.copyOf(errors);
    }
}
