package org.antin.account;

import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Nfc;
import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/// An account to be opened.
///
/// @param username lower case Latin letters, digits, dot, hyphen: 3 to 60
/// @param organisation whose administrators keep it
/// @param person the registered person it belongs to, null for none
public record NewAccount(
        String username, String displayName, @Nullable UUID organisation, @Nullable UUID person) {
    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9.-]{2,59}");

    public NewAccount {
        username =
                Normalizer.normalize(username.strip(), Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT);
        displayName = Nfc.of(displayName);
    }

    List<BadField> faults() {
        var faults = new ArrayList<BadField>();
        if (username.isEmpty()) faults.add(new BadField("username", "required"));
        else if (!USERNAME.matcher(username).matches())
            faults.add(new BadField("username", "username"));
        if (displayName.isEmpty()) faults.add(new BadField("displayName", "required"));
        else if (displayName.length() > 100)
            faults.add(new BadField("displayName", "too-long", List.of(100)));
        return faults;
    }
}
