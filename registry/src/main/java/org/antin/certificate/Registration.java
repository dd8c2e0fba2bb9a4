package org.antin.certificate;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// Điều 3.2: an outside system the certificate is registered with.
///
/// @param system tax, social insurance, treasury …
/// @param account the body's number there, or empty
/// @param until null while it stands
public record Registration(
        UUID id, String system, String account, LocalDate since, @Nullable LocalDate until) {}
