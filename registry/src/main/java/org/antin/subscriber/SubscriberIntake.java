package org.antin.subscriber;

import org.antin.subscriber.store.IntakeStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Writes checked people and subscribers in batches. Only for the taking over of lists, which asks
/// the same questions as [PersonDesk] and [SubscriberDesk] for all rows at once, in its own
/// transaction and with its own audit lines.
@Component
public class SubscriberIntake {
    /// A person who is in the register already.
    public record Known(UUID id, String name, String title, UUID organisation, Rank rank) {}

    private final IntakeStore rows;

    SubscriberIntake(IntakeStore rows) {
        this.rows = rows;
    }

    /// By personal number; with the house's eyes.
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Known> people(Collection<String> personalNumbers) {
        return rows.people(personalNumbers);
    }

    /// Which of these are in use.
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<String> takenEmails(Collection<String> emails) {
        return rows.takenEmails(emails);
    }

    /// Live subscribers by [IntakeSubscriber#key].
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, UUID> live() {
        return rows.live();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<IntakePerson> people, List<IntakeSubscriber> subscribers, Instant at) {
        rows.insertPeople(people, at);
        rows.insertSubscribers(subscribers, at);
    }
}
