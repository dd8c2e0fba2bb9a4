package org.antin.document;

import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.pages.ComparedPages;
import org.antin.signing.check.pages.PageDrawer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;

/// Pictures for the report of a check, within what its check has left of time and what may be kept.
@Component
class CheckPictures {
    private final PageDrawer drawer;
    private final PictureSettings settings;
    private final CheckLimits limits;
    private final CheckReports reports;
    private final TransactionTemplate transaction;

    CheckPictures(
            PictureSettings settings,
            CheckLimits limits,
            CheckReports reports,
            TransactionTemplate transaction) {
        this.drawer = new PageDrawer(settings.atOnce());
        this.settings = settings;
        this.limits = limits;
        this.reports = reports;
        this.transaction = transaction;
    }

    /// @param content the file the report is about
    ComparedPages of(VerificationReport report, byte[] content) {
        if (settings.atOnce() == 0 || !PageDrawer.asked(report)) return ComparedPages.NONE;
        Long kept = transaction.execute(status -> reports.pictureBytes());
        if (kept == null || kept >= settings.kept().toBytes()) return ComparedPages.CUT;
        Duration left = limits.time().minusMillis(report.millis());
        Duration time = left.compareTo(settings.time()) < 0 ? left : settings.time();
        return drawer.compare(report, content, time);
    }
}
