package org.antin.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.calendar.PublicHolidays;
import org.antin.calendar.WorkingDays;
import org.antin.dossier.DossierRecords.Limit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.UUID;

@DisplayName("D6.2: how long each stage may last")
class LimitsTest {
    /// A Thursday morning in Hà Tĩnh; a weekend follows.
    private static final Instant THURSDAY = Instant.parse("2026-06-04T02:00:00Z");

    private static final Instant END_OF_TUESDAY = Instant.parse("2026-06-09T17:00:00Z");
    private static final Instant END_OF_WEDNESDAY = Instant.parse("2026-06-10T17:00:00Z");
    private static final UUID SOMEBODY = UUID.randomUUID();

    private final Limits limits =
            new Limits(
                    new WorkingDays(PublicHolidays.ofVietnam()),
                    new DossierSettings(3, 4, 3, 4, 3, true));

    private Limit issue(Stage stage) {
        return limits.at(Procedure.ISSUE, stage);
    }

    @Test
    @DisplayName(
            "D6.2: review, sending and handover have limits of ours, the provider the law's (Nghị định"
                    + " 130/2018, Điều 62)")
    void eachStageHasItsLimit() {
        assertThat(issue(new Stage.Submitted(SOMEBODY, THURSDAY)))
                .isEqualTo(new Limit.Until(END_OF_TUESDAY, true));
        assertThat(issue(new Stage.UnderReview(SOMEBODY, THURSDAY)))
                .as("one limit for the whole review")
                .isEqualTo(new Limit.Unchanged());
        assertThat(issue(new Stage.PutUp(SOMEBODY, THURSDAY, ""))).isEqualTo(new Limit.Unchanged());
        var confirmed = new Stage.Confirmed(SOMEBODY, THURSDAY, "");
        assertThat(issue(confirmed)).isEqualTo(new Limit.Until(END_OF_WEDNESDAY, true));
        assertThat(issue(new Stage.InLetter(SOMEBODY, THURSDAY, SOMEBODY, confirmed)))
                .isEqualTo(new Limit.Unchanged());
        var forwarded = new Stage.Forwarded(SOMEBODY, THURSDAY, SOMEBODY);
        assertThat(issue(forwarded)).isEqualTo(new Limit.Until(END_OF_TUESDAY, false));
        assertThat(limits.at(Procedure.REVOKE, forwarded))
                .isEqualTo(new Limit.Until(END_OF_WEDNESDAY, false));
        assertThat(issue(new Stage.Delivered(SOMEBODY, THURSDAY, SOMEBODY, SOMEBODY)))
                .isEqualTo(new Limit.Until(END_OF_TUESDAY, true));
        assertThat(issue(new Stage.Draft(THURSDAY))).isEqualTo(new Limit.None());
        assertThat(issue(new Stage.SentBack(SOMEBODY, THURSDAY, ""))).isEqualTo(new Limit.None());
        assertThat(issue(new Stage.Issued(THURSDAY, SOMEBODY, SOMEBODY)))
                .isEqualTo(new Limit.None());
    }
}
