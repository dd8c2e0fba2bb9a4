package org.antin.dossier;

import org.antin.access.Actor;
import org.antin.kernel.Slice;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The dossiers an actor may read: every call is answered inside the actor's scope.
public interface Dossiers {
    Optional<Dossier> find(UUID id);

    /// The same dossier as lists show it: with the limit that runs now.
    Optional<Row> row(UUID id);

    /// A page of a list.
    Slice<Row> page(DossierQuery query);

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
    Map<StageKind, Integer> counts();

    /// How many of them aren't closed: a few of very many.
    int open();

    /// How many dossiers each of these letters carries, and how many of them the provider hasn't
    /// answered; a letter without any is left out.
    Map<UUID, Load> inLetters(Collection<UUID> letters);

    /// @param waiting forwarded and not answered
    record Load(int size, int waiting) {}

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
