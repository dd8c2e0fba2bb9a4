package org.antin.device;

import java.time.Instant;
import java.util.UUID;

/// Published in the transaction in which the receiver confirmed; the device is in new hands.
public record HandoverConfirmed(
        UUID handover, UUID device, UUID subscriber, Party receiver, Instant at) {}
