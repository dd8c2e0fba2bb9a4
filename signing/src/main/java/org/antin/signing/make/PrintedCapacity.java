package org.antin.signing.make;

import java.util.List;

/// In whose place a document says its signer signs (NĐ 30/2020, Phụ lục I, ô 7a): the lines above
/// the name, in capitals and composed.
///
/// @param authorities the lines that begin with TM., Q., KT., TL. or TUQ., the one nearest to the
///   title first; empty when there is none
/// @param titles the title line; behind it, when it may run over two lines, both together
public record PrintedCapacity(List<String> authorities, List<String> titles) {
    /// What a line of authority begins with (NĐ 30/2020, Điều 13).
    public enum Prefix {
        /// Signs in no other's place.
        NONE,
        /// Thay mặt: for a body that decides together.
        TM,
        /// Quyền: head for the time being.
        Q,
        /// Ký thay: a deputy for the head.
        KT,
        /// Thừa lệnh: the head of a unit by order.
        TL,
        /// Thừa ủy quyền: by written delegation.
        TUQ
    }

    public PrintedCapacity {
        authorities = List.copyOf(authorities);
        titles = List.copyOf(titles);
        if (titles.isEmpty()) throw new IllegalArgumentException("a block without a title line");
    }

    /// What the line nearest to the title begins with.
    public Prefix prefix() {
        return authorities.isEmpty() ? Prefix.NONE : prefix(authorities.getFirst());
    }

    /// Whether any of the lines begins so.
    public boolean has(Prefix prefix) {
        return authorities.stream().anyMatch(line -> prefix(line) == prefix);
    }

    /// In whose place, of the line nearest to the title: `CHỦ TỊCH`; empty when in nobody's.
    String giver() {
        return authorities.isEmpty()
                ? ""
                : authorities.getFirst().replaceFirst("^[^.]*\\.", "").strip();
    }

    /// As it stands on the page, for whoever is asked about it.
    public String shown() {
        return (String.join(" ", authorities.reversed()) + " " + titles.getLast()).strip();
    }

    private static Prefix prefix(String line) {
        for (var prefix : Prefix.values()) {
            if (line.startsWith(prefix.name() + ".")) return prefix;
        }
        return Prefix.NONE;
    }
}
