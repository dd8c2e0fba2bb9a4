package org.antin.device.web;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.device.Devices;
import org.antin.shell.Address;
import org.antin.shell.Column;
import org.antin.shell.EmptyState;
import org.antin.shell.Table;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.SubscriberPart;
import org.springframework.stereotype.Component;

import java.util.Optional;

/// The devices of a subscriber on its page, for those who need to know them (D2.3).
@Component
class DevicesOfSubscriber implements SubscriberPart {
    private final Devices devices;

    DevicesOfSubscriber(Devices devices) {
        this.devices = devices;
    }

    @Override
    public int place() {
        return 20;
    }

    @Override
    public Optional<Table> of(Subscriber subscriber) {
        var actor = Acting.now().orElse(Actor.PUBLIC);
        var found = devices.ofSubscriber(subscriber.id());
        boolean knows =
                !found.isEmpty()
                        || actor.holds(
                                Role.RECEIVING_OFFICER,
                                Role.CONFIRMING_HEAD,
                                Role.SUBSCRIBER_MANAGER,
                                Role.INSPECTOR);
        if (!knows) return Optional.empty();
        return Optional.of(
                Table.of(
                                "devices",
                                "device.list",
                                Address.of("/subscribers/" + subscriber.id()),
                                DeviceViews.COLUMNS.stream().map(Column::fixed).toList(),
                                found.stream().map(DeviceViews::row).toList())
                        .orElse(EmptyState.of("device.none-of-subscriber")));
    }
}
