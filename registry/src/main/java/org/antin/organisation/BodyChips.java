package org.antin.organisation;

import org.antin.shell.Address;
import org.antin.shell.Asked;
import org.antin.shell.Chip;
import org.antin.shell.Phrase;

import java.util.ArrayList;
import java.util.List;

/// What a list's address asks about bodies, as chips that can be put away: `within` a body,
/// `managed` by one.
public final class BodyChips {
    private BodyChips() {}

    public static List<Chip> of(Address address, Organisations organisations) {
        var chips = new ArrayList<Chip>();
        add(chips, address, "within", "organisation.within", organisations);
        add(chips, address, "managed", "organisation.managed-by-chip", organisations);
        return chips;
    }

    private static void add(
            List<Chip> chips,
            Address address,
            String name,
            String key,
            Organisations organisations) {
        var id = Asked.id(address, name);
        if (id == null) return;
        organisations
                .label(id)
                .ifPresent(
                        label ->
                                chips.add(
                                        Chip.filter(
                                                address,
                                                name,
                                                address.first(name).orElse(""),
                                                Phrase.of(key, label.name()),
                                                null)));
    }
}
