package org.antin.access;

import java.util.Optional;

/// Binds an actor to the work of a thread, so that every transaction it opens tells PostgreSQL who
/// asks. Without a binding a transaction sees no row of any scoped table.
public final class Acting {
    private static final ScopedValue<Actor> ACTOR = ScopedValue.newInstance();

    private Acting() {}

    /// Runs `work` as `actor`; nested calls replace the actor for their own length.
    public static <R, X extends Throwable> R as(
            Actor actor, ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(ACTOR, actor).call(work);
    }

    /// Runs `work` as `actor`.
    public static void run(Actor actor, Runnable work) {
        ScopedValue.where(ACTOR, actor).run(work);
    }

    public static Optional<Actor> now() {
        return ACTOR.isBound() ? Optional.of(ACTOR.get()) : Optional.empty();
    }
}
