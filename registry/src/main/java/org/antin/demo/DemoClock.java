package org.antin.demo;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/// The house's clock in demo mode: the real time, save for the thread that replays the past, and
/// there only as long as it does. Everybody else never leaves the present.
@Component
@Primary
@ConditionalOnProperty(name = "antin.demo", havingValue = "true")
public class DemoClock extends Clock {
    private static final ScopedValue<Instant> PAST = ScopedValue.newInstance();
    private final Clock real;

    DemoClock(@Qualifier("clock") Clock real) {
        this.real = real;
    }

    /// Runs `work` on this thread as if it were `instant`.
    static <R, X extends Throwable> R at(
            Instant instant, ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(PAST, instant).call(work);
    }

    @Override
    public Instant instant() {
        return PAST.isBound() ? PAST.get() : real.instant();
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    /// Nobody here asks for another zone: days are Hà Tĩnh's ([org.antin.kernel.Days]).
    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(getZone()) ? this : new DemoClock(real.withZone(zone));
    }
}
