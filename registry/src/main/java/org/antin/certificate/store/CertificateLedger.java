package org.antin.certificate.store;

import org.antin.certificate.Certificate;
import org.antin.certificate.NewCertificate;
import org.antin.certificate.Registration;
import org.antin.certificate.RevocationReason;
import org.antin.certificate.X509Facts;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/// SQL of the changes of certificates; only the desk uses it, inside its transaction.
@Component
public class CertificateLedger {
    private final JdbcClient db;

    CertificateLedger(JdbcClient db) {
        this.db = db;
    }

    /// @return false when it is in the register already
    public boolean insert(NewCertificate certificate, X509Facts x509, byte[] der, Instant at) {
        return db.sql(
                                """
                                insert into certificate (id, subscriber, device, serial, issuer, subject, not_before, not_after,
                                       key_algorithm, key_bits, fingerprint, der, renewals, replaces, recorded_at, name, folded,
                                       scope_org, scope_persons)
                                values (:id, :subscriber, :device, :serial, :issuer, :subject, :notBefore, :notAfter, :algorithm,
                                       :bits, :fingerprint, :der, :renewals, :replaces, :at, '', '', :id, '{}')
                                on conflict do nothing
                                """)
                        .param("id", certificate.id())
                        .param("subscriber", certificate.subscriber())
                        .param("device", certificate.device(), Types.OTHER)
                        .param("serial", x509.serial())
                        .param("issuer", x509.issuer())
                        .param("subject", x509.subject())
                        .param("notBefore", utc(x509.notBefore()))
                        .param("notAfter", utc(x509.notAfter()))
                        .param("algorithm", x509.keyAlgorithm())
                        .param("bits", x509.keyBits())
                        .param("fingerprint", x509.fingerprint())
                        .param("der", der)
                        .param("renewals", certificate.renewals())
                        .param("replaces", certificate.replaces(), Types.OTHER)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    public void use(Certificate before, Instant at) {
        set(before, "in_use_since = coalesce(in_use_since, ?)", utc(at));
    }

    public void block(Certificate before, RevocationReason reason, Instant at) {
        set(before, "blocked_at = ?, block_reason = ?", utc(at), reason.name());
    }

    public void ask(Certificate before, Instant at) {
        set(before, "revocation_asked_at = coalesce(revocation_asked_at, ?)", utc(at));
    }

    /// The provider declined, or the report was a mistake: it stands as before.
    public void release(Certificate before) {
        set(before, "revocation_asked_at = null, blocked_at = null, block_reason = null");
    }

    public void suspend(Certificate before, @Nullable Instant at) {
        set(before, "suspended_at = ?", at == null ? null : utc(at));
    }

    public void revoke(
            Certificate before,
            RevocationReason reason,
            Instant at,
            @Nullable Instant invalidSince) {
        set(
                before,
                "revoked_at = ?, revocation_reason = ?, invalid_since = ?",
                utc(at),
                reason.name(),
                invalidSince == null ? null : utc(invalidSince));
    }

    public void register(UUID certificate, Registration registration, Instant at) {
        db.sql(
                        """
                        insert into certificate_registration (id, certificate, system, account, since, recorded_at, scope_org,
                               scope_persons)
                        values (?, ?, ?, ?, ?, ?, ?, '{}')
                        """)
                .params(
                        registration.id(),
                        certificate,
                        registration.system(),
                        registration.account(),
                        registration.since(),
                        utc(at),
                        certificate)
                .update();
    }

    /// @return false when there is no such running registration
    public boolean unregister(UUID certificate, UUID registration, LocalDate until) {
        return db.sql(
                                """
                                update certificate_registration set until = ?
                                 where id = ? and certificate = ? and until is null and since <= ?
                                """)
                        .params(until, registration, certificate, until)
                        .update()
                == 1;
    }

    private void set(Certificate before, String what, @Nullable Object... values) {
        var statement =
                db.sql(
                        "update certificate set "
                                + what
                                + ", version = version + 1 where id = ? and version = ?");
        for (var value : values) statement = statement.param(value);
        int changed = statement.param(before.id()).param(before.version()).update();
        if (changed != 1) {
            throw new OptimisticLockingFailureException(
                    "certificate " + before.id() + " is no longer at version " + before.version());
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
