package org.antin.delegation;

import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.CommonRefusal.BadFields;
import org.antin.kernel.Refusal;
import org.antin.subscriber.PersonLabel;
import org.antin.subscriber.Rank;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What Nghị định 30/2020, Điều 13 khoản 4 asks of a delegation: in writing, by the head, to
/// somebody of the body or below it, for a time and a purpose, not to be passed on. Pure.
final class DelegationLaw {
    /// What a paper's number and its content may take.
    static final int LONGEST_NUMBER = 60;

    static final int LONGEST_CONTENT = 1000;

    private DelegationLaw() {}

    /// What the registers say about a paper that is to be entered.
    ///
    /// @param giver null when there is no such person
    /// @param rank the giver's in the body on the paper's date; null when he held no post there
    /// @param heldBy the paper by which the giver himself signs for the body that day; empty if
    ///   none
    /// @param delegate null when there is no such person
    /// @param within whether the delegate works in the body or below it
    /// @param numberTaken whether the body has a paper of that number in that year
    record Known(
            LocalDate today,
            @Nullable PersonLabel giver,
            @Nullable Rank rank,
            Optional<String> heldBy,
            @Nullable PersonLabel delegate,
            boolean within,
            boolean numberTaken) {}

    static Optional<Refusal> objection(NewDelegation wanted, Known known) {
        var faults = faults(wanted, known);
        if (!faults.isEmpty()) return Optional.of(new BadFields(faults));
        var giver = known.giver();
        var delegate = known.delegate();
        if (giver == null) return Optional.of(new BadField("giver", "choice"));
        if (delegate == null) return Optional.of(new BadField("delegate", "choice"));
        if (known.numberTaken()) {
            return Optional.of(new DelegationRefusal.NumberTaken(wanted.number()));
        }
        if (known.rank() != Rank.HEAD) {
            return Optional.of(
                    known.heldBy()
                            .<Refusal>map(
                                    paper -> new DelegationRefusal.PassedOn(giver.name(), paper))
                            .orElseGet(() -> new DelegationRefusal.NotTheHead(giver.name())));
        }
        if (giver.id().equals(delegate.id())) {
            return Optional.of(new DelegationRefusal.ToHimself());
        }
        return known.within()
                ? Optional.empty()
                : Optional.of(new DelegationRefusal.DelegateElsewhere(delegate.name()));
    }

    private static List<BadField> faults(NewDelegation wanted, Known known) {
        var faults = new ArrayList<BadField>();
        length(faults, "number", wanted.number(), LONGEST_NUMBER);
        length(faults, "content", wanted.content(), LONGEST_CONTENT);
        if (wanted.signedOn().isAfter(known.today())) {
            faults.add(new BadField("signedOn", "not-in-future"));
        }
        // In writing: before the paper there is nothing to sign by.
        if (wanted.during().from().isBefore(wanted.signedOn())) {
            faults.add(new BadField("from", "before-paper"));
        }
        if (wanted.during().until() == null) faults.add(new BadField("until", "required"));
        return faults;
    }

    private static void length(List<BadField> faults, String name, String text, int longest) {
        if (text.isBlank()) faults.add(new BadField(name, "required"));
        if (text.length() > longest) {
            faults.add(new BadField(name, "too-long", List.of(longest)));
        }
    }
}
