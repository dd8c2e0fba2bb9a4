package org.antin.device.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.device.Device;
import org.antin.device.DeviceFile;
import org.antin.device.DeviceFiles;
import org.antin.device.DeviceKind;
import org.antin.device.DeviceQuery;
import org.antin.device.DeviceState;
import org.antin.device.Devices;
import org.antin.device.Handover;
import org.antin.device.HandoverDesk;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Window;
import org.antin.organisation.BodyChips;
import org.antin.organisation.Capacities;
import org.antin.organisation.Organisations;
import org.antin.shell.Action;
import org.antin.shell.Address;
import org.antin.shell.Asked;
import org.antin.shell.Chip;
import org.antin.shell.EmptyState;
import org.antin.shell.Reply;
import org.antin.shell.Sort;
import org.antin.shell.Table;
import org.antin.subscriber.Subscribers;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Thiết bị lưu khóa bí mật (D2.3: need to know): masked in lists, every look at the page audited.
/// For the managing authority (D9.1, D9.2), the subscriber manager (D4), inspection (D8.2a), and
/// one's own (D10.2, D10.3). Which rows come is decided by scope.
@Controller
@Allowed({
    Role.SUBSCRIBER,
    Role.RECORDS_CLERK,
    Role.ASSIGNED_PERSON,
    Role.RECEIVING_OFFICER,
    Role.CONFIRMING_HEAD,
    Role.SUBSCRIBER_MANAGER,
    Role.INSPECTOR
})
class DevicePages {
    private static final int PAGE = 50;

    private final Devices devices;
    private final DeviceFiles files;
    private final HandoverDesk handovers;
    private final Capacities capacities;
    private final Organisations organisations;
    private final Subscribers subscribers;

    DevicePages(
            Devices devices,
            DeviceFiles files,
            HandoverDesk handovers,
            Capacities capacities,
            Organisations organisations,
            Subscribers subscribers) {
        this.devices = devices;
        this.files = files;
        this.handovers = handovers;
        this.capacities = capacities;
        this.organisations = organisations;
        this.subscribers = subscribers;
    }

    @GetMapping("/devices")
    ModelAndView list(Reply reply) {
        var address = reply.address();
        var query = query(address, PAGE);
        var found = devices.page(query);
        var counts = devices.countByState(query);
        var table =
                table(address, found.items(), counts)
                        .paged(Asked.pager(found, Asked.total(counts, query.state())));
        return reply.page("device/DeviceListPage", new DeviceListPage(address, table));
    }

    @GetMapping("/devices.xlsx")
    ResponseEntity<byte[]> excel(Reply reply) {
        var address = reply.address();
        var found = devices.page(query(address, Window.ALL.limit()));
        return reply.excel("thiet-bi.xlsx", table(address, found.items(), Map.of()));
    }

    private Table table(Address address, List<Device> rows, Map<DeviceState, Long> counts) {
        return Table.of(
                        "devices",
                        "device.list",
                        address,
                        DeviceViews.COLUMNS,
                        rows.stream().map(DeviceViews::row).toList())
                .sorted(sort(address))
                .filtered(chips(address, counts))
                .exported("/devices.xlsx")
                .orElse(EmptyState.of("device.none"));
    }

    private List<Chip> chips(Address address, Map<DeviceState, Long> counts) {
        var chips =
                new ArrayList<>(
                        Chip.each(
                                address,
                                "state",
                                DeviceState.values(),
                                counts,
                                DeviceState::messageKey));
        chips.addAll(BodyChips.of(address, organisations));
        return chips;
    }

    private static DeviceQuery query(Address address, int limit) {
        var sort = sort(address);
        return new DeviceQuery(
                Asked.words(address),
                Asked.choice(address, "kind", DeviceKind.values()),
                Asked.choice(address, "state", DeviceState.values()),
                Asked.id(address, "subscriber"),
                Asked.id(address, "within"),
                sort.column().equals("issued"),
                sort.descending(),
                Asked.window(address, limit));
    }

    private static Sort sort(Address address) {
        return Sort.parse(address.first("sort").orElse(null), DeviceViews.COLUMNS, Sort.up("name"));
    }

    @GetMapping("/devices/{id}")
    ModelAndView show(@PathVariable UUID id, Actor actor, Reply reply) {
        return switch (files.read(id, actor)) {
            case Done<DeviceFile>(var file) -> reply.page("device/DevicePage", page(file, actor));
            case Refused<DeviceFile>(var why) -> reply.refusal(why);
        };
    }

    private DevicePage page(DeviceFile file, Actor actor) {
        var device = file.device();
        return new DevicePage(
                device.id(),
                device.masked(),
                file.number(),
                DeviceViews.tag(device.state()),
                DeviceViews.facts(file, subscribers.find(device.subscriber()).isPresent()),
                device.pendingHandover(),
                device.state() == DeviceState.AT_BODY && !mayHandOver(file),
                DeviceViews.ledger(file),
                HandoverViews.table(file),
                file.readers(),
                actor.holds(Role.INSPECTOR, Role.SUBSCRIBER_MANAGER, Role.CONFIRMING_HEAD),
                actions(file, actor));
    }

    /// A device that came from the provider is handed over for the first time in its dossier.
    private static boolean mayHandOver(DeviceFile file) {
        return file.device().facts().inUseSince() != null
                || file.custody().stream()
                        .anyMatch(entry -> entry.minutes().kind() != Handover.Kind.RECEIPT);
    }

    private List<Action> actions(DeviceFile file, Actor actor) {
        var device = file.device();
        var state = device.state();
        var at = DeviceViews.href(device.id());
        var actions = new ArrayList<Action>();
        boolean held = handovers.mayActFor(actor, device.custodian());
        boolean moves =
                switch (state) {
                    case AT_BODY, IN_USE, LOCKED, DAMAGED, RETURN_DUE -> true;
                    case IN_TRANSIT, HANDOVER_PENDING, LOST, WRITTEN_OFF, RETURNED, DESTROYED ->
                            false;
                };
        if (held && moves && mayHandOver(file))
            actions.add(Action.primary("device.hand-over", at + "/handover"));
        var scope = device.scope();
        boolean officer =
                capacities
                        .of(
                                actor,
                                scope.organisation(),
                                scope.authority(),
                                Role.RECEIVING_OFFICER,
                                Role.CONFIRMING_HEAD)
                        .isPresent();
        boolean own = scope.persons().stream().anyMatch(actor::isPerson);
        // Điều 10.4: at once, at any hour, by whoever holds it
        if (own && moves && actor.holds(Role.SUBSCRIBER, Role.ASSIGNED_PERSON, Role.RECORDS_CLERK))
            actions.add(Action.of("device.report-lost", "/loss/new"));
        if ((officer || own) && (state == DeviceState.IN_USE || state == DeviceState.AT_BODY))
            actions.add(Action.of("device.form.lock", at + "/lock"));
        if ((officer || own) && moves && state != DeviceState.DAMAGED)
            actions.add(Action.of("device.form.damage", at + "/damage"));
        if (officer && held && state != DeviceState.HANDOVER_PENDING && moves)
            actions.add(Action.of("device.form.return", at + "/return"));
        return actions;
    }
}
