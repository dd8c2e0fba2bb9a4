package org.antin.certificate.store;

import org.antin.certificate.CertificateIntake;
import org.antin.certificate.IntakeCertificate;
import org.antin.certificate.X509Facts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Batches of certificates.
@Component
public class CertificateBatches {
    private final JdbcClient db;
    private final JdbcTemplate batch;

    CertificateBatches(JdbcClient db, JdbcTemplate batch) {
        this.db = db;
        this.batch = batch;
    }

    public Set<String> known(Collection<X509Facts> wanted) {
        var keys = new HashSet<String>();
        for (var x509 : wanted) keys.add(CertificateIntake.key(x509));
        var known =
                new HashSet<>(
                        db.sql(
                                        """
                                        select issuer || chr(10) || serial from certificate where serial = any (?)
                                        """)
                                .param(
                                        wanted.stream()
                                                .map(X509Facts::serial)
                                                .toArray(String[]::new))
                                .query(String.class)
                                .list());
        known.retainAll(keys);
        return known;
    }

    public void insert(List<IntakeCertificate> certificates, Instant at) {
        batch.batchUpdate(
                """
                insert into certificate (id, subscriber, device, serial, issuer, subject, not_before, not_after, key_algorithm,
                       key_bits, fingerprint, der, recorded_at, in_use_since, name, folded, scope_org, scope_persons)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', ?, '{}')
                """,
                certificates.stream()
                        .map(
                                c ->
                                        row(
                                                c.id(),
                                                c.subscriber(),
                                                c.device(),
                                                c.x509().serial(),
                                                c.x509().issuer(),
                                                c.x509().subject(),
                                                utc(c.x509().notBefore()),
                                                utc(c.x509().notAfter()),
                                                c.x509().keyAlgorithm(),
                                                c.x509().keyBits(),
                                                c.x509().fingerprint(),
                                                X509Facts.encoded(c.certificate()),
                                                utc(at),
                                                c.inUseSince() == null ? null : utc(c.inUseSince()),
                                                c.id()))
                        .toList());
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
