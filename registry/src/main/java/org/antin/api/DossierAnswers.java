package org.antin.api;

import org.antin.access.Actor;
import org.antin.dossier.Dossier;
import org.antin.dossier.Dossiers;
import org.antin.dossier.Outlook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Dossiers as the interface shows them. Fields are added, never changed.
@Component
class DossierAnswers {
    /// A dossier in a list.
    record Line(
            UUID id,
            String code,
            String procedure,
            String subjectKind,
            String subjectName,
            UUID organisation,
            UUID managingAuthority,
            String stage,
            Instant since,
            @Nullable Instant dueAt,
            boolean dueInternal,
            Instant openedAt) {}

    /// One step that was taken.
    record StepView(
            int version,
            Instant at,
            String actor,
            String capacity,
            String move,
            String from,
            String to,
            String note) {}

    /// A whole dossier.
    ///
    /// @param moves what the caller may do now
    record Whole(
            UUID id,
            String code,
            String procedure,
            String subjectKind,
            String subjectName,
            UUID filer,
            @Nullable UUID subjectPerson,
            UUID organisation,
            UUID managingAuthority,
            String stage,
            Instant since,
            @Nullable Instant dueAt,
            boolean dueInternal,
            Instant openedAt,
            int version,
            JsonNode request,
            List<String> moves,
            List<StepView> history) {}

    private final Dossiers dossiers;
    private final Outlook outlook;
    private final Json json;

    DossierAnswers(Dossiers dossiers, Outlook outlook, Json json) {
        this.dossiers = dossiers;
        this.outlook = outlook;
        this.json = json;
    }

    static Line line(Dossiers.Row row) {
        return new Line(
                row.id(),
                row.code(),
                row.procedure().name(),
                row.subjectKind().name(),
                row.subjectName(),
                row.organisation(),
                row.managingAuthority(),
                row.stage().name(),
                row.since(),
                row.dueAt(),
                row.dueAt() != null && row.dueInternal(),
                row.openedAt());
    }

    Optional<Whole> whole(UUID id, Actor actor) {
        return dossiers.find(id)
                .flatMap(dossier -> dossiers.row(id).map(row -> whole(dossier, row, actor)));
    }

    private Whole whole(Dossier dossier, Dossiers.Row row, Actor actor) {
        return new Whole(
                dossier.id(),
                dossier.code(),
                dossier.procedure().name(),
                dossier.subjectKind().name(),
                row.subjectName(),
                dossier.filer(),
                dossier.subjectPerson(),
                dossier.organisation(),
                dossier.managingAuthority(),
                dossier.stage().kind().name(),
                row.since(),
                row.dueAt(),
                row.dueAt() != null && row.dueInternal(),
                row.openedAt(),
                dossier.version(),
                json.tree(dossier.request()),
                outlook.steps(dossier, actor).stream()
                        .filter(step -> step.objection() == null)
                        .map(step -> step.line().move().code())
                        .toList(),
                dossiers.history(dossier.id()).stream().map(DossierAnswers::step).toList());
    }

    private static StepView step(Dossiers.Step step) {
        return new StepView(
                step.version(),
                step.at(),
                step.actorName(),
                step.capacity(),
                step.move(),
                step.from().name(),
                step.to().name(),
                step.note());
    }
}
