package org.antin.device;

import org.antin.kernel.Scope;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// Minutes of a handover (biên bản bàn giao).
///
/// @param number of the minutes
/// @param form "13" or "14" of Thông tư 185/2019 where one is used, or empty
/// @param letter of assignment (Điều 10.2) or written permission (Nghị định 30/2020, Điều 32)
/// @param offeredBy name of who signed for the giver
/// @param confirmedBy name of who signed for the receiver, empty until then
public record Handover(
        UUID id,
        UUID device,
        Kind kind,
        String number,
        String form,
        Party giver,
        Party receiver,
        LocalDate on,
        String place,
        String condition,
        String letter,
        Instant offeredAt,
        String offeredBy,
        @Nullable Instant confirmedAt,
        String confirmedBy,
        @Nullable Instant declinedAt,
        String declineReason,
        Scope scope) {
    /// What the minutes are about.
    public enum Kind {
        /// From the provider.
        RECEIPT,
        /// Taken over from a list kept before.
        ADOPTION,
        HANDOVER,
        /// To the provider.
        RETURN
    }

    public boolean isOpen() {
        return confirmedAt == null && declinedAt == null;
    }
}
