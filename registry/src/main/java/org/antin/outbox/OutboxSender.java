package org.antin.outbox;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Delivers what stands in the outbox: one message at a time, oldest first, each in a lease of its
/// own so that a slow receiver holds no lock and a crash only delays.
@Component
class OutboxSender {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int BATCH = 100;

    private record Message(long id, String kind, String key, String payload, int attempts) {}

    private final JdbcClient db;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Map<String, OutboxReceiver> receivers;

    OutboxSender(
            JdbcClient db,
            Clock clock,
            TransactionTemplate transaction,
            List<OutboxReceiver> receivers) {
        this.db = db;
        this.clock = clock;
        this.transaction = transaction;
        this.receivers =
                receivers.stream()
                        .collect(Collectors.toMap(OutboxReceiver::kind, Function.identity()));
    }

    @Scheduled(fixedDelayString = "${antin.outbox.delay:PT2S}")
    void send() {
        Acting.run(
                Actor.system("outbox"),
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        var next = lease();
                        if (next.isEmpty()) return;
                        deliver(next.get());
                    }
                });
    }

    private Optional<Message> lease() {
        if (receivers.isEmpty()) return Optional.empty();
        return transaction.execute(status -> take());
    }

    private Optional<Message> take() {
        return db.sql(
                        """
                        update outbox set due_at = :until, attempts = attempts + 1
                         where id = (select id from outbox
                                      where sent_at is null and due_at <= :now and kind in (:kinds)
                                      order by id limit 1 for update skip locked)
                        returning id, kind, idempotency_key, payload::text, attempts
                        """)
                .param("until", now().plus(LEASE))
                .param("now", now())
                .param("kinds", receivers.keySet())
                .query(
                        (rs, n) ->
                                new Message(
                                        rs.getLong(1),
                                        rs.getString(2),
                                        rs.getString(3),
                                        rs.getString(4),
                                        rs.getInt(5)))
                .optional();
    }

    private void deliver(Message message) {
        var receiver = receivers.get(message.kind());
        if (receiver == null) return;
        try {
            receiver.deliver(message.key(), message.payload());
            settle("update outbox set sent_at = :at where id = :id", message.id(), now());
        } catch (Exception e) {
            var again =
                    now().plus(
                                    Duration.ofSeconds(
                                            Math.min(
                                                    3600, 5L << Math.min(10, message.attempts()))));
            LOG.warn(
                    "outbox message {} of kind {} not delivered, attempt {}: {}",
                    message.id(),
                    message.kind(),
                    message.attempts(),
                    e.getClass().getSimpleName());
            settle("update outbox set due_at = :at where id = :id", message.id(), again);
        }
    }

    private void settle(String sql, long id, OffsetDateTime at) {
        transaction.executeWithoutResult(
                status -> db.sql(sql).param("id", id).param("at", at).update());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
