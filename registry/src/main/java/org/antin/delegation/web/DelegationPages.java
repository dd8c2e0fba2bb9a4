package org.antin.delegation.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.audit.AuditTrail;
import org.antin.delegation.Delegation;
import org.antin.delegation.Delegation.State;
import org.antin.delegation.DelegationDesk;
import org.antin.delegation.DelegationQuery;
import org.antin.delegation.Delegations;
import org.antin.kernel.Window;
import org.antin.organisation.BodyChips;
import org.antin.organisation.Organisations;
import org.antin.shell.Action;
import org.antin.shell.Address;
import org.antin.shell.Asked;
import org.antin.shell.Chip;
import org.antin.shell.EmptyState;
import org.antin.shell.Reply;
import org.antin.shell.Sort;
import org.antin.shell.Table;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// "Giấy ủy quyền": list and page (D7.4; Nghị định 30/2020, Điều 13 khoản 4), for those who keep
/// them, who sign by them, and who look after the province. Which rows come is decided by scope.
@Controller
@Allowed({
    Role.SUBSCRIBER,
    Role.RECORDS_CLERK,
    Role.ASSIGNED_PERSON,
    Role.OFFICE_FOCAL_POINT,
    Role.SUBSCRIBER_MANAGER,
    Role.INSPECTOR
})
class DelegationPages {
    private static final int PAGE = 50;

    private final Delegations delegations;
    private final DelegationDesk desk;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final Clock clock;

    DelegationPages(
            Delegations delegations,
            DelegationDesk desk,
            Organisations organisations,
            AuditTrail audit,
            Clock clock) {
        this.delegations = delegations;
        this.desk = desk;
        this.organisations = organisations;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/delegations")
    ModelAndView list(Actor actor, Reply reply) {
        var address = reply.address();
        var query = query(address, PAGE);
        var now = clock.instant();
        var found = delegations.page(query, now);
        var counts = delegations.countByState(query, now);
        boolean keeps = !desk.kept(actor).isEmpty();
        var table =
                table(address, found.items(), counts, keeps)
                        .paged(Asked.pager(found, Asked.total(counts, query.state())));
        return reply.page(
                "delegation/DelegationListPage",
                new DelegationListPage(
                        address,
                        table,
                        keeps
                                ? List.of(Action.primary("delegation.new", "/delegations/new"))
                                : List.of()));
    }

    @GetMapping("/delegations.xlsx")
    ResponseEntity<byte[]> excel(Reply reply) {
        var address = reply.address();
        var found = delegations.page(query(address, Window.ALL.limit()), clock.instant());
        return reply.excel("giay-uy-quyen.xlsx", table(address, found.items(), Map.of(), false));
    }

    private Table table(
            Address address, List<Delegation> rows, Map<State, Long> counts, boolean keeps) {
        return Table.of(
                        "delegations",
                        "delegation.list",
                        address,
                        DelegationViews.COLUMNS,
                        DelegationViews.rows(rows, organisations, clock.instant()))
                .sorted(sort(address))
                .filtered(chips(address, counts))
                .exported("/delegations.xlsx")
                .orElse(
                        keeps && address.query().isEmpty()
                                ? EmptyState.of(
                                        "delegation.none.keeper",
                                        Action.of("delegation.new", "/delegations/new"))
                                : EmptyState.of("delegation.none"));
    }

    private List<Chip> chips(Address address, Map<State, Long> counts) {
        var chips =
                new ArrayList<>(
                        Chip.each(address, "state", State.values(), counts, State::messageKey));
        chips.addAll(BodyChips.of(address, organisations));
        return chips;
    }

    private static DelegationQuery query(Address address, int limit) {
        var sort = sort(address);
        return new DelegationQuery(
                Asked.words(address),
                Asked.choice(address, "state", State.values()),
                Asked.id(address, "within"),
                sort.column().equals("delegate"),
                sort.descending(),
                Asked.window(address, limit));
    }

    private static Sort sort(Address address) {
        return Sort.parse(
                address.first("sort").orElse(null), DelegationViews.COLUMNS, Sort.down("from"));
    }

    @GetMapping("/delegations/{id}")
    ModelAndView show(@PathVariable UUID id, Actor actor, Reply reply) {
        return delegations
                .find(id)
                .map(paper -> reply.page("delegation/DelegationPage", page(paper, actor)))
                .orElseGet(
                        () -> {
                            audit.notFound(actor, "delegation", id.toString());
                            return reply.notFound();
                        });
    }

    private DelegationPage page(Delegation paper, Actor actor) {
        var now = clock.instant();
        boolean open =
                switch (paper.state(now)) {
                    case IN_FORCE, NOT_YET -> true;
                    case EXPIRED, ENDED -> false;
                };
        boolean keeps = desk.kept(actor).contains(paper.organisation());
        return new DelegationPage(
                paper.number(),
                DelegationViews.state(paper, now),
                DelegationViews.facts(paper, organisations),
                open && keeps
                        ? List.of(
                                Action.of(
                                        "delegation.end",
                                        DelegationViews.href(paper.id()) + "/end"))
                        : List.of());
    }
}
