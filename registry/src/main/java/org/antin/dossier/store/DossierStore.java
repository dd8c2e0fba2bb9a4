package org.antin.dossier.store;

import org.antin.dossier.Dossier;
import org.antin.dossier.DossierRecords;
import org.antin.dossier.Dossiers;
import org.antin.dossier.Stage;
import org.antin.kernel.Folding;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Dossiers in PostgreSQL, for the desk that changes them.
@Component
class DossierStore implements DossierRecords {
    private final JdbcClient db;

    DossierStore(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Dossier> findForUpdate(UUID id) {
        return db.sql(DossierRows.SELECT + " where id = ? for update")
                .param(id)
                .query(DossierRows::dossier)
                .optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(Collection<UUID> ids) {
        db.sql("select id from dossier where id = any (?) order by id for update")
                .param(ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
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
    public void remember(Dossier after, Dossiers.Step step) {
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
}
