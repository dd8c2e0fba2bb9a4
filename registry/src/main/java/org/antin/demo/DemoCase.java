package org.antin.demo;

import org.antin.access.Actor;
import org.antin.dossier.Dossier;
import org.antin.dossier.Request;
import org.antin.dossier.SubjectKind;
import org.antin.practiceca.Subject;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// One request of the demo's history on its way.
final class DemoCase {
    /// Who does an authority's work, and the numbers it gave its papers.
    static final class Authority {
        final String key;
        final UUID id;
        final Actor officer;
        final Actor head;
        private final String notation;
        private int letters = 40;
        private int minutes = 10;

        Authority(String key, UUID id, Actor officer, Actor head) {
            this.key = key;
            this.id = id;
            this.officer = officer;
            this.head = head;
            notation = DemoRoster.isDistrict(key) ? "/BB-UBND" : "/BB-VP";
        }

        String nextLetter() {
            return Integer.toString(++letters);
        }

        String nextMinutes() {
            return ++minutes + notation;
        }
    }

    /// What is asked, and by whom.
    ///
    /// @param subject what the provider will write into the certificate
    record Wish(
            Actor filer, SubjectKind kind, UUID organisation, Request request, Subject subject) {}

    final Authority authority;
    final Wish wish;

    /// Who takes the device over.
    final Actor receiver;

    /// Letter of assignment (Điều 10.2), empty for a person's own device.
    final String letter;

    /// The dossier, once it is open, and its version as whoever acts next sees it.
    private @Nullable UUID dossier;

    private int version;

    DemoCase(Authority authority, Wish wish, Actor receiver, String letter) {
        this.authority = authority;
        this.wish = wish;
        this.receiver = receiver;
        this.letter = letter;
    }

    void isNow(Dossier after) {
        dossier = after.id();
        version = after.version();
    }

    /// It took a step together with the others of its letter.
    void moved() {
        version++;
    }

    Actor filer() {
        return wish.filer();
    }

    int version() {
        return version;
    }

    UUID id() {
        var open = dossier;
        if (open == null) throw new IllegalStateException("not open yet");
        return open;
    }
}
