package org.antin.subscriber;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// Điều 10.2: a person was assigned a certificate in writing.
///
/// @param until null while it runs
public record Assignment(UUID person, Instant since, @Nullable Instant until, String letter) {}
