package org.antin.certificate.store;

import org.antin.certificate.Certificate;
import org.antin.certificate.CertificateFacts;
import org.antin.certificate.Registration;
import org.antin.certificate.RevocationReason;
import org.antin.certificate.X509Facts;
import org.antin.kernel.Scope;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/// Rows of the certificate tables as records.
final class CertificateRows {
    static final String COLUMNS =
            """
            c.id, c.subscriber, c.device, c.serial, c.issuer, c.subject, c.not_before, c.not_after, c.key_algorithm, c.key_bits,
            c.fingerprint, c.renewals, c.replaces, c.recorded_at, c.in_use_since, c.blocked_at, c.block_reason,
            c.revocation_asked_at, c.suspended_at, c.revoked_at, c.revocation_reason, c.invalid_since, c.name, c.version,
            c.scope_org, c.scope_authority, c.scope_persons
            """;

    private CertificateRows() {}

    static Certificate certificate(ResultSet rs, int row) throws SQLException {
        return new Certificate(
                rs.getObject("id", UUID.class),
                rs.getObject("subscriber", UUID.class),
                rs.getObject("device", UUID.class),
                rs.getString("name"),
                new X509Facts(
                        rs.getString("serial"),
                        rs.getString("issuer"),
                        rs.getString("subject"),
                        instant(rs, "not_before"),
                        instant(rs, "not_after"),
                        rs.getString("key_algorithm"),
                        rs.getInt("key_bits"),
                        rs.getString("fingerprint")),
                rs.getInt("renewals"),
                rs.getObject("replaces", UUID.class),
                new CertificateFacts(
                        instant(rs, "recorded_at"),
                        maybe(rs, "in_use_since"),
                        maybe(rs, "blocked_at"),
                        reason(rs, "block_reason"),
                        maybe(rs, "revocation_asked_at"),
                        maybe(rs, "suspended_at"),
                        maybe(rs, "revoked_at"),
                        reason(rs, "revocation_reason"),
                        maybe(rs, "invalid_since")),
                new Scope(
                        rs.getObject("scope_org", UUID.class),
                        rs.getObject("scope_authority", UUID.class),
                        List.of((UUID[]) rs.getArray("scope_persons").getArray())),
                rs.getInt("version"));
    }

    static Registration registration(ResultSet rs, int row) throws SQLException {
        return new Registration(
                rs.getObject("id", UUID.class),
                rs.getString("system"),
                rs.getString("account"),
                rs.getObject("since", LocalDate.class),
                rs.getObject("until", LocalDate.class));
    }

    private static @Nullable RevocationReason reason(ResultSet rs, String column)
            throws SQLException {
        var reason = rs.getString(column);
        return reason == null ? null : RevocationReason.valueOf(reason);
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant maybe(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
