package org.antin.device.store;

import org.antin.device.Device;
import org.antin.device.DeviceNumbers.Stored;
import org.antin.device.Ending;
import org.antin.device.Handover;
import org.antin.device.NewDevice;
import org.antin.device.Party;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/// SQL of the changes of devices and their ledger; only the desk uses it, inside its transaction.
@Component
public class DeviceLedger {
    private final JdbcClient db;

    DeviceLedger(JdbcClient db) {
        this.db = db;
    }

    /// @return false when the number is in the register already
    public boolean insert(NewDevice device, Stored number, Instant at) {
        return db.sql(
                                """
                                insert into device (id, kind, model, number_cipher, number_hash, tail_hash, subscriber, issued_at,
                                       name, folded, scope_org, scope_persons)
                                values (:id, :kind, :model, :sealed, :hash, :tail, :subscriber, :at, '', '', :id, '{}')
                                on conflict do nothing
                                """)
                        .param("id", device.id())
                        .param("kind", device.kind().name())
                        .param("model", device.model())
                        .param("sealed", number.sealed())
                        .param("hash", number.hash())
                        .param("tail", number.tailHash())
                        .param("subscriber", device.subscriber())
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    public void insert(Handover minutes) {
        db.sql(
                        """
                        insert into handover (id, device, kind, number, form, giver_kind, giver, giver_name, receiver_kind, receiver,
                               receiver_name, handed_on, place, condition, letter, offered_at, offered_by, confirmed_at, confirmed_by,
                               scope_org, scope_persons)
                        values (:id, :device, :kind, :number, :form, :giverKind, :giver, :giverName, :receiverKind, :receiver,
                                :receiverName, :on, :place, :condition, :letter, :offeredAt, :offeredBy, :confirmedAt, :confirmedBy,
                                :device, '{}')
                        """)
                .param("id", minutes.id())
                .param("device", minutes.device())
                .param("kind", minutes.kind().name())
                .param("number", minutes.number())
                .param("form", minutes.form())
                .param("giverKind", kind(minutes.giver()))
                .param("giver", id(minutes.giver()), Types.OTHER)
                .param("giverName", minutes.giver().name())
                .param("receiverKind", kind(minutes.receiver()))
                .param("receiver", id(minutes.receiver()), Types.OTHER)
                .param("receiverName", minutes.receiver().name())
                .param("on", minutes.on())
                .param("place", minutes.place())
                .param("condition", minutes.condition())
                .param("letter", minutes.letter())
                .param("offeredAt", utc(minutes.offeredAt()))
                .param("offeredBy", minutes.offeredBy())
                .param("confirmedAt", maybe(minutes.confirmedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("confirmedBy", minutes.confirmedBy())
                .update();
    }

    public void confirm(Handover minutes, String by, Instant at) {
        db.sql("update handover set confirmed_at = ?, confirmed_by = ? where id = ?")
                .params(utc(at), by, minutes.id())
                .update();
    }

    public void decline(Handover minutes, String reason, Instant at) {
        db.sql("update handover set declined_at = ?, decline_reason = ? where id = ?")
                .params(utc(at), reason, minutes.id())
                .update();
    }

    /// Minutes are offered: the receiving person must see the device; or they are answered.
    public void pend(Device device, @Nullable UUID handover, @Nullable UUID expected) {
        one(
                db.sql(
                                """
                                update device set pending_handover = :handover, expected = :expected, version = version + 1
                                 where id = :id and version = :version
                                """)
                        .param("handover", handover, Types.OTHER)
                        .param("expected", expected, Types.OTHER)
                        .param("id", device.id())
                        .param("version", device.version())
                        .update(),
                device);
    }

    /// The device is in these hands from `at` on, by these confirmed minutes.
    public void pass(Device device, Party to, UUID minutes, Instant at) {
        end(device.id(), at);
        begin(device.id(), to, minutes, at);
        one(
                db.sql(
                                """
                                update device
                                   set custodian_kind = :kind, custodian = :custodian, custodian_name = :name, custodian_since = :at,
                                       received_at = coalesce(received_at, :at), expected = null, pending_handover = null,
                                       in_use_since = case when :kind = 'PERSON' then coalesce(in_use_since, :at) else in_use_since end,
                                       version = version + 1
                                 where id = :id and version = :version
                                """)
                        .param("kind", kind(to))
                        .param("custodian", id(to), Types.OTHER)
                        .param("name", to.name())
                        .param("at", utc(at))
                        .param("id", device.id())
                        .param("version", device.version())
                        .update(),
                device);
    }

    /// Nobody here holds it any more.
    public void finish(Device device, Ending how, Instant at) {
        end(device.id(), at);
        one(
                db.sql(
                                """
                                update device
                                   set ended_at = :at, ended_how = :how, custodian_kind = null, custodian = null, custodian_since = null,
                                       custodian_name = '', expected = null, pending_handover = null, version = version + 1
                                 where id = :id and version = :version
                                """)
                        .param("at", utc(at))
                        .param("how", how.name())
                        .param("id", device.id())
                        .param("version", device.version())
                        .update(),
                device);
    }

    public void lock(Device device, @Nullable Instant at) {
        one(
                db.sql(
                                "update device set locked_at = ?, version = version + 1 where id = ? and version = ?")
                        .param(maybe(at))
                        .param(device.id())
                        .param(device.version())
                        .update(),
                device);
    }

    public void lost(Device device, Instant at) {
        one(
                db.sql(
                                """
                                update device set lost_reported_at = coalesce(lost_reported_at, ?), version = version + 1
                                 where id = ? and version = ?
                                """)
                        .params(utc(at), device.id(), device.version())
                        .update(),
                device);
    }

    public void lossMinutes(Device device, String minutes) {
        one(
                db.sql(
                                "update device set lost_minutes = ?, version = version + 1 where id = ? and version = ?")
                        .params(minutes, device.id(), device.version())
                        .update(),
                device);
    }

    public void damaged(Device device, String what, Instant at) {
        one(
                db.sql(
                                """
                                update device set damaged_at = ?, damage = ?, version = version + 1
                                 where id = ? and version = ?
                                """)
                        .params(utc(at), what, device.id(), device.version())
                        .update(),
                device);
    }

    public void dueForReturn(Device device, String reason, Instant at) {
        one(
                db.sql(
                                """
                                update device set return_due_since = ?, return_reason = ?, version = version + 1
                                 where id = ? and version = ?
                                """)
                        .params(utc(at), reason, device.id(), device.version())
                        .update(),
                device);
    }

    /// Whether a person of the subscriber's body has held it before.
    public boolean wasHeldByAPerson(UUID device) {
        return db.sql(
                        "select exists (select 1 from custody where device = ? and custodian_kind = 'PERSON')")
                .param(device)
                .query(Boolean.class)
                .single();
    }

    private void end(UUID device, Instant at) {
        db.sql(
                        """
                        update custody set during = tstzrange(lower(during), ?) where device = ? and upper_inf(during)
                        """)
                .params(utc(at), device)
                .update();
    }

    private void begin(UUID device, Party to, UUID minutes, Instant at) {
        db.sql(
                        """
                        insert into custody (device, custodian_kind, custodian, custodian_name, during, minutes, scope_org, scope_persons)
                        values (:device, :kind, :custodian, :name, tstzrange(:at, null), :minutes, :device, '{}')
                        """)
                .param("device", device)
                .param("kind", kind(to))
                .param("custodian", id(to), Types.OTHER)
                .param("name", to.name())
                .param("at", utc(at))
                .param("minutes", minutes)
                .update();
    }

    static String kind(Party party) {
        return switch (party) {
            case Party.Provider _ -> "PROVIDER";
            case Party.Body _ -> "BODY";
            case Party.Official _ -> "PERSON";
        };
    }

    static @Nullable UUID id(Party party) {
        return switch (party) {
            case Party.Provider _ -> null;
            case Party.Body(var organisation, var _) -> organisation;
            case Party.Official(var person, var _) -> person;
        };
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime maybe(@Nullable Instant at) {
        return at == null ? null : utc(at);
    }

    private static void one(int changed, Device before) {
        if (changed != 1) {
            throw new OptimisticLockingFailureException(
                    "device " + before.id() + " is no longer at version " + before.version());
        }
    }
}
