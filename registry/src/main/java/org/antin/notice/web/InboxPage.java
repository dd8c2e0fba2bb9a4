package org.antin.notice.web;

import org.antin.shell.Action;
import org.antin.shell.BarPlot;
import org.antin.shell.Chip;
import org.antin.shell.DueView;
import org.antin.shell.EmptyState;
import org.antin.shell.Phrase;
import org.antin.shell.Sparkline;
import org.antin.shell.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// The first page: "Việc cần xử lý", the most urgent first, and the numbers that matter to the
/// role.
///
/// @param total how much work waits in all; `rows` may be its first page
/// @param urgencies "Quá hạn 1 · Hôm nay 2 · Tuần này 4", as filters
/// @param rows sorted by deadline
/// @param next address of the next page of work, null on the last
/// @param empty what to say when nothing waits
/// @param figures counts of the things this role looks after
/// @param expiring certificates running out by month, null for roles it tells nothing
/// @param own the reader's own certificates
/// @param review where the reader looks through what the register says of him (Điều 10.1)
public record InboxPage(
        int total,
        List<Chip> urgencies,
        List<Row> rows,
        @Nullable String next,
        EmptyState empty,
        List<Figure> figures,
        @Nullable BarPlot expiring,
        List<Own> own,
        @Nullable String review) {
    public InboxPage {
        own = List.copyOf(own);
        urgencies = List.copyOf(urgencies);
        rows = List.copyOf(rows);
        figures = List.copyOf(figures);
    }

    /// The first page of somebody who holds no certificate.
    public InboxPage(
            int total,
            List<Chip> urgencies,
            List<Row> rows,
            @Nullable String next,
            EmptyState empty,
            List<Figure> figures,
            @Nullable BarPlot expiring) {
        this(total, urgencies, rows, next, empty, figures, expiring, List.of(), null);
    }

    /// A certificate of the reader's own, with the reports that can't wait (Điều 10.4).
    ///
    /// @param standing its number, and until when it is in force or since when it isn't
    /// @param lost where the loss of its device is reported, null when it is over already
    /// @param leaked where a suspected leak of its key is reported, null when it is over already
    public record Own(
            String name,
            String href,
            Tag status,
            Phrase standing,
            @Nullable String lost,
            @Nullable String leaked) {}

    /// One thing to do.
    ///
    /// @param urgency "Quá hạn 1 ngày", with its shape and colour
    /// @param due the limit in full; null where there is none
    /// @param code the dossier's or device's code; blank for work on several things
    /// @param what what is to be done, or what happened
    /// @param who whom it is about
    /// @param action the one button that does it
    public record Row(
            Tag urgency,
            @Nullable DueView due,
            String code,
            Phrase what,
            Phrase who,
            Action action) {}

    /// A count with its name, leading to the list of what was counted; `href` is empty where there
    /// is no such page.
    public record Figure(Phrase label, long value, String href, @Nullable Sparkline course) {}
}
