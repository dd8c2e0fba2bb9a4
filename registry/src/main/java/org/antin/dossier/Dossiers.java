package org.antin.dossier;

import org.antin.access.Actor;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The dossiers an actor may read: every call is answered inside the actor's scope.
public interface Dossiers {
    Optional<Dossier> find(UUID id);

    /// The same dossier as lists show it: with the limit that runs now.
    Optional<Row> row(UUID id);

    /// Newest first, a page at a time.
    ///
    /// @param filter which ones
    /// @param place where the page lies, null for the first page
    /// @param limit how many rows, 1 to 200, or more for an export
    List<Row> list(Filter filter, @Nullable Cursor place, int limit);

    /// What waits for this person to do something: as officer, head, filer, receiver or provider.
    /// The most urgent first; at most `limit` rows.
    List<Row> waitingFor(Actor actor, int limit);

    /// What has been done to it, oldest first.
    List<Step> history(UUID dossier);

    /// The dossier that waits for these minutes to be confirmed.
    Optional<Dossier> waitingForHandover(UUID handover);

    /// Dossiers gathered in a letter, in the order of their codes.
    List<Dossier> inLetter(UUID letter);

    /// How many dossiers the actor may read stand at each stage.
    java.util.Map<StageKind, Integer> counts();

    /// What a list shows of a dossier.
    ///
    /// @param dueAt end of the limit that runs now, null when none runs
    /// @param dueInternal the limit is our own, not the law's
    record Row(
            UUID id,
            String code,
            Procedure procedure,
            SubjectKind subjectKind,
            String subjectName,
            UUID organisation,
            UUID managingAuthority,
            StageKind stage,
            Instant since,
            @Nullable Instant dueAt,
            boolean dueInternal,
            Instant openedAt) {}

    /// Beside which row a page lies.
    ///
    /// @param newer the page before that row (newer dossiers) instead of the one after it
    record Cursor(OffsetDateTime openedAt, UUID id, boolean newer) {}

    /// @param text name without diacritics or code, empty for all
    /// @param stages empty for all
    record Filter(
            String text,
            List<StageKind> stages,
            @Nullable Procedure procedure,
            @Nullable UUID organisation,
            @Nullable UUID managingAuthority) {
        public static final Filter ALL = new Filter("", List.of(), null, null, null);

        public Filter {
            stages = List.copyOf(stages);
        }
    }

    /// One line of the history.
    record Step(
            int version,
            Instant at,
            String actorName,
            String capacity,
            String move,
            StageKind from,
            StageKind to,
            String note) {}
}
