package org.antin.dossier.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.dossier.DossierQuery;
import org.antin.dossier.Dossiers;
import org.antin.dossier.Procedure;
import org.antin.dossier.StageKind;
import org.antin.organisation.OrganisationLabel;
import org.antin.organisation.Organisations;
import org.antin.shell.Action;
import org.antin.shell.Address;
import org.antin.shell.Asked;
import org.antin.shell.Cell;
import org.antin.shell.Chip;
import org.antin.shell.Column;
import org.antin.shell.EmptyState;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.shell.Row;
import org.antin.shell.Sort;
import org.antin.shell.Table;
import org.antin.shell.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// "Hồ sơ đề nghị": every dossier the reader may see, newest first.
@Controller
@Allowed({
    Role.SUBSCRIBER,
    Role.ASSIGNED_PERSON,
    Role.RECORDS_CLERK,
    Role.IT_OFFICER,
    Role.RECEIVING_OFFICER,
    Role.CONFIRMING_HEAD,
    Role.OFFICE_FOCAL_POINT,
    Role.SUBSCRIBER_MANAGER,
    Role.PROVIDER,
    Role.INSPECTOR
})
class DossierListPages {
    private static final int ROWS = 50;
    private static final int EXPORTED = 10_000;

    /// Groups of stages as the filter names them, in the order in which dossiers meet them.
    static final Map<String, List<StageKind>> GROUPS = groups();

    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("code", "dossier.column.code").naming(),
                    Column.of("what", "dossier.column.what"),
                    Column.of("subject", "dossier.column.subject").sorting(),
                    Column.of("stage", "dossier.column.stage"),
                    Column.of("due", "dossier.column.due").sorting(),
                    Column.of("manager", "dossier.column.manager").hidden(),
                    Column.of("opened", "dossier.column.opened").sorting().optional());

    private final Dossiers dossiers;
    private final Organisations organisations;
    private final StageViews stages;

    DossierListPages(Dossiers dossiers, Organisations organisations, StageViews stages) {
        this.dossiers = dossiers;
        this.organisations = organisations;
        this.stages = stages;
    }

    /// What templates/dossier/DossierListPage.html shows.
    ///
    /// @param search as typed
    /// @param kept the other filters, for the search form
    record DossierListPage(
            Table table, String search, List<Map.Entry<String, String>> kept, boolean mayFile) {}

    private static Map<String, List<StageKind>> groups() {
        var groups = new LinkedHashMap<String, List<StageKind>>();
        groups.put("draft", List.of(StageKind.DRAFT, StageKind.SENT_BACK));
        groups.put(
                "review", List.of(StageKind.SUBMITTED, StageKind.UNDER_REVIEW, StageKind.PUT_UP));
        groups.put("confirmed", List.of(StageKind.CONFIRMED, StageKind.IN_LETTER));
        groups.put("sent", List.of(StageKind.FORWARDED));
        groups.put(
                "delivery",
                List.of(StageKind.ISSUED, StageKind.DELIVERED, StageKind.HANDOVER_OFFERED));
        groups.put(
                "closed",
                java.util.Arrays.stream(StageKind.values()).filter(StageKind::isClosed).toList());
        return groups;
    }

    @GetMapping("/dossiers")
    ModelAndView list(Actor actor, Reply reply) {
        var address = reply.address();
        var query = query(address, ROWS);
        var found = dossiers.page(query);
        var mayFile = NewDossierPages.mayFile(actor);
        var table =
                table(found.items(), address)
                        .filtered(chips(address))
                        .paged(Asked.pager(found))
                        .exported("/dossiers.xlsx")
                        .orElse(empty(query, mayFile));
        return reply.page(
                "dossier/DossierListPage",
                new DossierListPage(
                        table, Asked.words(address), address.pairsWithout("q"), mayFile));
    }

    @GetMapping("/dossiers.xlsx")
    ResponseEntity<byte[]> excel(Reply reply) {
        var address = reply.address();
        return reply.excel(
                "ho-so-de-nghi.xlsx",
                table(dossiers.page(query(address, EXPORTED)).items(), address));
    }

    private Table table(List<Dossiers.Row> found, Address address) {
        var ids = new ArrayList<UUID>();
        found.forEach(
                row -> {
                    ids.add(row.organisation());
                    ids.add(row.managingAuthority());
                });
        var labels = organisations.labels(ids.stream().distinct().toList());
        return Table.of(
                        "dossiers",
                        "dossier.list",
                        address,
                        COLUMNS,
                        found.stream().map(row -> row(row, labels)).toList())
                .sorted(sort(address));
    }

    private Row row(Dossiers.Row row, Map<UUID, OrganisationLabel> labels) {
        var due = stages.due(row);
        var body = label(labels, row.organisation());
        var cells =
                Row.of(
                        Cell.link(row.code(), "/dossiers/" + row.id()),
                        new Cell.Text(StageViews.what(row.procedure(), row.subjectKind()), null),
                        Cell.text(row.subjectName(), body.equals(row.subjectName()) ? null : body),
                        Cell.status(StageViews.tag(row.stage())),
                        due == null ? new Cell.Empty() : Cell.due(due),
                        Cell.text(label(labels, row.managingAuthority())),
                        Cell.moment(row.openedAt()));
        return due != null && due.tone() == Tone.DANGER ? cells.toned(Tone.DANGER) : cells;
    }

    private static String label(Map<UUID, OrganisationLabel> labels, UUID id) {
        var label = labels.get(id);
        return label == null ? "" : label.name();
    }

    private List<Chip> chips(Address address) {
        var counts = dossiers.counts();
        var chips = new ArrayList<Chip>();
        GROUPS.forEach(
                (name, kinds) -> {
                    long count = kinds.stream().mapToLong(k -> counts.getOrDefault(k, 0)).sum();
                    if (count > 0 || address.all("stage").contains(name)) {
                        chips.add(
                                Chip.filter(
                                        address,
                                        "stage",
                                        name,
                                        Phrase.of("dossier.group." + name),
                                        count));
                    }
                });
        for (var procedure : Procedure.values()) {
            chips.add(
                    Chip.filter(
                            address,
                            "procedure",
                            procedure.name(),
                            Phrase.of("dossier.procedure." + procedure.name()),
                            null));
        }
        return chips;
    }

    private static EmptyState empty(DossierQuery query, boolean mayFile) {
        if (!query.everything()) return EmptyState.of("dossier.list.no-match");
        return mayFile
                ? EmptyState.of("dossier.list.none", Action.primary("dossier.new", "/dossiers/new"))
                : EmptyState.of("dossier.list.none");
    }

    private static DossierQuery query(Address address, int limit) {
        @Nullable Procedure procedure =
                address.first("procedure")
                        .filter(p -> List.of("ISSUE", "REVOKE").contains(p))
                        .map(Procedure::valueOf)
                        .orElse(null);
        var sort = sort(address);
        return new DossierQuery(
                Asked.words(address),
                address.first("stage").map(GROUPS::get).orElse(List.of()),
                procedure,
                null,
                switch (sort.column()) {
                    case "due" -> DossierQuery.Order.DUE;
                    case "subject" -> DossierQuery.Order.SUBJECT;
                    default -> DossierQuery.Order.OPENED;
                },
                sort.descending(),
                Asked.window(address, limit));
    }

    private static Sort sort(Address address) {
        return Sort.parse(address.first("sort").orElse(null), COLUMNS, Sort.down("opened"));
    }
}
