package org.antin.bench;

import org.antin.access.Acting;
import org.antin.subscriber.SubscriberQuery;
import org.antin.subscriber.Subscribers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Brings a demo province up to so many subscribers when its server is started by `./antin bench
/// register`; never otherwise.
@Component
@ConditionalOnProperty("antin.bench.subscribers")
class ManySubscribers {
    private static final Logger LOG = LoggerFactory.getLogger(ManySubscribers.class);

    private final RegisterFiller filler;
    private final Subscribers subscribers;
    private final PastYears past;
    private final int wanted;

    ManySubscribers(
            RegisterFiller filler,
            Subscribers subscribers,
            PastYears past,
            @Value("${antin.bench.subscribers}") int wanted) {
        this.filler = filler;
        this.subscribers = subscribers;
        this.past = past;
        this.wanted = wanted;
    }

    /// After the demo province is there.
    @EventListener(ApplicationReadyEvent.class)
    void fill() {
        Acting.run(
                RegisterFiller.HOUSE,
                () -> {
                    int line = 0;
                    long missing = wanted - count();
                    while (missing > 0) {
                        filler.add((int) missing, line);
                        line += (int) missing;
                        missing = wanted - count();
                    }
                    past.tell();
                    LOG.info("{} subscribers", count());
                });
    }

    private long count() {
        return subscribers.count(SubscriberQuery.all(1));
    }
}
