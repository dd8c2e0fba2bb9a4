package org.antin.organisation.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.audit.AuditTrail;
import org.antin.kernel.Window;
import org.antin.organisation.BodyChips;
import org.antin.organisation.BodyNames;
import org.antin.organisation.Capacities;
import org.antin.organisation.ManagingAuthorities;
import org.antin.organisation.Organisation;
import org.antin.organisation.OrganisationKind;
import org.antin.organisation.OrganisationPart;
import org.antin.organisation.OrganisationQuery;
import org.antin.organisation.Organisations;
import org.antin.organisation.Tier;
import org.antin.shell.Action;
import org.antin.shell.Address;
import org.antin.shell.Asked;
import org.antin.shell.Chip;
import org.antin.shell.EmptyState;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.shell.Sort;
import org.antin.shell.Tab;
import org.antin.shell.Table;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Cơ quan, đơn vị: list, tree and page. D1.2a: everybody signed in has some of them in sight;
/// which, is decided by scope.
@Controller
@Allowed(signedIn = true)
class OrganisationPages {
    private static final int PAGE = 50;

    private final Organisations organisations;
    private final ManagingAuthorities authorities;
    private final Capacities capacities;
    private final List<OrganisationPart> parts;
    private final AuditTrail audit;

    OrganisationPages(
            Organisations organisations,
            ManagingAuthorities authorities,
            Capacities capacities,
            List<OrganisationPart> parts,
            AuditTrail audit) {
        this.organisations = organisations;
        this.authorities = authorities;
        this.capacities = capacities;
        this.parts =
                parts.stream().sorted(Comparator.comparingInt(OrganisationPart::place)).toList();
        this.audit = audit;
    }

    @GetMapping("/organisations")
    ModelAndView list(Actor actor, Reply reply) {
        var address = reply.address();
        var query = query(address, PAGE);
        var found = organisations.page(query);
        var table =
                table(address, found.items()).paged(Asked.pager(found, organisations.count(query)));
        return reply.page(
                "organisation/OrganisationListPage",
                new OrganisationListPage(address, tabs("list"), table, additions(actor)));
    }

    @GetMapping("/organisations.xlsx")
    ResponseEntity<byte[]> excel(Reply reply) {
        var address = reply.address();
        var found = organisations.page(query(address, Window.ALL.limit()));
        return reply.excel("co-quan-don-vi.xlsx", table(address, found.items()));
    }

    private Table table(Address address, List<Organisation> rows) {
        var names = names(rows);
        return Table.of(
                        "organisations",
                        "organisation.list",
                        address,
                        OrganisationViews.COLUMNS,
                        rows.stream().map(o -> OrganisationViews.row(o, names)).toList())
                .sorted(sort(address))
                .filtered(chips(address))
                .exported("/organisations.xlsx")
                .orElse(EmptyState.of("organisation.none"));
    }

    private List<Chip> chips(Address address) {
        var chips = new ArrayList<Chip>();
        for (var tier : Tier.values())
            chips.add(
                    Chip.filter(
                            address, "tier", Asked.word(tier), Phrase.of(tier.messageKey()), null));
        chips.add(
                Chip.filter(address, "closed", "too", Phrase.of("organisation.closed-too"), null));
        chips.addAll(BodyChips.of(address, organisations));
        return chips;
    }

    private static OrganisationQuery query(Address address, int limit) {
        return new OrganisationQuery(
                Asked.words(address),
                Asked.choice(address, "kind", OrganisationKind.values()),
                Asked.choice(address, "tier", Tier.values()),
                Asked.id(address, "within"),
                Asked.id(address, "managed"),
                address.first("closed").isPresent(),
                sort(address).descending(),
                Asked.window(address, limit));
    }

    private static Sort sort(Address address) {
        return Sort.parse(
                address.first("sort").orElse(null), OrganisationViews.COLUMNS, Sort.up("name"));
    }

    @GetMapping("/organisations/tree")
    ModelAndView tree(Reply reply) {
        var all = organisations.page(OrganisationQuery.all(Window.ALL.limit())).items();
        var ids = new HashSet<UUID>();
        for (var one : all) ids.add(one.id());
        var below = new HashMap<UUID, List<Organisation>>();
        var tops = new ArrayList<Organisation>();
        for (var one : all) {
            var parent = one.parent();
            if (parent == null || !ids.contains(parent)) tops.add(one);
            else below.computeIfAbsent(parent, _ -> new ArrayList<>()).add(one);
        }
        return reply.page(
                "organisation/OrganisationTreePage",
                new OrganisationTreePage(
                        tabs("tree"), tops.stream().map(one -> node(one, below)).toList()));
    }

    private static OrganisationTreePage.Node node(
            Organisation one, Map<UUID, List<Organisation>> below) {
        var children =
                below.getOrDefault(one.id(), List.of()).stream()
                        .map(child -> node(child, below))
                        .toList();
        return new OrganisationTreePage.Node(
                one.name(),
                Phrase.of(one.facts().kind().messageKey()),
                OrganisationViews.href(one.id()),
                children,
                children.stream().mapToInt(child -> 1 + child.below()).sum());
    }

    @GetMapping("/organisations/{id}")
    ModelAndView show(@PathVariable UUID id, Actor actor, Reply reply) {
        return organisations
                .find(id)
                .map(o -> reply.page("organisation/OrganisationPage", page(o, actor)))
                .orElseGet(
                        () -> {
                            audit.notFound(actor, "organisation", id.toString());
                            return reply.notFound();
                        });
    }

    private OrganisationPage page(Organisation organisation, Actor actor) {
        var children = organisations.children(organisation.id());
        var history = organisations.history(organisation.id());
        var path = organisations.path(organisation.id());
        var above = path.subList(0, Math.max(0, path.size() - 1));
        var ids = new HashSet<UUID>();
        for (var label : above) ids.add(label.id());
        for (var past : history) if (past.parent() != null) ids.add(past.parent());
        for (var child : children) if (child.managedBy() != null) ids.add(child.managedBy());
        if (organisation.managedBy() != null) ids.add(organisation.managedBy());
        var names = BodyNames.of(organisations, ids);
        var authority = authorities.ofOrganisation(organisation.id());
        return new OrganisationPage(
                organisation.name(),
                OrganisationViews.state(organisation),
                above.stream().map(label -> names.cell(label.id())).toList(),
                OrganisationViews.facts(organisation, names),
                organisation.managedBy() == null ? null : names.cell(organisation.managedBy()),
                OrganisationViews.why(authority),
                OrganisationViews.basis(authority),
                OrganisationViews.children(organisation, children, names),
                parts.stream().flatMap(part -> part.of(organisation).stream()).toList(),
                OrganisationViews.history(organisation, history, names),
                actions(organisation, actor));
    }

    private List<Action> actions(Organisation organisation, Actor actor) {
        if (!organisation.isOpen()) return List.of();
        var actions = new ArrayList<Action>();
        if (mayEnterPeople(organisation, actor))
            actions.add(
                    Action.of(
                            "organisation.add-person",
                            "/people/new?organisation=" + organisation.id()));
        if (capacities.of(actor, organisation.id(), null, Role.ADMINISTRATOR).isPresent()) {
            var at = OrganisationViews.href(organisation.id());
            actions.add(Action.of("organisation.edit", at + "/edit"));
            actions.add(Action.of("organisation.move", at + "/move"));
            actions.add(
                    Action.of(
                            "organisation.add-unit",
                            "/organisations/new?parent=" + organisation.id()));
            actions.add(Action.of("organisation.close", at + "/close"));
        }
        return actions;
    }

    /// Whoever keeps the body's list (D12.1a) or manages it (D9.1); the administrator the first.
    private boolean mayEnterPeople(Organisation organisation, Actor actor) {
        return capacities
                .of(
                        actor,
                        organisation.id(),
                        organisation.managedBy(),
                        Role.IT_OFFICER,
                        Role.RECEIVING_OFFICER,
                        Role.CONFIRMING_HEAD,
                        Role.ADMINISTRATOR)
                .isPresent();
    }

    private static List<Action> additions(Actor actor) {
        return actor.organisations(Role.ADMINISTRATOR).stream()
                .limit(1)
                .map(top -> Action.of("organisation.add", "/organisations/new?parent=" + top))
                .toList();
    }

    private BodyNames names(List<Organisation> rows) {
        var ids = new HashSet<UUID>();
        for (var row : rows) if (row.managedBy() != null) ids.add(row.managedBy());
        return BodyNames.of(organisations, ids);
    }

    private static List<Tab> tabs(String current) {
        return List.of(
                new Tab(
                        Phrase.of("organisation.tab.list"),
                        "/organisations",
                        current.equals("list")),
                new Tab(
                        Phrase.of("organisation.tab.tree"),
                        "/organisations/tree",
                        current.equals("tree")));
    }
}
