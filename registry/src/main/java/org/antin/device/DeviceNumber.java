package org.antin.device;

import org.antin.kernel.Nfc;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A device's number, the way it is compared: capitals, no spaces.
///
/// @param value 4 to 40 capitals, digits and dashes
public record DeviceNumber(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9A-Z][0-9A-Z-]{2,38}[0-9A-Z]");

    /// Reads what was typed; empty when it can't be a number.
    public static Optional<DeviceNumber> read(String typed) {
        var value = Nfc.of(typed).replace(" ", "").toUpperCase(Locale.ROOT);
        return FORM.matcher(value).matches()
                ? Optional.of(new DeviceNumber(value))
                : Optional.empty();
    }

    /// The last four characters: what lists may show.
    String tail() {
        return value.substring(value.length() - 4);
    }

    String masked() {
        return "••••" + tail();
    }

    /// The number is under the regime of Điều 2.3.
    @Override
    public String toString() {
        return "DeviceNumber[••••]";
    }
}
