package org.antin.kernel;

import java.util.function.Function;

/// What came of an attempt. A refusal is an answer, not an accident: it is shown, translated and
/// audited. Callers `switch` over it without a `default`, so that nobody can forget to look.
public sealed interface Outcome<T> {
    /// It was done; `value` is what is true now.
    record Done<T>(T value) implements Outcome<T> {}

    /// The house said no; nothing changed but the audit log.
    record Refused<T>(Refusal why) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal why) {
        return new Refused<>(why);
    }

    /// The same refusal, or what `step` makes of the value.
    default <R> Outcome<R> map(Function<? super T, ? extends R> step) {
        return switch (this) {
            case Done<T>(var value) -> new Done<>(step.apply(value));
            case Refused<T>(var why) -> new Refused<>(why);
        };
    }

    /// The same refusal, or what comes of a second attempt on the value.
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> step) {
        return switch (this) {
            case Done<T>(var value) -> step.apply(value);
            case Refused<T>(var why) -> new Refused<>(why);
        };
    }
}
