package org.antin.device;

import java.util.UUID;

/// Published in the transaction in which the receiver declined, or the giver took the offer back;
/// the device never left the giver's hands.
public record HandoverDeclined(UUID handover, UUID device, UUID subscriber, String reason) {}
