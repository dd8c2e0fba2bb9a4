package org.antin.device;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A checked device of a list that is taken over, with the opening entry of its ledger.
///
/// @param issuedAt not after `since`
/// @param minutes number of the minutes of the opening entry
/// @param since when the custodian has held it, as far as the list knows
/// @param letter of assignment, or empty
public record IntakeDevice(
        UUID id,
        UUID subscriber,
        DeviceKind kind,
        DeviceNumber number,
        Instant issuedAt,
        String minutes,
        Party giver,
        Party custodian,
        Instant since,
        LocalDate on,
        String letter) {}
