package org.antin.shell;

import static org.antin.shell.Step.Standing.AHEAD;
import static org.antin.shell.Step.Standing.CURRENT;
import static org.antin.shell.Step.Standing.DONE;

import org.antin.calendar.TimeLeft;
import org.antin.notice.web.InboxPage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Life-like contents for the pages of the style guide.
final class Samples {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final Instant MOMENT = Instant.parse("2026-11-23T03:02:00Z");

    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("name", "styleguide.col.name").sorting().naming(),
                    Column.of("code", "styleguide.col.code").optional(),
                    Column.of("body", "styleguide.col.body").sorting().optional(),
                    Column.of("until", "styleguide.col.until").sorting(),
                    Column.of("count", "styleguide.col.count").counting().sorting(),
                    Column.of("status", "styleguide.col.status"),
                    Column.of("action", "styleguide.col.action"));

    private Samples() {}

    static ShellView shell() {
        return new ShellView(
                "Nguyễn Thị Huệ",
                "Người tiếp nhận hồ sơ và 1 vai trò khác",
                "UBND huyện Cẩm Xuyên",
                List.of(
                        new ShellView.RoleHeld(
                                "Người tiếp nhận hồ sơ", "UBND huyện Cẩm Xuyên", null),
                        new ShellView.RoleHeld(
                                "Thuê bao",
                                "UBND huyện Cẩm Xuyên",
                                java.time.LocalDate.of(2026, 12, 31))),
                List.of(
                        group("nav.work", link("inbox", 7, true), link("dossiers", null, false)),
                        group(
                                "nav.register",
                                link("subscribers", null, false),
                                link("certificates", null, false),
                                link("devices", null, false),
                                link("organisations", null, false)),
                        group("nav.signing", link("sign", null, false), link("check", null, false)),
                        group(
                                "nav.overview",
                                link("forms", null, false),
                                link("reports", null, false),
                                link("training", null, false),
                                link("incidents", 2, false)),
                        group("nav.system", link("audit", null, false))),
                true);
    }

    private static ShellView.NavGroup group(String key, ShellView.NavLink... links) {
        return new ShellView.NavGroup(key, List.of(links));
    }

    private static ShellView.NavLink link(String name, Integer count, boolean current) {
        return new ShellView.NavLink("nav." + name, "/" + name, current, count);
    }

    static Table table(Address address) {
        var rows = new ArrayList<Row>();
        String[][] people = {
            {"Nguyễn Thị Huệ", "Văn thư", "UBND xã Cẩm Duệ", "4A7F 0193"},
            {"Trần Đỗ Ngọc Quỳnh", "Phó Chủ tịch", "UBND xã Cẩm Mỹ", "4A7F 0207"},
            {"Lê Viết Hồng", "Kế toán trưởng", "Trường THPT Cẩm Bình", "4A7F 0211"},
            {
                "Phạm Thị Ánh Tuyết",
                "Chuyên viên",
                "Phòng Tài chính – Kế hoạch huyện Cẩm Xuyên",
                "4A7F 0240"
            },
            {
                "Đặng Ỷ Ẩn",
                "Giám đốc",
                "Trung tâm Văn hóa – Truyền thông huyện Cẩm Xuyên",
                "4A7F 0255"
            }
        };
        Tag[] tags = {
            Tag.of("styleguide.in-force", Tone.GOOD),
            Tag.of("styleguide.expiring", Tone.ATTENTION),
            Tag.of("styleguide.lost", Tone.DANGER),
            Tag.of("styleguide.in-force", Tone.GOOD),
            Tag.of("styleguide.expired", Tone.OVER)
        };
        for (int i = 0; i < people.length; i++) {
            var row =
                    Row.of(
                            Cell.link(people[i][0], "/subscribers/" + i, people[i][1]),
                            Cell.code(people[i][3]),
                            Cell.text(people[i][2]),
                            i == 3 ? Cell.day(null) : Cell.day(DAY.plusMonths(i)),
                            Cell.count(1234L * i),
                            Cell.status(tags[i]),
                            Cell.actions(
                                    i == 1
                                            ? Action.primary("styleguide.renew", "/renew")
                                            : Action.of("styleguide.open", "/open")));
            rows.add(i == 2 ? row.toned(Tone.DANGER) : row);
        }
        return Table.of("people", "styleguide.table", address, COLUMNS, rows)
                .sorted(Sort.parse(address.first("sort").orElse(null), COLUMNS, Sort.up("name")))
                .filtered(
                        List.of(
                                chip(address, "in-force", 214),
                                chip(address, "expiring", 12),
                                chip(address, "lost", 1)))
                .paged(new Pager(address.first("after").orElse(null), "4A7F0255", 1514L))
                .exported("/people.xlsx");
    }

    private static Chip chip(Address address, String value, long count) {
        return Chip.filter(address, "status", value, Phrase.of("styleguide.chip." + value), count);
    }

    static StyleGuidePage page(Address address) {
        return new StyleGuidePage(
                List.of(
                        Step.of("styleguide.step.submitted", DONE),
                        Step.of("styleguide.step.reviewing", CURRENT),
                        Step.of("styleguide.step.confirmed", AHEAD),
                        Step.of("styleguide.step.forwarded", AHEAD),
                        Step.of("styleguide.step.issued", AHEAD),
                        Step.of("styleguide.step.handed-over", AHEAD)),
                List.of(
                        Tag.of("styleguide.in-force", Tone.GOOD),
                        Tag.of("styleguide.expiring", Tone.ATTENTION),
                        Tag.of("styleguide.reviewing", Tone.WAITING),
                        Tag.of("styleguide.expired", Tone.OVER),
                        Tag.of("styleguide.suspended", Tone.PLAIN),
                        Tag.of("styleguide.lost", Tone.DANGER)),
                List.of(
                        DueView.of(DAY, new TimeLeft.WorkingDaysLeft(2), false),
                        DueView.of(DAY, new TimeLeft.WorkingDaysLeft(12), true),
                        DueView.of(DAY, new TimeLeft.LastDay(), false),
                        DueView.of(DAY, new TimeLeft.Overdue(1), true)),
                List.of(
                        new Tab(Phrase.of("styleguide.tab.facts"), "/", true),
                        new Tab(Phrase.of("styleguide.tab.papers"), "/?tab=papers", false, 3L),
                        new Tab(Phrase.of("styleguide.tab.history"), "/?tab=history", false)),
                List.of(
                        Notice.success("styleguide.done", "HS-2026-0412"),
                        new Notice(Notice.Kind.ATTENTION, Phrase.of("styleguide.soon", 12))),
                table(address),
                Table.of("none", "styleguide.table.nothing", address, COLUMNS, List.of())
                        .orElse(
                                EmptyState.of(
                                        "styleguide.table.empty",
                                        Action.of("styleguide.table.clear", "/"))),
                List.of(
                        Fact.of(
                                "styleguide.facts.holder",
                                Cell.link("Nguyễn Thị Huệ", "/", "Văn thư, UBND xã Cẩm Duệ")),
                        Fact.of("styleguide.facts.serial", Cell.code("4A7F 0193 77C2 51E0")),
                        Fact.of("styleguide.facts.since", Cell.day(DAY)),
                        Fact.of(
                                "styleguide.facts.status",
                                Cell.status(Tag.of("styleguide.in-force", Tone.GOOD))),
                        Fact.of("styleguide.facts.phone", Cell.text(null))),
                List.of(
                        new HistoryLine(
                                MOMENT,
                                Phrase.of("styleguide.history.confirmed"),
                                Phrase.text("Trần Đỗ Ngọc Quỳnh, Phó Chủ tịch UBND huyện"),
                                null,
                                Tone.GOOD),
                        new HistoryLine(
                                MOMENT.minusSeconds(90_000),
                                Phrase.of("styleguide.history.back"),
                                Phrase.text("Lê Viết Hồng"),
                                Phrase.text(
                                        "Thiếu thư điện tử công vụ; bổ sung trước ngày 20/11/2026."),
                                Tone.WAITING),
                        new HistoryLine(
                                MOMENT.minusSeconds(190_000),
                                Phrase.of("styleguide.history.submitted"),
                                Phrase.text("Nguyễn Thị Huệ"))),
                new Sparkline(
                        Phrase.of("styleguide.spark.words"),
                        List.of(3L, 5L, 4L, 8L, 7L, 9L, 12L, 11L, 14L, 13L, 17L, 19L)),
                plot(),
                Form.empty().with("born", LocalDate.of(1990, 2, 3)).with("kind", "person"),
                options(),
                0);
    }

    static List<Option> options() {
        return List.of(
                new Option(
                        "person",
                        Phrase.of("styleguide.kind.person"),
                        Phrase.of("styleguide.kind.person.hint")),
                Option.of("body", "styleguide.kind.body"),
                Option.of("system", "styleguide.kind.system"));
    }

    static BarPlot plot() {
        var bars =
                new ArrayList<>(
                        BarPlot.months(
                                YearMonth.of(2026, 12),
                                List.of(4L, 7L, 9L, 18L, 31L, 12L, 8L, 3L, 0L, 5L, 11L, 6L)));
        bars.set(0, bars.getFirst().toned(Tone.ATTENTION));
        return new BarPlot(
                "expiring",
                Phrase.of("styleguide.plot"),
                Phrase.of("styleguide.plot.words"),
                Phrase.of("styleguide.plot.month"),
                Phrase.of("styleguide.plot.count"),
                bars);
    }

    static InboxPage inbox(Address address) {
        return new InboxPage(
                7,
                List.of(
                        Chip.filter(address, "due", "over", Phrase.of("styleguide.chip.over"), 1L),
                        Chip.filter(
                                address, "due", "today", Phrase.of("styleguide.chip.today"), 2L),
                        Chip.filter(address, "due", "week", Phrase.of("styleguide.chip.week"), 4L)),
                List.of(
                        work(
                                "over",
                                Tone.DANGER,
                                "HS-2026-0412",
                                "new",
                                "Nguyễn Thị Huệ, văn thư – UBND xã Cẩm Duệ",
                                "review",
                                true),
                        work(
                                "today",
                                Tone.ATTENTION,
                                "HS-2026-0398",
                                "lost",
                                "Trường THPT Cẩm Bình",
                                "minutes",
                                true),
                        work(
                                "today",
                                Tone.ATTENTION,
                                "HS-2026-0405",
                                "new",
                                "Trần Đỗ Ngọc Quỳnh, Phó Chủ tịch – UBND xã Cẩm Mỹ",
                                "review",
                                false),
                        work("left", Tone.PLAIN, "", "letter", "", "letter", false),
                        work(
                                "left",
                                Tone.PLAIN,
                                "HS-2026-0377",
                                "handover",
                                "Phòng Tài chính – Kế hoạch huyện Cẩm Xuyên",
                                "handover",
                                false),
                        work(
                                "week",
                                Tone.PLAIN,
                                "HS-2026-0381",
                                "handover",
                                "Đặng Ỷ Ẩn, Giám đốc – Trung tâm Văn hóa – Truyền thông huyện Cẩm Xuyên",
                                "handover",
                                false),
                        work(
                                "week",
                                Tone.PLAIN,
                                "HS-2026-0384",
                                "new",
                                "Lê Viết Hồng, kế toán trưởng – Trường THPT Cẩm Bình",
                                "review",
                                false)),
                null,
                EmptyState.of("notice.inbox.none"),
                List.of(
                        new InboxPage.Figure(
                                Phrase.of("styleguide.figure.certificates"),
                                214,
                                "/certificates",
                                null),
                        new InboxPage.Figure(
                                Phrase.of("styleguide.figure.devices"), 1198, "/devices", null),
                        new InboxPage.Figure(
                                Phrase.of("styleguide.figure.dossiers"), 23, "/dossiers", null)),
                plot());
    }

    private static InboxPage.Row work(
            String urgency,
            Tone tone,
            String code,
            String what,
            String who,
            String act,
            boolean primary) {
        return new InboxPage.Row(
                Tag.of("styleguide.urgency." + urgency, tone),
                DueView.of(DAY, new TimeLeft.WorkingDaysLeft(3), false),
                code,
                Phrase.of("styleguide.work." + what),
                Phrase.text(who),
                new Action(Phrase.of("styleguide.act." + act), "/dossiers/" + code, primary));
    }

    static Confirmation revocation() {
        return new Confirmation(
                Phrase.of("styleguide.revoke.question"),
                Phrase.of("styleguide.revoke.words"),
                List.of(
                        Phrase.of(
                                "styleguide.revoke.touch", "4A7F 0193 77C2 51E0", "Nguyễn Thị Huệ"),
                        Phrase.of("styleguide.revoke.device")),
                "/certificates/1/revoke",
                Map.of("version", "3"),
                Phrase.of("styleguide.revoke.button"),
                "/");
    }

    static List<DemoAccount> accounts() {
        return List.of(
                new DemoAccount(
                        "hue.ct",
                        "an-tin-demo",
                        "Nguyễn Thị Huệ",
                        "Người tiếp nhận hồ sơ",
                        "UBND huyện Cẩm Xuyên"),
                new DemoAccount(
                        "quynh.pct",
                        "an-tin-demo",
                        "Trần Đỗ Ngọc Quỳnh",
                        "Người xác nhận",
                        "UBND huyện Cẩm Xuyên"),
                new DemoAccount("an.vt", "an-tin-demo", "Đặng Ỷ Ẩn", "Văn thư", "UBND xã Cẩm Duệ"));
    }
}
