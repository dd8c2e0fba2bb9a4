package org.antin.device.store;

import org.antin.device.DeviceNumbers;
import org.antin.device.Handover;
import org.antin.device.IntakeDevice;
import org.antin.device.Party;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Batches of devices with their opening minutes and custody.
@Component
public class DeviceBatches {
    private final JdbcClient db;
    private final JdbcTemplate batch;

    DeviceBatches(JdbcClient db, JdbcTemplate batch) {
        this.db = db;
        this.batch = batch;
    }

    /// Which of these hashes are in the register.
    public List<byte[]> known(List<byte[]> hashes) {
        return db.sql("select number_hash from device where number_hash = any (?)")
                .param(hashes.toArray(byte[][]::new))
                .query(byte[].class)
                .list();
    }

    public void insert(List<IntakeDevice> devices, DeviceNumbers numbers, String by, Instant at) {
        var rows = new ArrayList<Object[]>();
        var minutes = new ArrayList<Object[]>();
        var custody = new ArrayList<Object[]>();
        for (var d : devices) {
            var stored = numbers.store(d.number(), d.id());
            var since = utc(d.since());
            var kind = DeviceLedger.kind(d.custodian());
            var handover = UUID.randomUUID();
            rows.add(
                    row(
                            d.id(),
                            d.kind().name(),
                            stored.sealed(),
                            stored.hash(),
                            stored.tailHash(),
                            d.subscriber(),
                            utc(d.issuedAt()),
                            since,
                            d.custodian() instanceof Party.Official ? since : null,
                            kind,
                            DeviceLedger.id(d.custodian()),
                            d.custodian().name(),
                            since,
                            d.id()));
            minutes.add(
                    row(
                            handover,
                            d.id(),
                            Handover.Kind.ADOPTION.name(),
                            d.minutes(),
                            DeviceLedger.kind(d.giver()),
                            DeviceLedger.id(d.giver()),
                            d.giver().name(),
                            kind,
                            DeviceLedger.id(d.custodian()),
                            d.custodian().name(),
                            d.on(),
                            d.letter(),
                            utc(at),
                            by,
                            utc(at),
                            by,
                            d.id()));
            custody.add(
                    row(
                            d.id(),
                            kind,
                            DeviceLedger.id(d.custodian()),
                            d.custodian().name(),
                            since,
                            handover,
                            d.id()));
        }
        batch.batchUpdate(
                """
                insert into device (id, kind, number_cipher, number_hash, tail_hash, subscriber, issued_at, received_at,
                       in_use_since, custodian_kind, custodian, custodian_name, custodian_since, name, folded, scope_org,
                       scope_persons)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', ?, '{}')
                """,
                rows);
        batch.batchUpdate(
                """
                insert into handover (id, device, kind, number, giver_kind, giver, giver_name, receiver_kind, receiver,
                       receiver_name, handed_on, letter, offered_at, offered_by, confirmed_at, confirmed_by, scope_org,
                       scope_persons)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}')
                """,
                minutes);
        batch.batchUpdate(
                """
                insert into custody (device, custodian_kind, custodian, custodian_name, during, minutes, scope_org, scope_persons)
                values (?, ?, ?, ?, tstzrange(?, null), ?, ?, '{}')
                """,
                custody);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Object[] row(@Nullable Object... values) {
        @SuppressWarnings("NullAway") // JDBC takes null for a missing value
        Object[] row = values;
        return row;
    }
}
