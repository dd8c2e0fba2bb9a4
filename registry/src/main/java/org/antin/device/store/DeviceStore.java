package org.antin.device.store;

import org.antin.database.Reaches;
import org.antin.database.Where;
import org.antin.device.Custody;
import org.antin.device.Device;
import org.antin.device.DeviceNumbers;
import org.antin.device.DeviceQuery;
import org.antin.device.DeviceState;
import org.antin.device.Devices;
import org.antin.device.Handover;
import org.antin.kernel.Folding;
import org.antin.kernel.Keyset;
import org.antin.kernel.Slice;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// SQL of the reads of devices.
@Repository
@Transactional(readOnly = true)
public class DeviceStore implements Devices {
    private static final String SELECT = "select " + DeviceRows.COLUMNS + " from device d ";
    private static final String HANDOVER =
            "select " + DeviceRows.HANDOVER_COLUMNS + " from handover h ";

    private final JdbcClient db;
    private final Reaches reaches;
    private final DeviceNumbers numbers;
    private final RowMapper<Device> row;

    DeviceStore(JdbcClient db, Reaches reaches, DeviceNumbers numbers) {
        this.db = db;
        this.reaches = reaches;
        this.numbers = numbers;
        row = (rs, n) -> DeviceRows.device(rs, numbers::masked);
    }

    @Override
    public Optional<Device> find(UUID id) {
        return db.sql(SELECT + " where d.id = ?").param(id).query(row).optional();
    }

    public Optional<Device> findForUpdate(UUID id) {
        return db.sql(SELECT + " where d.id = ? for update").param(id).query(row).optional();
    }

    @Override
    public Optional<Handover> handover(UUID id) {
        return db.sql(HANDOVER + " where h.id = ?")
                .param(id)
                .query(DeviceRows::handover)
                .optional();
    }

    @Override
    public List<Device> ofSubscriber(UUID subscriber) {
        return db.sql(
                        SELECT
                                + " where d.subscriber = ? and d.ended_at is null order by"
                                + " d.issued_at desc, d.id desc")
                .param(subscriber)
                .query(row)
                .list();
    }

    @Override
    public List<Handover> toConfirm(UUID person) {
        return open("PERSON", person);
    }

    @Override
    public List<Handover> toConfirmBy(UUID organisation) {
        return open("BODY", organisation);
    }

    private List<Handover> open(String kind, UUID receiver) {
        return db.sql(
                        HANDOVER
                                + """
                                 where h.receiver_kind = ? and h.receiver = ?
                                   and h.confirmed_at is null and h.declined_at is null
                                 order by h.offered_at, h.id
                                """)
                .params(kind, receiver)
                .query(DeviceRows::handover)
                .list();
    }

    public List<Custody> custody(UUID device) {
        return db.sql(
                        """
                        select c.custodian_kind, c.custodian, c.custodian_name, lower(c.during) as since, upper(c.during) as until,
                               %s
                          from custody c join handover h on h.id = c.minutes
                         where c.device = ? order by c.during
                        """
                                .formatted(DeviceRows.HANDOVER_COLUMNS))
                .param(device)
                .query(DeviceRows::custody)
                .list();
    }

    public List<Handover> minutes(UUID device) {
        return db.sql(HANDOVER + " where h.device = ? order by h.offered_at, h.id")
                .param(device)
                .query(DeviceRows::handover)
                .list();
    }

    public byte[] sealedNumber(UUID device) {
        return db.sql("select number_cipher from device where id = ?")
                .param(device)
                .query(byte[].class)
                .single();
    }

    /// Accounts that have read the device's details; asked with the house's rights.
    public int readers(UUID device) {
        return db.sql(
                        """
                        select count(distinct actor_account) from audit_entry
                         where subject_kind = 'device' and subject = ? and action = 'device.read' and outcome = 'done'
                        """)
                .param(device.toString())
                .query(Integer.class)
                .single();
    }

    @Override
    public Slice<Device> page(DeviceQuery query) {
        var where = conditions(query);
        var cut =
                query.issued()
                        ? where.window(
                                "d.issued_at",
                                "timestamptz",
                                "d.id",
                                query.descending(),
                                query.window())
                        : where.window(
                                "d.folded", "text", "d.id", query.descending(), query.window());
        var rows = where.cut(db, SELECT, "device d", "d.id", cut).query(row).list();
        return Slice.of(
                rows,
                query.window(),
                d ->
                        new Keyset(
                                query.issued()
                                        ? d.facts().issuedAt().toString()
                                        : Folding.fold(d.name()),
                                d.id()));
    }

    @Override
    public long count(DeviceQuery query) {
        return conditions(query)
                .on(db, "select count(*) from device d ", "")
                .query(Long.class)
                .single();
    }

    @Override
    public Map<DeviceState, Long> countByState(DeviceQuery query) {
        var cases =
                Arrays.stream(DeviceState.values())
                        .map(state -> "when " + sql(state) + " then '" + state + "' ")
                        .collect(Collectors.joining("", "case ", "end"));
        var counts = new EnumMap<DeviceState, Long>(DeviceState.class);
        conditions(query.standing(null))
                .on(db, "select " + cases + ", count(*) from device d ", " group by 1")
                .query(
                        rs -> {
                            counts.put(DeviceState.valueOf(rs.getString(1)), rs.getLong(2));
                        });
        return counts;
    }

    private Where conditions(DeviceQuery query) {
        var kind = query.kind();
        var where =
                reaches.narrow("device", "d.", 3)
                        .and("d.kind = :kind", "kind", kind == null ? null : kind.name())
                        .and("d.subscriber = :subscriber", "subscriber", query.subscriber())
                        .and(
                                """
                                d.scope_org in (select t.organisation from organisation_tree t, organisation_tree top
                                                 where top.organisation = :top and t.path <@ top.path)
                                """,
                                "top",
                                query.within());
        var state = query.state();
        if (state != null) where.and(sql(state));
        if (query.words().isBlank()) return where;
        var words = new Where().words("d.folded", query.words());
        var hash = numbers.hash(query.words());
        var tail = numbers.tailHash(query.words());
        hash.ifPresent(bytes -> words.or("d.number_hash = :hash", "hash", bytes));
        tail.ifPresent(bytes -> words.or("d.tail_hash = :tail", "tail", bytes));
        return where.and(words);
    }

    /// The derivation of [Device#state()] as a condition; a test compares the two.
    static String sql(DeviceState state) {
        var live = "d.ended_at is null and d.lost_reported_at is null and ";
        var calm = live + "d.pending_handover is null and ";
        var sound = calm + "d.damaged_at is null and d.return_due_since is null and ";
        return switch (state) {
            case RETURNED -> "d.ended_how = 'RETURNED'";
            case WRITTEN_OFF -> "d.ended_how = 'LOST'";
            case DESTROYED -> "d.ended_how = 'DESTROYED'";
            case LOST -> "d.ended_at is null and d.lost_reported_at is not null";
            case HANDOVER_PENDING -> live + "d.pending_handover is not null";
            case DAMAGED -> calm + "d.damaged_at is not null";
            case RETURN_DUE -> calm + "d.damaged_at is null and d.return_due_since is not null";
            case LOCKED -> sound + "d.locked_at is not null";
            case IN_TRANSIT -> sound + "d.locked_at is null and d.custodian is null";
            case IN_USE -> sound + "d.locked_at is null and d.custodian_kind = 'PERSON'";
            case AT_BODY -> sound + "d.locked_at is null and d.custodian_kind = 'BODY'";
        };
    }
}
