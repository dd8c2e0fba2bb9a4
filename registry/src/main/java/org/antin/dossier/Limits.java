package org.antin.dossier;

import org.antin.calendar.WorkingDays;
import org.antin.dossier.DossierRecords.Limit;

import java.time.Instant;

/// Which limit runs at which stage, in working days (Điều 6.2; Nghị định 130/2018 Điều 62).
final class Limits {
    private final WorkingDays days;
    private final DossierSettings settings;

    Limits(WorkingDays days, DossierSettings settings) {
        this.days = days;
        this.settings = settings;
    }

    Limit at(Procedure procedure, Stage stage) {
        return switch (stage.kind()) {
            case SUBMITTED -> ours(stage.at(), settings.reviewDays());
            // one limit for the whole review, however many hands it takes
            case UNDER_REVIEW, PUT_UP -> new Limit.Unchanged();
            case CONFIRMED -> ours(stage.at(), settings.sendDays());
            case IN_LETTER -> new Limit.Unchanged();
            case FORWARDED ->
                    new Limit.Until(
                            end(
                                    stage.at(),
                                    procedure == Procedure.ISSUE
                                            ? settings.providerIssueDays()
                                            : settings.providerRevokeDays()),
                            false);
            case DELIVERED, HANDOVER_OFFERED -> ours(stage.at(), settings.handoverDays());
            case DRAFT,
                    SENT_BACK,
                    ISSUED,
                    NOT_CONFIRMED,
                    HANDED_OVER,
                    REVOKED,
                    DECLINED,
                    WITHDRAWN ->
                    new Limit.None();
        };
    }

    private Limit ours(Instant from, int workingDays) {
        return new Limit.Until(end(from, workingDays), true);
    }

    private Instant end(Instant from, int workingDays) {
        return days.deadline(from, workingDays).end();
    }
}
