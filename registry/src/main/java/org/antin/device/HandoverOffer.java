package org.antin.device;

import java.time.LocalDate;
import java.util.UUID;

/// Minutes the giver draws up and signs.
///
/// @param id chosen by the caller
/// @param number of the minutes
/// @param on the day it changes hands
/// @param letter of assignment, or written permission for a further handover; empty where none is
///   needed
public record HandoverOffer(
        UUID id,
        Receiver to,
        String number,
        LocalDate on,
        String place,
        String condition,
        String letter) {
    /// To whom.
    public sealed interface Receiver {
        /// A body: the managing authority, or the subscriber's own organisation.
        record ToBody(UUID organisation) implements Receiver {}

        record ToPerson(UUID person) implements Receiver {}
    }
}
