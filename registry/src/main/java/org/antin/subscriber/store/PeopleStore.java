package org.antin.subscriber.store;

import org.antin.access.HouseRights;
import org.antin.database.Reaches;
import org.antin.database.Where;
import org.antin.kernel.Folding;
import org.antin.kernel.Keyset;
import org.antin.kernel.Slice;
import org.antin.subscriber.People;
import org.antin.subscriber.PeopleQuery;
import org.antin.subscriber.Person;
import org.antin.subscriber.PersonLabel;
import org.antin.subscriber.Position;
import org.antin.subscriber.PublicAuthority;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// SQL of the reads of people.
@Repository
@Transactional(readOnly = true)
class PeopleStore implements People {
    private static final String SELECT = "select " + PersonRows.COLUMNS + " from person p ";
    private static final Pattern NUMBER = Pattern.compile("\\d{12}|\\d{9}");

    private final JdbcClient db;
    private final Reaches reaches;
    private final HouseRights house;

    PeopleStore(JdbcClient db, Reaches reaches, HouseRights house) {
        this.db = db;
        this.reaches = reaches;
        this.house = house;
    }

    @Override
    public Optional<Person> find(UUID id) {
        return db.sql(SELECT + " where p.id = ?").param(id).query(PersonRows::person).optional();
    }

    @Override
    public Optional<Person> byPersonalNumber(String number) {
        return db.sql(SELECT + " where p.personal_number = ?")
                .param(number)
                .query(PersonRows::person)
                .optional();
    }

    @Override
    public Slice<Person> page(PeopleQuery query) {
        var where = conditions(query);
        var cut = where.window("p.folded", "text", "p.id", query.descending(), query.window());
        var rows = where.cut(db, SELECT, "person p", "p.id", cut).query(PersonRows::person).list();
        return Slice.of(
                rows, query.window(), p -> new Keyset(Folding.fold(p.facts().fullName()), p.id()));
    }

    @Override
    public long count(PeopleQuery query) {
        return conditions(query)
                .on(db, "select count(*) from person p ", "")
                .query(Long.class)
                .single();
    }

    private Where conditions(PeopleQuery query) {
        var rank = query.rank();
        var where =
                reaches.narrow("subscriber", "p.", 1)
                        .and("p.rank = :rank", "rank", rank == null ? null : rank.name())
                        .and(
                                """
                                p.scope_org in (select t.organisation from organisation_tree t, organisation_tree top
                                                    where top.organisation = :top and t.path <@ top.path)
                                """,
                                "top",
                                query.within());
        var number = query.words().replace(" ", "");
        if (NUMBER.matcher(number).matches())
            where.and("p.personal_number = :number", "number", number);
        else where.words("p.search", query.words());
        return where;
    }

    @Override
    public List<Position> positions(UUID person) {
        return db.sql(
                        """
                        select organisation, title, rank, basis, lower(during) as since, upper(during) as until
                          from position_held where person = ? order by during desc
                        """)
                .param(person)
                .query(PersonRows::position)
                .list();
    }

    @Override
    public Optional<Position> position(UUID person, LocalDate day) {
        return positions(person).stream().filter(p -> p.during().contains(day)).findFirst();
    }

    @Override
    public List<PublicAuthority> authorities(UUID person) {
        return db.sql(
                        """
                        select kind, basis, lower(during) as since, upper(during) as until
                          from person_authority where person = ? order by during desc, kind
                        """)
                .param(person)
                .query(PersonRows::authority)
                .list();
    }

    @Override
    public boolean holds(UUID person, PublicAuthority.Kind authority, LocalDate day) {
        return authorities(person).stream()
                .anyMatch(a -> a.kind() == authority && a.during().contains(day));
    }

    @Override
    public Map<UUID, PersonLabel> labels(Collection<UUID> people) {
        if (people.isEmpty()) return Map.of();
        return house.in(
                () ->
                        db
                                .sql(
                                        "select id, full_name, title, organisation from person"
                                                + " where id = any (?)")
                                .param(people.toArray(UUID[]::new))
                                .query(PersonRows::label)
                                .list()
                                .stream()
                                .collect(Collectors.toMap(PersonLabel::id, Function.identity())));
    }

    @Override
    public List<PersonLabel> colleagues(UUID organisation) {
        return house.in(
                () ->
                        db.sql(
                                        """
                                        select id, full_name, title, organisation from person
                                         where organisation = ? order by folded, id limit 500
                                        """)
                                .param(organisation)
                                .query(PersonRows::label)
                                .list());
    }
}
