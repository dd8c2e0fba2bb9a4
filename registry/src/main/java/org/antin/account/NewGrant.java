package org.antin.account;

import org.antin.access.Role;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Nfc;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A role to be given.
///
/// @param from first day
/// @param lastDay last day, null for no end
/// @param basis the document it rests on: number, date, who signed (Điều 9.1, 10.2, 4)
public record NewGrant(
        Role role, UUID organisation, LocalDate from, @Nullable LocalDate lastDay, String basis) {
    public NewGrant {
        basis = Nfc.of(basis);
    }

    List<BadField> faults() {
        var faults = new ArrayList<BadField>();
        if (basis.isEmpty()) faults.add(new BadField("basis", "required"));
        if (basis.length() > 500) faults.add(new BadField("basis", "too-long", List.of(500)));
        return faults;
    }
}
