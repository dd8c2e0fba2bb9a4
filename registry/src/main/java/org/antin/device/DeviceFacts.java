package org.antin.device;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What happened to a device; each null until it did.
///
/// @param lossMinutes number of the minutes confirming the loss (form 15), or empty
public record DeviceFacts(
        Instant issuedAt,
        @Nullable Instant receivedAt,
        @Nullable Instant inUseSince,
        @Nullable Instant lockedAt,
        @Nullable Instant lostReportedAt,
        String lossMinutes,
        @Nullable Instant damagedAt,
        String damage,
        @Nullable Instant returnDueSince,
        String returnReason,
        @Nullable Instant endedAt,
        @Nullable Ending ending) {}
