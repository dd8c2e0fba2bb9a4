package org.antin.access;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Who is doing something now. Only grants in force today are listed.
///
/// @param account null for anybody but a signed-in person
/// @param person null for an account that is no registered person (the first administrator)
/// @param name shown and written to the audit log
/// @param via the connected system that acts in the account's place, null when nobody stands
///   between
public record Actor(
        Kind kind,
        @Nullable UUID account,
        @Nullable UUID person,
        String name,
        List<Grant> grants,
        @Nullable Via via) {
    /// Another system, with its token, in an account's place.
    ///
    /// @param within it sees rows of this body and those below it only, however far the account
    ///   reaches
    public record Via(UUID connection, UUID within) {}

    /// What stands behind the actor.
    public enum Kind {
        /// A person with an account.
        PERSON,
        /// The house itself: jobs, outbox. Sees every row.
        SYSTEM,
        /// The sign-in door: sees accounts and nothing else.
        GATE,
        /// Somebody who isn't signed in: sees no row of any scoped table.
        PUBLIC
    }

    public static final Actor PUBLIC = new Actor(Kind.PUBLIC, null, null, "", List.of());
    public static final Actor GATE = new Actor(Kind.GATE, null, null, "", List.of());

    public Actor {
        grants = List.copyOf(grants);
    }

    public Actor(
            Kind kind,
            @Nullable UUID account,
            @Nullable UUID person,
            String name,
            List<Grant> grants) {
        this(kind, account, person, name, grants, null);
    }

    /// The same, acting through another system: with the account's rights and no more.
    public Actor through(Via system, String systemName) {
        var both = name.isEmpty() ? systemName : name + " (" + systemName + ")";
        return new Actor(kind, account, person, both, grants, system);
    }

    /// The house itself, for jobs; `job` names which.
    public static Actor system(String job) {
        return new Actor(Kind.SYSTEM, null, null, job, List.of());
    }

    public boolean isPerson() {
        return kind == Kind.PERSON;
    }

    public boolean isPerson(@Nullable UUID someone) {
        return person != null && person.equals(someone);
    }

    /// Whether the actor holds one of these roles anywhere.
    public boolean holds(Role... roles) {
        return grants.stream().anyMatch(g -> Arrays.asList(roles).contains(g.role()));
    }

    /// Whether the actor holds the role for exactly this organisation.
    public boolean holds(Role role, @Nullable UUID organisation) {
        return grant(role, organisation).isPresent();
    }

    public Optional<Grant> grant(Role role, @Nullable UUID organisation) {
        return grants.stream()
                .filter(g -> g.role() == role && g.organisation().equals(organisation))
                .findFirst();
    }

    /// The first of these roles that the actor holds for exactly this organisation; empty where
    /// none.
    public Optional<Role> firstHeld(List<Role> roles, UUID organisation) {
        return roles.stream().filter(role -> holds(role, organisation)).findFirst();
    }

    /// The organisations for which the actor holds the role, in the order granted.
    public List<UUID> organisations(Role role) {
        return organisations(List.of(role));
    }

    /// The organisations for which the actor holds one of these roles, by role, then in the order
    /// granted; none twice.
    public List<UUID> organisations(List<Role> roles) {
        return roles.stream()
                .flatMap(role -> grants.stream().filter(g -> g.role() == role))
                .map(Grant::organisation)
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return kind + ":" + name;
    }
}
