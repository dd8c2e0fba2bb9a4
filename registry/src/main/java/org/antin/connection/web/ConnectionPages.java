package org.antin.connection.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.account.AccountDirectory;
import org.antin.connection.ApiScope;
import org.antin.connection.ConnectedSystem;
import org.antin.connection.ConnectedSystems;
import org.antin.connection.ConnectionDesk;
import org.antin.connection.NewConnection;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Window;
import org.antin.shell.Action;
import org.antin.shell.Confirmation;
import org.antin.shell.EmptyState;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Option;
import org.antin.shell.Pager;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.shell.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// "Hệ thống kết nối": which other systems may call the interface, kept by administrators. D2.4.
@Controller
@Allowed(Role.ADMINISTRATOR)
class ConnectionPages {
    private static final int LIMIT = 50;
    private static final String NEW = "connection/NewConnectionPage";
    private static final String ONE = "connection/ConnectionPage";

    private final ConnectionDesk desk;
    private final ConnectedSystems systems;
    private final AccountDirectory directory;
    private final Clock clock;

    ConnectionPages(
            ConnectionDesk desk,
            ConnectedSystems systems,
            AccountDirectory directory,
            Clock clock) {
        this.desk = desk;
        this.systems = systems;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping("/connections")
    ModelAndView list(Reply reply) {
        var address = reply.address();
        var found = systems.page(Window.of(address.first("after").orElse(null), null, LIMIT));
        var next = found.next();
        var table =
                Table.of(
                                "connections",
                                "connection.list",
                                address,
                                ConnectionViews.COLUMNS,
                                found.items().stream()
                                        .map(s -> ConnectionViews.row(s, today()))
                                        .toList())
                        .paged(new Pager(null, next == null ? null : next.token(), null))
                        .orElse(
                                EmptyState.of(
                                        "connection.none",
                                        Action.of("connection.new", "/connections/new")));
        return reply.page("connection/ConnectionListPage", new ConnectionListPage(table));
    }

    @GetMapping("/connections/new")
    ModelAndView blank(Actor actor, Reply reply) {
        var form = Form.empty().with("from", today()).with("lastDay", today().plusYears(1));
        return reply.page(NEW, page(form, actor));
    }

    @PostMapping("/connections")
    ModelAndView connect(Actor actor, Reply reply) {
        var form = reply.form();
        return switch (desk.connect(wanted(form), actor)) {
            case Done<ConnectionDesk.Connected>(var connected) ->
                    shown(connected.id(), connected.token().text(), reply);
            case Refused<ConnectionDesk.Connected>(var why) ->
                    reply.invalid(NEW, page(form.refused(why), actor));
        };
    }

    private static NewConnection wanted(Form form) {
        return new NewConnection(
                form.value("name"),
                uuid(form.value("organisation")).orElse(null),
                form.value("username"),
                form.all("scopes").stream()
                        .flatMap(code -> ApiScope.of(code).stream())
                        .collect(Collectors.toSet()),
                form.date("from").orElse(null),
                form.date("lastDay").orElse(null),
                form.value("basis"));
    }

    @GetMapping("/connections/{id}")
    ModelAndView show(@PathVariable UUID id, Reply reply) {
        return shown(id, null, reply);
    }

    @PostMapping("/connections/{id}/revoke")
    ModelAndView revoke(@PathVariable UUID id, Actor actor, Reply reply) {
        var system = systems.find(id);
        if (system.isPresent() && !reply.form().has("sure", "yes"))
            return reply.confirm(sure(system.get()));
        return switch (desk.revoke(id, actor)) {
            case Done<ConnectedSystem> _ ->
                    reply.done("/connections/" + id, Notice.success("connection.told.revoked"));
            case Refused<ConnectedSystem>(var why) -> reply.refusal(why);
        };
    }

    private static Confirmation sure(ConnectedSystem system) {
        return new Confirmation(
                Phrase.of("connection.revoke.question", system.name()),
                Phrase.of("connection.revoke.consequence"),
                List.of(),
                "/connections/" + system.id() + "/revoke",
                Map.of("sure", "yes"),
                Phrase.of("connection.revoke"),
                "/connections/" + system.id());
    }

    private ModelAndView shown(UUID id, @Nullable String token, Reply reply) {
        return systems.find(id)
                .map(s -> reply.page(ONE, ConnectionViews.page(s, today(), token)))
                .orElseGet(reply::notFound);
    }

    private NewConnectionPage page(Form form, Actor actor) {
        return new NewConnectionPage(
                form.labelled("connection.field."), organisations(actor), ConnectionViews.SCOPES);
    }

    private List<Option> organisations(Actor actor) {
        return directory.organisations(actor.organisations(Role.ADMINISTRATOR)).entrySet().stream()
                .map(e -> Option.named(e.getKey().toString(), e.getValue()))
                .toList();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private LocalDate today() {
        return Days.of(clock.instant());
    }
}
