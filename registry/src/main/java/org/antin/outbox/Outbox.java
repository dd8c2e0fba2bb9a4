package org.antin.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.ZoneOffset;

/// What the house still has to tell somebody: written in the same commit as the change it tells of,
/// sent later. Nothing leaves the house inside a transaction.
@Component
public class Outbox {
    private final JdbcClient db;
    private final Clock clock;

    Outbox(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Posts a message; a second message with the same key is dropped.
    ///
    /// @param kind a stable word that names the receiver; unknown kinds are kept, never deleted
    /// @param key unique for ever, for example `dossier/<id>/<version>`
    /// @param payload JSON
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(String kind, String key, String payload) {
        db.sql(
                        """
                        insert into outbox (kind, idempotency_key, payload, posted_at, due_at)
                        values (?, ?, ?::jsonb, ?, ?) on conflict (idempotency_key) do nothing
                        """)
                .params(kind, key, payload, now(), now())
                .update();
    }

    private java.time.OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
