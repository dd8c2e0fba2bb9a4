package org.antin.device;

import org.antin.kernel.Scope;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// A secret-key device as lists show it: its number is masked.
///
/// @param name the subscriber's
/// @param masked `••••4471`
/// @param custodian who holds it now; null while it is on its way and after its end
/// @param pendingHandover minutes offered and not answered yet
/// @param version grows by one with each change
public record Device(
        UUID id,
        DeviceKind kind,
        String model,
        UUID subscriber,
        String name,
        String masked,
        DeviceFacts facts,
        @Nullable Party custodian,
        @Nullable Instant custodianSince,
        @Nullable UUID pendingHandover,
        Scope scope,
        int version) {
    /// Where it stands, the gravest fact first.
    public DeviceState state() {
        var ending = facts.ending();
        if (ending != null) {
            return switch (ending) {
                case RETURNED -> DeviceState.RETURNED;
                case LOST -> DeviceState.WRITTEN_OFF;
                case DESTROYED -> DeviceState.DESTROYED;
            };
        }
        if (facts.lostReportedAt() != null) return DeviceState.LOST;
        if (pendingHandover != null) return DeviceState.HANDOVER_PENDING;
        if (facts.damagedAt() != null) return DeviceState.DAMAGED;
        if (facts.returnDueSince() != null) return DeviceState.RETURN_DUE;
        if (facts.lockedAt() != null) return DeviceState.LOCKED;
        return switch (custodian) {
            case null -> DeviceState.IN_TRANSIT;
            case Party.Official _ -> DeviceState.IN_USE;
            case Party.Body _, Party.Provider _ -> DeviceState.AT_BODY;
        };
    }
}
