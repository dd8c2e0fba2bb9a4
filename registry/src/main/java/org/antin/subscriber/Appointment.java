package org.antin.subscriber;

import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Nfc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A position somebody takes up.
///
/// @param title chức vụ as the decision has it
/// @param from not in the future
/// @param basis the decision, number and date; may be empty for positions taken over from a list
public record Appointment(
        UUID organisation, String title, Rank rank, LocalDate from, String basis) {
    public Appointment {
        title = Nfc.of(title);
        basis = Nfc.of(basis);
    }

    List<BadField> faults(LocalDate today) {
        var faults = new ArrayList<BadField>();
        if (title.isEmpty()) faults.add(new BadField("title", "required"));
        if (title.length() > 200) faults.add(new BadField("title", "too-long", List.of(200)));
        if (from.isAfter(today)) faults.add(new BadField("from", "not-in-future"));
        return faults;
    }
}
