package org.antin.device;

import org.antin.device.store.DeviceBatches;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Writes checked devices in batches. Only for the taking over of lists, in its own transaction and
/// with its own audit lines.
@Component
public class DeviceIntake {
    private final DeviceBatches rows;
    private final DeviceNumbers numbers;

    DeviceIntake(DeviceBatches rows, DeviceNumbers numbers) {
        this.rows = rows;
        this.numbers = numbers;
    }

    /// Which of these numbers are in the register.
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<DeviceNumber> known(Collection<DeviceNumber> wanted) {
        var byHash = new HashMap<String, DeviceNumber>();
        for (var number : wanted) byHash.put(hex(numbers.hash(number)), number);
        var known = new HashSet<DeviceNumber>();
        for (var hash : rows.known(wanted.stream().map(numbers::hash).toList())) {
            var number = byHash.get(hex(hash));
            if (number != null) known.add(number);
        }
        return known;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<IntakeDevice> devices, String by, Instant at) {
        rows.insert(devices, numbers, by, at);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
