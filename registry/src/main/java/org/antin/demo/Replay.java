package org.antin.demo;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/// Calls desks in the past, each call with the eyes of who acts: row-level security holds for every
/// single act although the whole history is one transaction (a demo is there whole or not at all).
@Component
@ConditionalOnProperty(name = "antin.demo", havingValue = "true")
class Replay {
    /// The house itself, for what stood before anybody had an account.
    static final Actor HOUSE = Actor.system("Nạp dữ liệu mẫu");

    private static final String TELL =
            """
            select set_config('antin.kind', ?, true), set_config('antin.account', ?, true),
                   set_config('antin.person', ?, true), set_config('antin.today', ?, true)
            """;

    private final JdbcClient db;

    Replay(JdbcClient db) {
        this.db = db;
    }

    /// What the desk did.
    ///
    /// @throws IllegalStateException with the code when it refused: a replay meets no refusal
    <T> T ask(Actor actor, Instant at, Supplier<Outcome<T>> desk) {
        return switch (as(actor, at, desk)) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var why) ->
                    throw new IllegalStateException(
                            "the demo's history was refused: "
                                    + why.code()
                                    + " "
                                    + why.arguments()
                                    + " at "
                                    + at);
        };
    }

    /// Whatever `work` finds with the actor's eyes.
    <T> T as(Actor actor, Instant at, Supplier<T> work) {
        return DemoClock.at(
                at,
                () ->
                        Acting.as(
                                actor,
                                () -> {
                                    tell(actor, at);
                                    return work.get();
                                }));
    }

    private void tell(Actor actor, Instant at) {
        db.sql(TELL)
                .params(
                        actor.kind().name(),
                        text(actor.account()),
                        text(actor.person()),
                        Days.of(at).toString())
                .query((rs, n) -> 1)
                .single();
    }

    private static String text(@org.jspecify.annotations.Nullable UUID id) {
        return id == null ? "" : id.toString();
    }
}
