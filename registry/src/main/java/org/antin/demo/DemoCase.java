package org.antin.demo;

import org.antin.access.Actor;
import org.antin.dossier.Dossier;
import org.antin.dossier.Request;
import org.antin.dossier.SubjectKind;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// One request of the demo's history on its way.
final class DemoCase {
    /// Who does an authority's work, and the numbers it gave its papers.
    static final class Authority {
        final UUID id;
        final Actor officer;
        final Actor head;
        private int letters = 40;
        private int minutes = 10;

        Authority(UUID id, Actor officer, Actor head) {
            this.id = id;
            this.officer = officer;
            this.head = head;
        }

        String nextLetter() {
            return Integer.toString(++letters);
        }

        String nextMinutes() {
            return ++minutes + "/BB-UBND";
        }
    }

    final Authority authority;
    final Actor filer;
    final SubjectKind kind;
    final UUID organisation;
    final Request request;

    /// Who takes the device over.
    final Actor receiver;

    /// Letter of assignment (Điều 10.2), empty for a person's own device.
    final String letter;

    /// The dossier, once it is open, and its version as whoever acts next sees it.
    private @Nullable UUID dossier;

    private int version;

    DemoCase(
            Authority authority,
            Actor filer,
            SubjectKind kind,
            UUID organisation,
            Request request,
            Actor receiver,
            String letter) {
        this.authority = authority;
        this.filer = filer;
        this.kind = kind;
        this.organisation = organisation;
        this.request = request;
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

    int version() {
        return version;
    }

    UUID id() {
        var open = dossier;
        if (open == null) throw new IllegalStateException("not open yet");
        return open;
    }
}
