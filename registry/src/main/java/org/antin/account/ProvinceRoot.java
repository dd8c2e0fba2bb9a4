package org.antin.account;

import org.antin.access.Actor;
import org.antin.account.store.AccountLedger;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.organisation.NewOrganisation;
import org.antin.organisation.OrganisationDesk;
import org.antin.organisation.OrganisationFacts;
import org.antin.organisation.OrganisationKind;
import org.antin.organisation.Tier;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.UUID;

/// The body at the top of the tree, for which the first administrator holds his role.
@Component
class ProvinceRoot {
    private final AccountLedger ledger;
    private final OrganisationDesk organisations;
    private final Clock clock;

    ProvinceRoot(AccountLedger ledger, OrganisationDesk organisations, Clock clock) {
        this.ledger = ledger;
        this.organisations = organisations;
        this.clock = clock;
    }

    /// The province as it is, or entered now.
    ///
    /// @param name of the provincial committee, for a register that is empty
    /// @param basis what the entry rests on
    UUID establish(String name, String basis, Actor house) {
        return ledger.root().orElseGet(() -> enter(name, basis, house));
    }

    private UUID enter(String name, String basis, Actor house) {
        var body =
                new NewOrganisation(
                        UUID.randomUUID(),
                        null,
                        OrganisationFacts.of(
                                name, OrganisationKind.PROVINCIAL_COMMITTEE, Tier.PROVINCE),
                        Days.of(clock.instant()),
                        basis);
        return switch (organisations.establish(body, house)) {
            case Outcome.Done<?> _ -> body.id();
            case Outcome.Refused<?>(var why) ->
                    throw new IllegalStateException("an empty register refused: " + why.code());
        };
    }
}
