package org.antin.dossier.web;

import org.antin.calendar.WorkingDays;
import org.antin.dossier.Dossier;
import org.antin.dossier.Dossiers;
import org.antin.dossier.Procedure;
import org.antin.dossier.StageKind;
import org.antin.dossier.SubjectKind;
import org.antin.shell.DueView;
import org.antin.shell.Phrase;
import org.antin.shell.Step;
import org.antin.shell.Step.Standing;
import org.antin.shell.Tag;
import org.antin.shell.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Stages, limits and titles of dossiers in the words of the screen.
@Component
class StageViews {
    /// The bar of screens.md: what a dossier passes on its good way.
    private static final Map<Procedure, List<StageKind>> BAR =
            Map.of(
                    Procedure.ISSUE,
                    List.of(
                            StageKind.SUBMITTED,
                            StageKind.UNDER_REVIEW,
                            StageKind.CONFIRMED,
                            StageKind.FORWARDED,
                            StageKind.ISSUED,
                            StageKind.HANDED_OVER),
                    Procedure.REVOKE,
                    List.of(
                            StageKind.SUBMITTED,
                            StageKind.UNDER_REVIEW,
                            StageKind.CONFIRMED,
                            StageKind.FORWARDED,
                            StageKind.REVOKED));

    private final WorkingDays days;
    private final Clock clock;

    StageViews(WorkingDays days, Clock clock) {
        this.days = days;
        this.clock = clock;
    }

    static Tag tag(StageKind stage) {
        return Tag.of(
                stage.key(),
                switch (stage) {
                    case DRAFT -> Tone.PLAIN;
                    case SUBMITTED,
                            UNDER_REVIEW,
                            PUT_UP,
                            CONFIRMED,
                            IN_LETTER,
                            FORWARDED,
                            ISSUED,
                            DELIVERED,
                            HANDOVER_OFFERED ->
                            Tone.WAITING;
                    case SENT_BACK -> Tone.ATTENTION;
                    case NOT_CONFIRMED, DECLINED, WITHDRAWN, REVOKED -> Tone.OVER;
                    case HANDED_OVER -> Tone.GOOD;
                });
    }

    static Phrase what(Procedure procedure, SubjectKind kind) {
        return Phrase.of("dossier.what." + procedure + "." + kind);
    }

    /// The limit that runs.
    @Nullable DueView due(Dossiers.Row row) {
        var end = row.dueAt();
        return end == null ? null : DueView.ending(end, row.dueInternal(), days, clock.instant());
    }

    static List<Step> steps(Dossier dossier) {
        var bar = BAR.getOrDefault(dossier.procedure(), List.of());
        var stage = dossier.stage().kind();
        int here = place(stage, bar.size());
        var steps = new ArrayList<Step>();
        for (int i = 0; i < bar.size(); i++) {
            if (i == here) steps.add(Step.of(word(stage, bar.get(i)).key(), standing(stage)));
            else if (i < here) steps.add(Step.of(bar.get(i).key(), Standing.DONE));
            else if (!stage.isClosed()) steps.add(Step.of(bar.get(i).key(), Standing.AHEAD));
        }
        return steps;
    }

    /// The step's own word, but where the dossier stands beside it the word of where it stands.
    private static StageKind word(StageKind stage, StageKind step) {
        return stage == StageKind.DRAFT ? step : stage;
    }

    private static Standing standing(StageKind stage) {
        return switch (stage) {
            case DRAFT -> Standing.AHEAD;
            case NOT_CONFIRMED, DECLINED, WITHDRAWN -> Standing.ENDED;
            case HANDED_OVER, REVOKED -> Standing.DONE;
            default -> Standing.CURRENT;
        };
    }

    private static int place(StageKind stage, int steps) {
        return switch (stage) {
            case DRAFT, SUBMITTED -> 0;
            case UNDER_REVIEW, PUT_UP, SENT_BACK, WITHDRAWN -> 1;
            case CONFIRMED, IN_LETTER, NOT_CONFIRMED -> 2;
            case FORWARDED -> 3;
            case ISSUED, DECLINED -> 4;
            case DELIVERED, HANDOVER_OFFERED, HANDED_OVER, REVOKED -> steps - 1;
        };
    }
}
