package org.antin.audit;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.kernel.Outcome;
import org.antin.kernel.Scope;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/// One thing somebody did or was refused, ready to be written to the log.
///
/// @param capacity the role in which the actor did it (Điều 8.0: every act marked with its
///   capacity), null when it needed none
/// @param action `capability.what`, stable
/// @param subjectKind what it was done to: `dossier`, `device` …
/// @param subject id of that thing
/// @param refusal code of the refusal, empty when it was done
/// @param facts what a later reader needs, never a secret and never document text
/// @param scope who may read this line; null: only those who read the whole log's part of the actor
public record Act(
        Actor actor,
        @Nullable Role capacity,
        String action,
        String subjectKind,
        String subject,
        String refusal,
        Map<String, String> facts,
        @Nullable Scope scope) {
    public Act {
        facts = Map.copyOf(facts);
    }

    public static Act of(Actor actor, String action, String subjectKind, Object subject) {
        return new Act(actor, null, action, subjectKind, subject.toString(), "", Map.of(), null);
    }

    public Act as(@Nullable Role role) {
        return new Act(actor, role, action, subjectKind, subject, refusal, facts, scope);
    }

    public Act in(@Nullable Scope within) {
        return new Act(actor, capacity, action, subjectKind, subject, refusal, facts, within);
    }

    public Act with(String name, Object value) {
        var more = new TreeMap<>(facts);
        more.put(name, value.toString());
        return new Act(actor, capacity, action, subjectKind, subject, refusal, more, scope);
    }

    public Act outcome(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> _ -> this;
            case Outcome.Refused<?>(var why) -> refused(why.code());
        };
    }

    public Act refused(String code) {
        return new Act(actor, capacity, action, subjectKind, subject, code, facts, scope);
    }
}
