package org.antin.paper;

import java.util.List;

/// The room for one signature, with what stands above and below it (ô 7a to 7c).
///
/// @param key under which the room's place is remembered
/// @param heading for whom, in capitals; empty where the lines of authority say it
/// @param lines authority and title: "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"
/// @param note in brackets below, empty when there is none
/// @param name who signs; empty leaves it open
public record SignatureSpace(
        String key, String heading, List<String> lines, String note, String name) {
    public SignatureSpace {
        lines = List.copyOf(lines);
    }
}
