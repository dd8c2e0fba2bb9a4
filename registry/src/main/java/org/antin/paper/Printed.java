package org.antin.paper;

import java.util.List;
import java.util.Optional;

/// A finished paper.
///
/// @param pdf the file
/// @param places where the spaces left for signatures, number and date are
public record Printed(byte[] pdf, int pages, List<Place> places) {
    public Printed {
        places = List.copyOf(places);
    }

    /// The first place of a key.
    public Optional<Place> place(String key) {
        return places.stream().filter(p -> p.key().equals(key)).findFirst();
    }
}
