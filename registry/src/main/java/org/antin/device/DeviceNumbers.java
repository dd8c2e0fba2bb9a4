package org.antin.device;

import org.springframework.stereotype.Component;

import java.util.Optional;
import java.util.UUID;

/// Device numbers as the tables keep them; the only way from a stored number to a readable one.
@Component
public class DeviceNumbers {
    /// @param sealed encrypted, bound to the device
    public record Stored(byte[] sealed, byte[] hash, byte[] tailHash) {}

    private final DeviceCipher cipher;

    DeviceNumbers(DeviceCipher cipher) {
        this.cipher = cipher;
    }

    public Stored store(DeviceNumber number, UUID device) {
        return new Stored(
                cipher.seal(number, device), cipher.hash(number), cipher.tailHash(number.tail()));
    }

    /// `••••4471`.
    public String masked(byte[] sealed, UUID device) {
        return cipher.open(sealed, device).masked();
    }

    /// In full: only for [DeviceDesk], which audits the read.
    DeviceNumber open(byte[] sealed, UUID device) {
        return cipher.open(sealed, device);
    }

    /// What a whole number is found by.
    byte[] hash(DeviceNumber number) {
        return cipher.hash(number);
    }

    /// What to look for when this was typed into a search box; empty when it can't be a number.
    public Optional<byte[]> hash(String typed) {
        return DeviceNumber.read(typed).map(cipher::hash);
    }

    /// What to look for when these may be the last four characters; empty when they can't.
    public Optional<byte[]> tailHash(String typed) {
        return DeviceNumber.read(typed)
                .map(DeviceNumber::value)
                .filter(value -> value.length() == 4)
                .map(cipher::tailHash);
    }
}
