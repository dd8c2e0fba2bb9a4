package org.antin.device;

import org.antin.access.Actor;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.organisation.Capacities.Capacity;

import java.util.Optional;
import java.util.UUID;

/// What the log says of devices: never a number.
final class DeviceAudit {
    private final AuditTrail audit;

    DeviceAudit(AuditTrail audit) {
        this.audit = audit;
    }

    Outcome<Device> device(
            Actor actor,
            Optional<Capacity> capacity,
            String action,
            UUID id,
            Outcome<Device> outcome) {
        var act =
                Act.of(actor, action, "device", id)
                        .as(capacity.map(Capacity::role).orElse(null))
                        .outcome(outcome);
        audit.append(
                switch (outcome) {
                    case Done<Device>(var device) ->
                            act.in(device.scope())
                                    .with("state", device.state().name())
                                    .with("version", device.version());
                    case Refused<Device> _ -> act;
                });
        return outcome;
    }

    Outcome<Handover> handover(
            Actor actor,
            Optional<Capacity> capacity,
            String action,
            UUID device,
            Outcome<Handover> outcome) {
        var act =
                Act.of(actor, action, "device", device)
                        .as(capacity.map(Capacity::role).orElse(null))
                        .outcome(outcome);
        audit.append(
                switch (outcome) {
                    case Done<Handover>(var minutes) ->
                            act.in(minutes.scope())
                                    .with("minutes", minutes.id())
                                    .with("number", minutes.number())
                                    .with("giver", minutes.giver().name())
                                    .with("receiver", minutes.receiver().name());
                    case Refused<Handover> _ -> act;
                });
        return outcome;
    }

    void read(Actor actor, UUID id, Optional<Device> device, Outcome<DeviceFile> outcome) {
        audit.append(
                Act.of(actor, "device.read", "device", id)
                        .in(device.map(Device::scope).orElse(null))
                        .outcome(outcome));
    }
}
