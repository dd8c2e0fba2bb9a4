package org.antin.dossier.store;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.database.Reaches;
import org.antin.database.Where;
import org.antin.dossier.Dossier;
import org.antin.dossier.DossierQuery;
import org.antin.dossier.Dossiers;
import org.antin.dossier.StageKind;
import org.antin.kernel.Folding;
import org.antin.kernel.Keyset;
import org.antin.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// SQL of the reads of dossiers. Row-level security decides which ones are there at all.
@Component
@Transactional(readOnly = true)
class DossierReads implements Dossiers {
    private static final String ROW =
            """
            select id, code, procedure, subject_kind, subject_name, organisation, managing_authority,
                   stage, stage_since, due_at, due_internal, opened_at
            """;

    /// Where a dossier without a limit stands among those with one.
    private static final String NEVER = "9999-12-31T00:00:00Z";

    private static final Pattern CODE = Pattern.compile("HS-\\d{4}-\\d{4,}");

    private static final String DUE = "coalesce(due_at, timestamptz '" + NEVER + "')";

    private final JdbcClient db;
    private final Reaches reaches;

    DossierReads(JdbcClient db, Reaches reaches) {
        this.db = db;
        this.reaches = reaches;
    }

    @Override
    public Optional<Dossier> find(UUID id) {
        return db.sql(DossierRows.SELECT + " where id = ?")
                .param(id)
                .query(DossierRows::dossier)
                .optional();
    }

    @Override
    public Optional<Dossier> waitingForHandover(UUID handover) {
        return db.sql(
                        DossierRows.SELECT
                                + " where stage = 'HANDOVER_OFFERED' and (stage_facts ->> 'handover')::uuid = ?")
                .param(handover)
                .query(DossierRows::dossier)
                .optional();
    }

    @Override
    public List<Dossier> inLetter(UUID letter) {
        return db.sql(DossierRows.SELECT + " where letter = ? order by code")
                .param(letter)
                .query(DossierRows::dossier)
                .list();
    }

    @Override
    public Optional<Row> row(UUID id) {
        return db.sql(ROW + " from dossier where id = ?")
                .param(id)
                .query(DossierRows::row)
                .optional();
    }

    @Override
    public Slice<Row> page(DossierQuery query) {
        var where = conditions(query);
        var window = query.window();
        boolean down = query.descending();
        var tail =
                switch (query.order()) {
                    case OPENED -> where.window("opened_at", "timestamptz", "id", down, window);
                    case DUE -> where.window(DUE, "timestamptz", "id", down, window);
                    case SUBJECT -> where.window("subject_folded", "text", "id", down, window);
                };
        var rows =
                where.cut(db, ROW + " from dossier", "dossier", "id", tail)
                        .query(DossierRows::row)
                        .list();
        return Slice.of(rows, window, row -> new Keyset(place(row, query.order()), row.id()));
    }

    private static String place(Row row, DossierQuery.Order order) {
        return switch (order) {
            case OPENED -> row.openedAt().toString();
            case DUE -> row.dueAt() == null ? NEVER : row.dueAt().toString();
            case SUBJECT -> Folding.fold(row.subjectName());
        };
    }

    private Where conditions(DossierQuery query) {
        var stages = query.stages().stream().map(Enum::name).toList();
        var procedure = query.procedure();
        var words = query.words().strip().toUpperCase(Locale.ROOT);
        var where = narrow();
        if (CODE.matcher(words).matches()) where.and("code = :code", "code", words);
        else where.words("search", query.words());
        return where.and("stage in (:stages)", "stages", stages.isEmpty() ? null : stages)
                .and(
                        "procedure = :procedure",
                        "procedure",
                        procedure == null ? null : procedure.name())
                .and("managing_authority = :authority", "authority", query.managingAuthority());
    }

    @Override
    public List<Row> waitingFor(Actor actor, int limit) {
        return db.sql(
                        ROW
                                + """
                          from dossier
                         where stage in (:open)
                           and (stage in ('SUBMITTED', 'UNDER_REVIEW', 'CONFIRMED', 'IN_LETTER', 'ISSUED', 'DELIVERED')
                                  and managing_authority = any (:receives)
                               or stage = 'PUT_UP' and managing_authority = any (:heads)
                                  and filer is distinct from :person
                               or stage in ('DRAFT', 'SENT_BACK') and filer = :person
                               or stage = 'HANDOVER_OFFERED' and (stage_facts ->> 'receiver')::uuid = :person
                               or stage = 'FORWARDED' and :provider)
                         order by due_at nulls last, stage_since, id
                         limit :limit
                        """)
                .param("open", openStages()) // by index: most dossiers are closed
                .param("receives", ids(actor, Role.RECEIVING_OFFICER))
                .param("heads", ids(actor, Role.CONFIRMING_HEAD))
                .param("person", actor.person(), java.sql.Types.OTHER)
                .param("provider", actor.holds(Role.PROVIDER))
                .param("limit", limit)
                .query(DossierRows::row)
                .list();
    }

    /// The provider reads what was sent to it from anywhere.
    private Where narrow() {
        return reaches.narrow("dossier", "", 3, "sent-dossier");
    }

    private static UUID[] ids(Actor actor, Role role) {
        return actor.organisations(role).toArray(UUID[]::new);
    }

    @Override
    public List<Step> history(UUID dossier) {
        return db.sql(
                        """
                        select version, at, actor_name, capacity, move, from_stage, to_stage, note
                          from dossier_history where dossier = ? order by version
                        """)
                .param(dossier)
                .query(
                        (rs, n) ->
                                new Step(
                                        rs.getInt("version"),
                                        DossierRows.instant(rs, "at"),
                                        rs.getString("actor_name"),
                                        rs.getString("capacity"),
                                        rs.getString("move"),
                                        StageKind.valueOf(rs.getString("from_stage")),
                                        StageKind.valueOf(rs.getString("to_stage")),
                                        rs.getString("note")))
                .list();
    }

    @Override
    public Map<StageKind, Integer> counts() {
        var counts = new EnumMap<StageKind, Integer>(StageKind.class);
        narrow().on(db, "select stage, count(*) as number from dossier", " group by stage")
                .query(
                        rs -> {
                            counts.put(
                                    StageKind.valueOf(rs.getString("stage")), rs.getInt("number"));
                        });
        return counts;
    }

    @Override
    public int open() {
        return new Where()
                .and("stage in (:stages)", "stages", openStages())
                .on(db, "select count(*) from dossier", "")
                .query(Integer.class)
                .single();
    }

    private static List<String> openStages() {
        return Arrays.stream(StageKind.values())
                .filter(stage -> !stage.isClosed())
                .map(Enum::name)
                .toList();
    }

    @Override
    public Map<UUID, Load> inLetters(Collection<UUID> letters) {
        var loads = new HashMap<UUID, Load>();
        db.sql(
                        """
                        select letter, count(*), count(*) filter (where stage = 'FORWARDED')
                          from dossier where letter = any (?) group by letter
                        """)
                .param(letters.toArray(UUID[]::new))
                .query(
                        rs -> {
                            loads.put(
                                    rs.getObject(1, UUID.class),
                                    new Load(rs.getInt(2), rs.getInt(3)));
                        });
        return loads;
    }
}
