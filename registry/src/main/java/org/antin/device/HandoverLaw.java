package org.antin.device;

import org.antin.kernel.Refusal;
import org.antin.subscriber.SubscriberKind;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// To whom a device may go (Điều 2.2, 10.2, 10.3, 11.3; Nghị định 30/2020, Điều 32). Pure.
final class HandoverLaw {
    private HandoverLaw() {}

    /// What the decision needs to know.
    ///
    /// @param authority the subscriber's managing authority
    /// @param holders the individual holder, or the assigned person
    /// @param receiverOfTheBody whether a receiving person works in the subscriber's body
    /// @param firstInTheBody no person of the body has held it yet
    record Case(
            SubscriberKind kind,
            UUID organisation,
            @Nullable UUID authority,
            List<UUID> holders,
            DeviceState state,
            Party giver,
            Party receiver,
            boolean receiverOfTheBody,
            boolean firstInTheBody,
            String letter) {}

    static Optional<Refusal> objection(Case c) {
        return switch (c.state()) {
            case AT_BODY, IN_USE -> inPlace(c);
            case LOCKED, DAMAGED, RETURN_DUE ->
                    isAuthority(c.receiver(), c.authority())
                            ? inPlace(c)
                            : Optional.of(new DeviceRefusal.OnlyBack());
            case IN_TRANSIT, HANDOVER_PENDING, LOST, WRITTEN_OFF, RETURNED, DESTROYED ->
                    Optional.of(new DeviceRefusal.NotInThisState(c.state()));
        };
    }

    private static Optional<Refusal> inPlace(Case c) {
        if (same(c.giver(), c.receiver())) return Optional.of(new DeviceRefusal.SameHands());
        if (isAuthority(c.receiver(), c.authority())) return Optional.empty();
        return switch (c.kind()) {
            case INDIVIDUAL -> personal(c);
            case ORGANISATION, SYSTEM -> organisational(c);
        };
    }

    /// Điều 10.3: between the holder and the managing authority, never from person to person.
    private static Optional<Refusal> personal(Case c) {
        boolean toHolder =
                c.receiver() instanceof Party.Official(var person, var _)
                        && c.holders().contains(person);
        return toHolder && c.giver() instanceof Party.Body
                ? Optional.empty()
                : Optional.of(new DeviceRefusal.PersonalDevice());
    }

    /// Điều 10.2: to the organisation, and in writing to its people; Điều 11.3: a further change of
    /// custodian has its minutes and, as lending has, a written permission.
    private static Optional<Refusal> organisational(Case c) {
        return switch (c.receiver()) {
            case Party.Provider _ -> Optional.of(new DeviceRefusal.OnlyBack());
            case Party.Body(var organisation, var name) ->
                    organisation.equals(c.organisation())
                            ? Optional.empty()
                            : Optional.of(new DeviceRefusal.ReceiverElsewhere(name));
            case Party.Official(var _, var name) -> {
                if (!c.receiverOfTheBody())
                    yield Optional.of(new DeviceRefusal.ReceiverElsewhere(name));
                if (!c.letter().isBlank()) yield Optional.empty();
                yield Optional.of(
                        c.firstInTheBody()
                                ? new DeviceRefusal.LetterMissing()
                                : new DeviceRefusal.PermissionMissing());
            }
        };
    }

    /// The form of the minutes: 14 for a change of custodian of an organisation's device (Điều
    /// 11.3), 13 for the first handover (by analogy; titles are data).
    static String form(Case c) {
        return c.kind() != SubscriberKind.INDIVIDUAL && c.giver() instanceof Party.Official
                ? "14"
                : "13";
    }

    private static boolean isAuthority(Party party, @Nullable UUID authority) {
        return party instanceof Party.Body(var organisation, var _)
                && organisation.equals(authority);
    }

    private static boolean same(Party one, Party other) {
        return switch (one) {
            case Party.Provider _ -> other instanceof Party.Provider;
            case Party.Body(var a, var _) ->
                    other instanceof Party.Body(var b, var _) && a.equals(b);
            case Party.Official(var a, var _) ->
                    other instanceof Party.Official(var b, var _) && a.equals(b);
        };
    }
}
