package org.antin.certificate.store;

import org.antin.certificate.Certificate;
import org.antin.certificate.CertificateQuery;
import org.antin.certificate.CertificateQuery.Order;
import org.antin.certificate.CertificateStatus;
import org.antin.certificate.Certificates;
import org.antin.certificate.Registration;
import org.antin.database.Reaches;
import org.antin.database.Where;
import org.antin.kernel.Days;
import org.antin.kernel.Folding;
import org.antin.kernel.Keyset;
import org.antin.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// SQL of the reads of certificates.
@Repository
@Transactional(readOnly = true)
public class CertificateStore implements Certificates {
    private static final String BELOW =
            """
            c.scope_org in (select t.organisation from organisation_tree t, organisation_tree top
                             where top.organisation = :top and t.path <@ top.path)
            """;

    private static final String SELECT =
            "select " + CertificateRows.COLUMNS + " from certificate c ";
    private static final Pattern SERIAL = Pattern.compile("0*([0-9a-f]{4,40})");

    private final JdbcClient db;
    private final Reaches reaches;
    private final Clock clock;

    CertificateStore(JdbcClient db, Reaches reaches, Clock clock) {
        this.db = db;
        this.reaches = reaches;
        this.clock = clock;
    }

    @Override
    public Optional<Certificate> find(UUID id) {
        return db.sql(SELECT + " where c.id = ?")
                .param(id)
                .query(CertificateRows::certificate)
                .optional();
    }

    public Optional<Certificate> findForUpdate(UUID id) {
        return db.sql(SELECT + " where c.id = ? for update")
                .param(id)
                .query(CertificateRows::certificate)
                .optional();
    }

    @Override
    public Optional<Certificate> byFingerprint(String fingerprint) {
        return db.sql(SELECT + " where c.fingerprint = ?")
                .param(fingerprint)
                .query(CertificateRows::certificate)
                .optional();
    }

    @Override
    public List<Certificate> ofSubscriber(UUID subscriber) {
        return db.sql(SELECT + " where c.subscriber = ? order by c.not_before desc, c.id")
                .param(subscriber)
                .query(CertificateRows::certificate)
                .list();
    }

    @Override
    public List<Certificate> onDevice(UUID device) {
        return db.sql(SELECT + " where c.device = ? order by c.not_before desc, c.id")
                .param(device)
                .query(CertificateRows::certificate)
                .list();
    }

    @Override
    public Optional<byte[]> der(UUID id) {
        return db.sql("select der from certificate where id = ?")
                .param(id)
                .query(byte[].class)
                .optional();
    }

    @Override
    public List<Registration> registrations(UUID certificate) {
        return db.sql(
                        """
                        select id, system, account, since, until from certificate_registration
                         where certificate = ? order by since, id
                        """)
                .param(certificate)
                .query(CertificateRows::registration)
                .list();
    }

    @Override
    public Slice<Certificate> page(CertificateQuery query) {
        var where = conditions(query);
        boolean down = query.descending();
        var cut =
                switch (query.order()) {
                    case NAME -> where.window("c.folded", "text", "c.id", down, query.window());
                    case ENDS ->
                            where.window(
                                    "c.not_after", "timestamptz", "c.id", down, query.window());
                };
        var rows =
                where.cut(db, SELECT, "certificate c", "c.id", cut)
                        .query(CertificateRows::certificate)
                        .list();
        return Slice.of(rows, query.window(), c -> place(c, query.order()));
    }

    private static Keyset place(Certificate certificate, Order order) {
        return switch (order) {
            case NAME -> new Keyset(Folding.fold(certificate.name()), certificate.id());
            case ENDS -> new Keyset(certificate.x509().notAfter().toString(), certificate.id());
        };
    }

    @Override
    public long count(CertificateQuery query) {
        return conditions(query)
                .on(db, "select count(*) from certificate c ", "")
                .query(Long.class)
                .single();
    }

    @Override
    public Map<CertificateStatus, Long> countByStatus(CertificateQuery query) {
        var cases =
                Arrays.stream(CertificateStatus.values())
                        .map(status -> "when " + sql(status) + " then '" + status + "' ")
                        .collect(Collectors.joining("", "case ", "end"));
        var counts = new EnumMap<CertificateStatus, Long>(CertificateStatus.class);
        timed(conditions(query.standing(null)))
                .on(db, "select " + cases + ", count(*) from certificate c ", " group by 1")
                .query(
                        rs -> {
                            counts.put(CertificateStatus.valueOf(rs.getString(1)), rs.getLong(2));
                        });
        return counts;
    }

    @Override
    public Map<YearMonth, Long> endings(YearMonth from, int months, @Nullable UUID within) {
        var start = from.atDay(1).atStartOfDay(Days.ZONE).toInstant();
        var end = from.plusMonths(months).atDay(1).atStartOfDay(Days.ZONE).toInstant();
        var endings = new TreeMap<YearMonth, Long>();
        reaches.narrow("certificate", "c.", 1)
                .and("c.not_after >= :start", "start", utc(start))
                .and("c.not_after < :end", "end", utc(end))
                .and("c.revoked_at is null")
                .and(BELOW, "top", within)
                .on(
                        db,
                        """
                        select to_char(c.not_after at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') as month, count(*) as many
                          from certificate c
                        """,
                        " group by 1")
                .query(
                        rs -> {
                            endings.put(YearMonth.parse(rs.getString(1)), rs.getLong(2));
                        });
        return endings;
    }

    private Where conditions(CertificateQuery query) {
        var where =
                reaches.narrow("certificate", "c.", 1)
                        .and("c.subscriber = :subscriber", "subscriber", query.subscriber())
                        .and("c.not_after >= :endsFrom", "endsFrom", utc(query.endsFrom()))
                        .and("c.not_after < :endsBefore", "endsBefore", utc(query.endsBefore()))
                        .and(BELOW, "top", query.within());
        var status = query.status();
        if (status != null) timed(where.and(sql(status)));
        var typed = query.words().replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT);
        var serial = SERIAL.matcher(typed);
        if (typed.chars().anyMatch(Character::isDigit) && serial.matches())
            return where.and("c.serial = :serial", "serial", serial.group(1));
        return where.words("c.folded", query.words());
    }

    /// With the moments that [#sql] speaks of.
    private Where timed(Where where) {
        var now = clock.instant();
        return where.with("now", now.atOffset(ZoneOffset.UTC))
                .with("soon", now.plus(Certificate.EXPIRY_WARNING).atOffset(ZoneOffset.UTC));
    }

    /// The derivation of [Certificate#status] as a condition; a test compares the two.
    static String sql(CertificateStatus status) {
        var running = "c.revoked_at is null and c.not_after > :now and ";
        var calm = running + "c.revocation_asked_at is null and c.blocked_at is null and ";
        return switch (status) {
            case REVOKED -> "c.revoked_at is not null";
            case EXPIRED -> "c.revoked_at is null and c.not_after <= :now";
            case REVOCATION_ASKED ->
                    running
                            + "(c.revocation_asked_at is not null or c.blocked_at is not"
                            + " null)";
            case SUSPENDED -> calm + "c.suspended_at is not null";
            case EXPIRING -> calm + "c.suspended_at is null and c.not_after <= :soon";
            case IN_FORCE -> calm + "c.suspended_at is null and c.not_after > :soon";
        };
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
