package org.antin.device.web;

import org.antin.device.DeviceQuery;
import org.antin.device.Devices;
import org.antin.kernel.Window;
import org.antin.search.SearchPart;
import org.antin.shell.Address;
import org.antin.shell.Column;
import org.antin.shell.Table;
import org.springframework.stereotype.Component;

/// Devices by subscriber, whole number or last four characters; masked.
@Component
class DeviceSearch implements SearchPart {
    private final Devices devices;

    DeviceSearch(Devices devices) {
        this.devices = devices;
    }

    @Override
    public int place() {
        return 30;
    }

    @Override
    public Hits search(String words) {
        var found =
                devices.page(
                        new DeviceQuery(
                                words, null, null, null, null, false, false, Window.first(SHOWN)));
        var table =
                Table.of(
                        "found-devices",
                        "device.list",
                        Address.of("/search"),
                        DeviceViews.COLUMNS.stream().map(Column::fixed).toList(),
                        found.items().stream().map(DeviceViews::row).toList());
        return new Hits(
                table, Address.of("/devices").with("q", words).toString(), found.next() != null);
    }
}
