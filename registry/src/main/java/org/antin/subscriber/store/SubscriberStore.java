package org.antin.subscriber.store;

import org.antin.database.Reaches;
import org.antin.database.Where;
import org.antin.kernel.Folding;
import org.antin.kernel.Keyset;
import org.antin.kernel.Slice;
import org.antin.subscriber.Assignment;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.SubscriberKind;
import org.antin.subscriber.SubscriberLine;
import org.antin.subscriber.SubscriberQuery;
import org.antin.subscriber.SubscriberQuery.Order;
import org.antin.subscriber.Subscribers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// SQL of the reads of subscribers.
@Repository
@Transactional(readOnly = true)
class SubscriberStore implements Subscribers {
    private static final String SELECT = "select " + SubscriberRows.COLUMNS + " from subscriber s ";

    private static final String LINES =
            """
            select %s, t.name as organisation_name
              from subscriber s join organisation_tree t on t.organisation = s.organisation
            """
                    .formatted(SubscriberRows.COLUMNS);

    private static final Pattern NUMBER = Pattern.compile("\\d{12}|\\d{9}");

    private final JdbcClient db;
    private final Reaches reaches;

    SubscriberStore(JdbcClient db, Reaches reaches) {
        this.db = db;
        this.reaches = reaches;
    }

    @Override
    public Optional<Subscriber> find(UUID id) {
        return db.sql(SELECT + " where s.id = ?")
                .param(id)
                .query(SubscriberRows::subscriber)
                .optional();
    }

    @Override
    public Optional<Subscriber> ofPerson(UUID person) {
        return db.sql(
                        SELECT
                                + " where s.person = ? and s.kind = 'INDIVIDUAL' and s.closed_on is null")
                .param(person)
                .query(SubscriberRows::subscriber)
                .optional();
    }

    @Override
    public Optional<Subscriber> ofOrganisation(UUID organisation) {
        return db.sql(
                        SELECT
                                + " where s.organisation = ? and s.kind = 'ORGANISATION' and"
                                + " s.closed_on is null")
                .param(organisation)
                .query(SubscriberRows::subscriber)
                .optional();
    }

    @Override
    public List<Subscriber> ownOf(UUID person) {
        return db.sql(
                        SELECT
                                + """
                                 where (s.kind = 'INDIVIDUAL' and s.person = :person or s.assigned = :person)
                                   and s.closed_on is null
                                 order by s.kind, s.folded, s.id
                                """)
                .param("person", person)
                .query(SubscriberRows::subscriber)
                .list();
    }

    @Override
    public Slice<SubscriberLine> page(SubscriberQuery query) {
        var where = conditions(query);
        boolean down = query.descending();
        var cut =
                switch (query.order()) {
                    case NAME -> where.window("s.folded", "text", "s.id", down, query.window());
                    case REGISTERED ->
                            where.window(
                                    "s.registered_at", "timestamptz", "s.id", down, query.window());
                };
        var rows =
                where.cut(db, LINES, "subscriber s", "s.id", cut)
                        .query(SubscriberRows::line)
                        .list();
        var titles = titles(rows);
        return Slice.of(rows, query.window(), line -> place(line, query.order()))
                .map(line -> line.titled(titles.getOrDefault(official(line), "")));
    }

    /// Asked for by id in a second look: joined, row-level security makes PostgreSQL read everybody
    /// to dress one page.
    private Map<UUID, String> titles(List<SubscriberLine> rows) {
        var people = rows.stream().map(line -> official(line)).distinct().toList();
        if (people.isEmpty()) return Map.of();
        var titles = new HashMap<UUID, String>();
        db.sql("select id, title from person where id = any (?)")
                .param(people.toArray(UUID[]::new))
                .query(
                        rs -> {
                            titles.put(rs.getObject(1, UUID.class), rs.getString(2));
                        });
        return titles;
    }

    private static UUID official(SubscriberLine line) {
        return line.subscriber().holder().people().getFirst();
    }

    private static Keyset place(SubscriberLine line, Order order) {
        var subscriber = line.subscriber();
        return switch (order) {
            case NAME -> new Keyset(Folding.fold(subscriber.name()), subscriber.id());
            case REGISTERED -> new Keyset(subscriber.registeredAt().toString(), subscriber.id());
        };
    }

    @Override
    public Map<SubscriberKind, Long> countByKind(SubscriberQuery query) {
        var counts = new EnumMap<SubscriberKind, Long>(SubscriberKind.class);
        conditions(query.of(null))
                .on(db, "select s.kind, count(*) from subscriber s ", " group by s.kind")
                .query(
                        rs -> {
                            counts.put(SubscriberKind.valueOf(rs.getString(1)), rs.getLong(2));
                        });
        return counts;
    }

    @Override
    public long count(SubscriberQuery query) {
        return conditions(query)
                .on(db, "select count(*) from subscriber s ", "")
                .query(Long.class)
                .single();
    }

    @Override
    public List<Assignment> assignments(UUID subscriber) {
        return db.sql(
                        """
                        select person, lower(during) as since, upper(during) as until, letter
                          from assignment where subscriber = ? order by during desc
                        """)
                .param(subscriber)
                .query(SubscriberRows::assignment)
                .list();
    }

    private Where conditions(SubscriberQuery query) {
        var kind = query.kind();
        var where =
                reaches.narrow("subscriber", "s.", 1)
                        .and("s.kind = :kind", "kind", kind == null ? null : kind.name())
                        .and("s.scope_authority = :authority", "authority", query.managedBy())
                        .and(
                                """
                                s.scope_org in (select t.organisation from organisation_tree t, organisation_tree top
                                                    where top.organisation = :top and t.path <@ top.path)
                                """,
                                "top",
                                query.within());
        var number = query.words().replace(" ", "");
        if (NUMBER.matcher(number).matches()) {
            where.and(
                    "coalesce(s.person, s.assigned) in (select id from person where personal_number"
                            + " = :number)",
                    "number",
                    number);
        } else {
            where.words("s.search", query.words());
        }
        return query.closedToo() ? where : where.and("s.closed_on is null");
    }
}
