package org.antin.device;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.HouseRights;
import org.antin.audit.AuditTrail;
import org.antin.device.store.DeviceStore;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.UUID;

/// The details of devices (Điều 2.3): only for those in reach, and every read is audited.
@Component
public class DeviceFiles {
    private final DeviceStore devices;
    private final DeviceNumbers numbers;
    private final HouseRights house;
    private final DeviceAudit told;

    DeviceFiles(DeviceStore devices, DeviceNumbers numbers, HouseRights house, AuditTrail audit) {
        this.devices = devices;
        this.numbers = numbers;
        this.house = house;
        this.told = new DeviceAudit(audit);
    }

    /// Everything about a device, its number in full.
    @Transactional
    public Outcome<DeviceFile> read(UUID id, Actor actor) {
        var device = devices.find(id);
        Outcome<DeviceFile> outcome =
                device.<Outcome<DeviceFile>>map(d -> done(file(d)))
                        .orElseGet(() -> refused(new CommonRefusal.NotFound()));
        told.read(actor, id, device, outcome);
        return outcome;
    }

    private DeviceFile file(Device device) {
        return new DeviceFile(
                device,
                numbers.open(devices.sealedNumber(device.id()), device.id()).value(),
                devices.custody(device.id()),
                devices.minutes(device.id()),
                house.in(() -> devices.readers(device.id())));
    }
}
