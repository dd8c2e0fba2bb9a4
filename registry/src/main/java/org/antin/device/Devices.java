package org.antin.device;

import org.antin.kernel.Slice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The register of devices, as far as the actor sees it; numbers are masked here.
public interface Devices {
    Optional<Device> find(UUID id);

    Optional<Handover> handover(UUID id);

    /// Live devices of a subscriber, newest first.
    List<Device> ofSubscriber(UUID subscriber);

    /// Handovers this person is to confirm.
    List<Handover> toConfirm(UUID person);

    /// Handovers this body is to confirm.
    List<Handover> toConfirmBy(UUID organisation);

    Slice<Device> page(DeviceQuery query);

    long count(DeviceQuery query);

    /// How many there would be in each state, whichever the query asks for.
    Map<DeviceState, Long> countByState(DeviceQuery query);
}
