package org.antin.connection;

import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Nfc;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// What an administrator asks for.
///
/// @param username of the account it acts for; empty for a system that only reads figures
public record NewConnection(
        String name,
        @Nullable UUID organisation,
        String username,
        Set<ApiScope> scopes,
        @Nullable LocalDate from,
        @Nullable LocalDate lastDay,
        String basis) {
    /// A longer one is made anew: a token forgotten in a drawer dies by itself.
    static final int LONGEST_YEARS = 2;

    public NewConnection {
        name = Nfc.of(name);
        username = username.strip().toLowerCase(Locale.ROOT);
        scopes = Set.copyOf(scopes);
        basis = Nfc.of(basis);
    }

    /// Every fault at once, in the order of the form.
    List<BadField> faults() {
        var faults = new ArrayList<BadField>();
        if (name.isEmpty()) faults.add(new BadField("name", "required"));
        if (name.length() > 100) faults.add(new BadField("name", "too-long", List.of(100)));
        if (organisation == null) faults.add(new BadField("organisation", "required"));
        if (scopes.isEmpty()) faults.add(new BadField("scopes", "required"));
        if (username.isEmpty() && scopes.stream().anyMatch(ApiScope::needsAccount)) {
            faults.add(new BadField("username", "required"));
        }
        if (from == null) faults.add(new BadField("from", "date"));
        if (lastDay == null) faults.add(new BadField("lastDay", "date"));
        if (basis.isEmpty()) faults.add(new BadField("basis", "required"));
        if (basis.length() > 500) faults.add(new BadField("basis", "too-long", List.of(500)));
        return faults;
    }
}
