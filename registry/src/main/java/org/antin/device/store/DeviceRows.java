package org.antin.device.store;

import org.antin.device.Custody;
import org.antin.device.Device;
import org.antin.device.DeviceFacts;
import org.antin.device.DeviceKind;
import org.antin.device.Ending;
import org.antin.device.Handover;
import org.antin.device.Party;
import org.antin.kernel.Scope;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/// Rows of the device tables as records.
final class DeviceRows {
    static final String COLUMNS =
            """
            d.id, d.kind, d.model, d.number_cipher, d.subscriber, d.name, d.issued_at, d.received_at, d.in_use_since,
            d.locked_at, d.lost_reported_at, d.lost_minutes, d.damaged_at, d.damage, d.return_due_since, d.return_reason,
            d.ended_at, d.ended_how, d.custodian_kind, d.custodian, d.custodian_name, d.custodian_since, d.pending_handover,
            d.version, d.scope_org, d.scope_authority, d.scope_persons
            """;

    static final String HANDOVER_COLUMNS =
            """
            h.id as h_id, h.device, h.kind as h_kind, h.number, h.form, h.giver_kind, h.giver, h.giver_name, h.receiver_kind,
            h.receiver, h.receiver_name, h.handed_on, h.place, h.condition, h.letter, h.offered_at, h.offered_by,
            h.confirmed_at, h.confirmed_by, h.declined_at, h.decline_reason, h.scope_org, h.scope_authority, h.scope_persons
            """;

    private DeviceRows() {}

    /// @param mask opens a number just long enough to mask it
    static Device device(ResultSet rs, BiFunction<byte[], UUID, String> mask) throws SQLException {
        var id = rs.getObject("id", UUID.class);
        var ending = rs.getString("ended_how");
        var custodian = rs.getObject("custodian", UUID.class);
        return new Device(
                id,
                DeviceKind.valueOf(rs.getString("kind")),
                rs.getString("model"),
                rs.getObject("subscriber", UUID.class),
                rs.getString("name"),
                mask.apply(rs.getBytes("number_cipher"), id),
                new DeviceFacts(
                        instant(rs, "issued_at"),
                        maybe(rs, "received_at"),
                        maybe(rs, "in_use_since"),
                        maybe(rs, "locked_at"),
                        maybe(rs, "lost_reported_at"),
                        rs.getString("lost_minutes"),
                        maybe(rs, "damaged_at"),
                        rs.getString("damage"),
                        maybe(rs, "return_due_since"),
                        rs.getString("return_reason"),
                        maybe(rs, "ended_at"),
                        ending == null ? null : Ending.valueOf(ending)),
                custodian == null
                        ? null
                        : party(
                                rs.getString("custodian_kind"),
                                custodian,
                                rs.getString("custodian_name")),
                maybe(rs, "custodian_since"),
                rs.getObject("pending_handover", UUID.class),
                scope(rs),
                rs.getInt("version"));
    }

    static Handover handover(ResultSet rs, int row) throws SQLException {
        return new Handover(
                rs.getObject("h_id", UUID.class),
                rs.getObject("device", UUID.class),
                Handover.Kind.valueOf(rs.getString("h_kind")),
                rs.getString("number"),
                rs.getString("form"),
                party(
                        rs.getString("giver_kind"),
                        rs.getObject("giver", UUID.class),
                        rs.getString("giver_name")),
                party(
                        rs.getString("receiver_kind"),
                        rs.getObject("receiver", UUID.class),
                        rs.getString("receiver_name")),
                rs.getObject("handed_on", LocalDate.class),
                rs.getString("place"),
                rs.getString("condition"),
                rs.getString("letter"),
                instant(rs, "offered_at"),
                rs.getString("offered_by"),
                maybe(rs, "confirmed_at"),
                rs.getString("confirmed_by"),
                maybe(rs, "declined_at"),
                rs.getString("decline_reason"),
                scope(rs));
    }

    static Custody custody(ResultSet rs, int row) throws SQLException {
        return new Custody(
                party(
                        rs.getString("custodian_kind"),
                        rs.getObject("custodian", UUID.class),
                        rs.getString("custodian_name")),
                instant(rs, "since"),
                maybe(rs, "until"),
                handover(rs, row));
    }

    private static Party party(String kind, @Nullable UUID id, String name) {
        if (id == null) return new Party.Provider(name);
        return switch (kind) {
            case "BODY" -> new Party.Body(id, name);
            case "PERSON" -> new Party.Official(id, name);
            default -> throw new IllegalArgumentException("party " + kind);
        };
    }

    private static Scope scope(ResultSet rs) throws SQLException {
        return new Scope(
                rs.getObject("scope_org", UUID.class),
                rs.getObject("scope_authority", UUID.class),
                List.of((UUID[]) rs.getArray("scope_persons").getArray()));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant maybe(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
