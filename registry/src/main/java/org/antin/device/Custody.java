package org.antin.device;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A stretch of the ledger: who held the device, since when, by which minutes.
///
/// @param until null while it runs
public record Custody(Party custodian, Instant since, @Nullable Instant until, Handover minutes) {}
