package org.antin.delegation;

import org.antin.kernel.Days;
import org.antin.kernel.Period;
import org.antin.kernel.Scope;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// A written delegation (giấy ủy quyền).
///
/// @param organisation the body whose documents are signed by it
/// @param number number and notation of the paper
/// @param signedOn its date
/// @param content what may be signed
/// @param during has an end: a delegation is limited in time
/// @param ended null while nobody has ended it before its last day
/// @param version grows by one with each change
public record Delegation(
        UUID id,
        UUID organisation,
        String number,
        LocalDate signedOn,
        Party giver,
        Party delegate,
        String content,
        Period during,
        @Nullable Ending ended,
        Instant enteredAt,
        String enteredBy,
        int version) {
    /// A person as the paper names him.
    public record Party(UUID person, String name, String title) {}

    /// Ended before its last day.
    public record Ending(Instant at, String by, String reason) {}

    /// Where it stands at a moment.
    public enum State {
        IN_FORCE,
        NOT_YET,
        /// Its last day is over.
        EXPIRED,
        /// Ended before its last day.
        ENDED;

        /// Key of the state's name.
        public String messageKey() {
            return "delegation.state." + name();
        }
    }

    public State state(Instant now) {
        if (ended != null && !ended.at().isAfter(now)) return State.ENDED;
        var today = Days.of(now);
        if (today.isBefore(during.from())) return State.NOT_YET;
        return during.contains(today) ? State.IN_FORCE : State.EXPIRED;
    }

    /// The last day it holds.
    public LocalDate lastDay() {
        return Objects.requireNonNull(during.until()).minusDays(1);
    }

    public Scope scope() {
        return new Scope(organisation, null, List.of(delegate.person(), giver.person()));
    }
}
