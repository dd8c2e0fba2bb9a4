package org.antin.device.web;

import org.antin.shell.Address;
import org.antin.shell.Table;

/// What templates/device/DeviceListPage.html shows.
record DeviceListPage(Address address, Table table) {}
