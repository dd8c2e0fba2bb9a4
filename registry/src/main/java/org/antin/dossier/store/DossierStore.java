package org.antin.dossier.store;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.database.Where;
import org.antin.dossier.Dossier;
import org.antin.dossier.DossierQuery;
import org.antin.dossier.DossierRecords;
import org.antin.dossier.Dossiers;
import org.antin.dossier.Procedure;
import org.antin.dossier.Stage;
import org.antin.dossier.StageKind;
import org.antin.dossier.SubjectKind;
import org.antin.kernel.Folding;
import org.antin.kernel.Keyset;
import org.antin.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

/// Dossiers in PostgreSQL. Row-level security decides which ones are there at all.
@Component
class DossierStore implements Dossiers, DossierRecords {
    private static final String SELECT =
            """
            select id, code, procedure, subject_kind, filer, subject_person, organisation,
                   managing_authority, request::text as request, stage, stage_facts::text as facts, version
              from dossier
            """;

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

    DossierStore(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Dossier> find(UUID id) {
        return db.sql(SELECT + " where id = ?").param(id).query(DossierStore::dossier).optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Dossier> findForUpdate(UUID id) {
        return db.sql(SELECT + " where id = ? for update")
                .param(id)
                .query(DossierStore::dossier)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Dossier> waitingForHandover(UUID handover) {
        return db.sql(
                        SELECT
                                + " where stage = 'HANDOVER_OFFERED' and (stage_facts ->> 'handover')::uuid = ?")
                .param(handover)
                .query(DossierStore::dossier)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Dossier> inLetter(UUID letter) {
        return db.sql(SELECT + " where letter = ? order by code")
                .param(letter)
                .query(DossierStore::dossier)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Row> row(UUID id) {
        return db.sql(ROW + " from dossier where id = ?")
                .param(id)
                .query(DossierStore::row)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
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
        var rows = where.on(db, ROW + " from dossier", tail).query(DossierStore::row).list();
        return Slice.of(rows, window, row -> new Keyset(place(row, query.order()), row.id()));
    }

    private static String place(Row row, DossierQuery.Order order) {
        return switch (order) {
            case OPENED -> row.openedAt().toString();
            case DUE -> row.dueAt() == null ? NEVER : row.dueAt().toString();
            case SUBJECT -> Folding.fold(row.subjectName());
        };
    }

    private static Where conditions(DossierQuery query) {
        var stages = query.stages().stream().map(Enum::name).toList();
        var procedure = query.procedure();
        var words = query.words().strip().toUpperCase(Locale.ROOT);
        var where =
                CODE.matcher(words).matches()
                        ? new Where().and("code = :code", "code", words)
                        : new Where()
                                .words("(subject_folded || ' ' || lower(code))", query.words());
        return where.and("stage in (:stages)", "stages", stages.isEmpty() ? null : stages)
                .and(
                        "procedure = :procedure",
                        "procedure",
                        procedure == null ? null : procedure.name())
                .and("managing_authority = :authority", "authority", query.managingAuthority());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Row> waitingFor(Actor actor, int limit) {
        return db.sql(
                        ROW
                                + """
                          from dossier
                         where stage in ('SUBMITTED', 'UNDER_REVIEW', 'CONFIRMED', 'IN_LETTER', 'ISSUED', 'DELIVERED')
                               and managing_authority = any (:receives)
                            or stage = 'PUT_UP' and managing_authority = any (:heads)
                               and filer is distinct from :person
                            or stage in ('DRAFT', 'SENT_BACK') and filer = :person
                            or stage = 'HANDOVER_OFFERED' and (stage_facts ->> 'receiver')::uuid = :person
                            or stage = 'FORWARDED' and :provider
                         order by due_at nulls last, stage_since, id
                         limit :limit
                        """)
                .param("receives", ids(actor, Role.RECEIVING_OFFICER))
                .param("heads", ids(actor, Role.CONFIRMING_HEAD))
                .param("person", actor.person(), java.sql.Types.OTHER)
                .param("provider", actor.holds(Role.PROVIDER))
                .param("limit", limit)
                .query(DossierStore::row)
                .list();
    }

    private static UUID[] ids(Actor actor, Role role) {
        return actor.organisations(role).toArray(UUID[]::new);
    }

    @Override
    @Transactional(readOnly = true)
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
                                        instant(rs, "at"),
                                        rs.getString("actor_name"),
                                        rs.getString("capacity"),
                                        rs.getString("move"),
                                        StageKind.valueOf(rs.getString("from_stage")),
                                        StageKind.valueOf(rs.getString("to_stage")),
                                        rs.getString("note")))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<StageKind, Integer> counts() {
        var counts = new EnumMap<StageKind, Integer>(StageKind.class);
        db.sql("select stage, count(*) as number from dossier group by stage")
                .query(
                        rs -> {
                            counts.put(
                                    StageKind.valueOf(rs.getString("stage")), rs.getInt("number"));
                        });
        return counts;
    }

    @Override
    @Transactional(readOnly = true)
    public int open() {
        return db.sql("select count(*) from dossier where stage in (:stages)")
                .param(
                        "stages",
                        Arrays.stream(StageKind.values())
                                .filter(stage -> !stage.isClosed())
                                .map(Enum::name)
                                .toList())
                .query(Integer.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
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

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public String nextCode(int year) {
        int number =
                db.sql(
                                """
                                insert into dossier_counter (year, last) values (?, 1)
                                on conflict (year) do update set last = dossier_counter.last + 1
                                returning last
                                """)
                        .param(year)
                        .query(Integer.class)
                        .single();
        return "HS-%d-%04d".formatted(year, number);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean insert(Dossier dossier, String subjectName, Limit limit) {
        return db.sql(
                                """
                        insert into dossier (id, code, procedure, subject_kind, filer, subject_person, organisation,
                               managing_authority, request, stage, stage_facts, stage_since, due_at, due_internal,
                               opened_at, version, subject_name, subject_folded, scope_org, scope_authority, scope_persons)
                        values (:id, :code, :procedure, :kind, :filer, :person, :organisation, :authority,
                                :request::jsonb, :stage, :facts::jsonb, :since, :due, :internal, :since, :version,
                                :name, :folded, :organisation, :authority, :persons)
                        on conflict do nothing
                        """)
                        .params(common(dossier, limit))
                        .param("code", dossier.code())
                        .param("procedure", dossier.procedure().name())
                        .param("kind", dossier.subjectKind().name())
                        .param("filer", dossier.filer())
                        .param("person", dossier.subjectPerson())
                        .param("organisation", dossier.organisation())
                        .param("name", subjectName)
                        .param("folded", Folding.fold(subjectName))
                        .update()
                == 1;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> openIssueOf(UUID person) {
        return db.sql(
                        """
                        select code from dossier
                         where subject_person = ? and procedure = 'ISSUE' and subject_kind = 'INDIVIDUAL'
                           and stage not in ('NOT_CONFIRMED', 'HANDED_OVER', 'REVOKED', 'DECLINED', 'WITHDRAWN')
                        """)
                .param(person)
                .query(String.class)
                .optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void save(Dossier dossier, Limit limit) {
        int changed =
                db.sql(
                                """
                                update dossier set request = :request::jsonb, stage = :stage, stage_facts = :facts::jsonb,
                                       stage_since = :since, due_at = case when :unchanged then due_at else :due end,
                                       due_internal = case when :unchanged then due_internal else :internal end,
                                       letter = coalesce(:letter, case when :keeps then letter end),
                                       managing_authority = :authority, scope_authority = :authority,
                                       scope_persons = :persons, version = :version
                                 where id = :id and version = :version - 1
                                """)
                        .params(common(dossier, limit))
                        .param("letter", letter(dossier.stage()), java.sql.Types.OTHER)
                        .param("keeps", keepsLetter(dossier.stage()))
                        .update();
        if (changed != 1) {
            throw new OptimisticLockingFailureException(
                    "dossier "
                            + dossier.id()
                            + " is no longer at version "
                            + (dossier.version() - 1));
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void remember(Dossier after, Step step) {
        var scope = after.scope();
        db.sql(
                        """
                        insert into dossier_history (dossier, version, at, actor_name, capacity, move, from_stage, to_stage,
                               note, scope_org, scope_authority, scope_persons)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        after.id(),
                        step.version(),
                        step.at().atOffset(ZoneOffset.UTC),
                        step.actorName(),
                        step.capacity(),
                        step.move(),
                        step.from().name(),
                        step.to().name(),
                        step.note(),
                        scope.organisation(),
                        after.managingAuthority(),
                        scope.persons().toArray(UUID[]::new))
                .update();
    }

    private static Map<String, Object> common(Dossier dossier, Limit limit) {
        var params = new java.util.HashMap<String, Object>();
        params.put("id", dossier.id());
        params.put("authority", dossier.managingAuthority());
        params.put("request", StageRow.request(dossier.request()));
        params.put("stage", dossier.stage().kind().name());
        params.put("facts", StageRow.facts(dossier.stage()));
        params.put("since", dossier.stage().at().atOffset(ZoneOffset.UTC));
        params.put(
                "due",
                limit instanceof Limit.Until until ? until.end().atOffset(ZoneOffset.UTC) : null);
        params.put("internal", !(limit instanceof Limit.Until until) || until.internal());
        params.put("unchanged", limit instanceof Limit.Unchanged);
        params.put("version", dossier.version());
        params.put("persons", dossier.scope().persons().toArray(UUID[]::new));
        return params;
    }

    private static @Nullable UUID letter(Stage stage) {
        return switch (stage) {
            case Stage.InLetter in -> in.letter();
            case Stage.Forwarded forwarded -> forwarded.letter();
            default -> null;
        };
    }

    /// Once sent, a dossier belongs to its letter for ever; before, it can leave it.
    private static boolean keepsLetter(Stage stage) {
        return switch (stage.kind()) {
            case ISSUED, DELIVERED, HANDOVER_OFFERED, HANDED_OVER, REVOKED, DECLINED -> true;
            default -> false;
        };
    }

    private static Dossier dossier(ResultSet rs, int n) throws SQLException {
        return new Dossier(
                rs.getObject("id", UUID.class),
                rs.getString("code"),
                Procedure.valueOf(rs.getString("procedure")),
                SubjectKind.valueOf(rs.getString("subject_kind")),
                rs.getObject("filer", UUID.class),
                rs.getObject("subject_person", UUID.class),
                rs.getObject("organisation", UUID.class),
                rs.getObject("managing_authority", UUID.class),
                StageRow.request(rs.getString("request")),
                StageRow.stage(rs.getString("stage"), rs.getString("facts")),
                rs.getInt("version"));
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        var due = rs.getObject("due_at", OffsetDateTime.class);
        return new Row(
                rs.getObject("id", UUID.class),
                rs.getString("code"),
                Procedure.valueOf(rs.getString("procedure")),
                SubjectKind.valueOf(rs.getString("subject_kind")),
                rs.getString("subject_name"),
                rs.getObject("organisation", UUID.class),
                rs.getObject("managing_authority", UUID.class),
                StageKind.valueOf(rs.getString("stage")),
                instant(rs, "stage_since"),
                due == null ? null : due.toInstant(),
                rs.getBoolean("due_internal"),
                instant(rs, "opened_at"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
