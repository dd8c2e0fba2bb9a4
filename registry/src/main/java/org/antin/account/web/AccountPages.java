package org.antin.account.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.account.Account;
import org.antin.account.AccountDesk;
import org.antin.account.AccountDirectory;
import org.antin.account.NewAccount;
import org.antin.account.NewGrant;
import org.antin.account.OneTimeToken;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Ids;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.Action;
import org.antin.shell.Chip;
import org.antin.shell.EmptyState;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Option;
import org.antin.shell.Pager;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.shell.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The accounts an administrator keeps.
@Controller
@Allowed(Role.ADMINISTRATOR)
class AccountPages {
    private static final int LIMIT = 50;

    private final AccountDesk desk;
    private final AccountDirectory directory;
    private final Clock clock;
    private final String publicUrl;

    AccountPages(
            AccountDesk desk,
            AccountDirectory directory,
            Clock clock,
            @Value("${antin.public-url:http://localhost:8080}") String publicUrl) {
        this.desk = desk;
        this.directory = directory;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    @GetMapping("/accounts")
    ModelAndView list(Reply reply) {
        var address = reply.address();
        var words = address.first("q").orElse("");
        var state = address.first("state").filter(s -> s.matches("active|disabled")).orElse(null);
        var found =
                directory.page(
                        new AccountDirectory.Query(
                                words, state, address.first("after").orElse(null), LIMIT));
        var shown = found.subList(0, Math.min(LIMIT, found.size()));
        var next = found.size() > LIMIT ? shown.getLast().username() : null;
        var table =
                Table.of(
                                "accounts",
                                "account.list",
                                address,
                                AccountViews.COLUMNS,
                                shown.stream()
                                        .map(a -> AccountViews.row(a, clock.instant()))
                                        .toList())
                        .filtered(
                                List.of(
                                        Chip.filter(
                                                address,
                                                "state",
                                                "active",
                                                Phrase.of("account.state.active"),
                                                null),
                                        Chip.filter(
                                                address,
                                                "state",
                                                "disabled",
                                                Phrase.of("account.state.disabled"),
                                                null)))
                        .paged(new Pager(null, next, null))
                        .orElse(
                                EmptyState.of(
                                        "account.none", Action.of("account.new", "/accounts/new")));
        return reply.page("account/AccountListPage", new AccountListPage(words, table));
    }

    @GetMapping("/accounts/new")
    ModelAndView blank(Actor actor, Reply reply) {
        return reply.page("account/NewAccountPage", newPage(Form.empty(), actor));
    }

    @PostMapping("/accounts")
    ModelAndView open(Actor actor, Reply reply) {
        var form = reply.form();
        var wanted =
                new NewAccount(
                        form.value("username"),
                        form.value("displayName"),
                        Ids.of(form.value("organisation")).orElse(null),
                        null);
        return switch (desk.open(wanted, actor)) {
            case Done<AccountDesk.Opened>(var opened) ->
                    shown(opened.account(), Form.empty(), opened.link(), actor, reply);
            case Refused<AccountDesk.Opened>(var why) ->
                    reply.invalid("account/NewAccountPage", newPage(form.refused(why), actor));
        };
    }

    @GetMapping("/accounts/{id}")
    ModelAndView show(@PathVariable UUID id, Actor actor, Reply reply) {
        return shown(id, Form.empty(), null, actor, reply);
    }

    @PostMapping("/accounts/{id}/disable")
    ModelAndView disable(@PathVariable UUID id, Actor actor, Reply reply) {
        return answer(desk.disable(id, version(reply), actor), id, "account.disabled", reply);
    }

    @PostMapping("/accounts/{id}/enable")
    ModelAndView enable(@PathVariable UUID id, Actor actor, Reply reply) {
        return answer(desk.enable(id, version(reply), actor), id, "account.enabled", reply);
    }

    @PostMapping("/accounts/{id}/reset-password")
    ModelAndView reset(@PathVariable UUID id, Actor actor, Reply reply) {
        return switch (desk.resetPassword(id, actor)) {
            case Done<OneTimeToken>(var link) -> shown(id, Form.empty(), link, actor, reply);
            case Refused<OneTimeToken>(var why) -> reply.refusal(why);
        };
    }

    @PostMapping("/accounts/{id}/grants")
    ModelAndView grant(@PathVariable UUID id, Actor actor, Reply reply) {
        var form = reply.form();
        var role = role(form.value("role"));
        var organisation = Ids.of(form.value("organisation"));
        var from = form.date("from");
        var lastDay = form.date("until");
        var faulty = form;
        if (role.isEmpty()) faulty = faulty.refused(new BadField("role", "required"));
        if (organisation.isEmpty()) {
            faulty = faulty.refused(new BadField("organisation", "required"));
        }
        if (from.isEmpty()) faulty = faulty.refused(new BadField("from", "date"));
        if (lastDay.isEmpty() && !form.value("until").isEmpty()) {
            faulty = faulty.refused(new BadField("until", "date"));
        }
        if (role.isEmpty() || organisation.isEmpty() || from.isEmpty() || faulty.faulty()) {
            return again(id, faulty, actor, reply);
        }
        var wanted =
                new NewGrant(
                        role.get(),
                        organisation.get(),
                        from.get(),
                        lastDay.orElse(null),
                        form.value("basis"));
        return switch (desk.grant(id, wanted, actor)) {
            case Done<Account> _ ->
                    reply.done("/accounts/" + id, Notice.success("account.granted"));
            case Refused<Account>(CommonRefusal.NotFound why) -> reply.refusal(why);
            case Refused<Account>(CommonRefusal.NotAllowed why) -> reply.refusal(why);
            case Refused<Account>(var why) -> again(id, form.refused(why), actor, reply);
        };
    }

    @PostMapping("/accounts/{id}/grants/{grant}/end")
    ModelAndView end(@PathVariable UUID id, @PathVariable UUID grant, Actor actor, Reply reply) {
        return answer(desk.end(id, grant, actor), id, "account.grant-ended", reply);
    }

    private ModelAndView answer(Outcome<Account> outcome, UUID id, String done, Reply reply) {
        return switch (outcome) {
            case Done<Account> _ -> reply.done("/accounts/" + id, Notice.success(done));
            case Refused<Account>(var why) -> reply.refusal(why);
        };
    }

    private ModelAndView again(UUID id, Form form, Actor actor, Reply reply) {
        return directory
                .find(id)
                .map(a -> reply.invalid("account/AccountPage", page(a, form, null, actor)))
                .orElseGet(reply::notFound);
    }

    private ModelAndView shown(
            UUID id, Form form, @Nullable OneTimeToken link, Actor actor, Reply reply) {
        return directory
                .find(id)
                .map(a -> reply.page("account/AccountPage", page(a, form, link, actor)))
                .orElseGet(reply::notFound);
    }

    private AccountPage page(Account account, Form form, @Nullable OneTimeToken link, Actor actor) {
        var url = link == null ? null : publicUrl + "/sign-in/password/" + link.text();
        return AccountViews.page(
                account, clock.instant(), form, roles(), organisations(actor), url);
    }

    private NewAccountPage newPage(Form form, Actor actor) {
        return new NewAccountPage(form, organisations(actor));
    }

    private List<Option> organisations(Actor actor) {
        return directory.organisations(actor.organisations(Role.ADMINISTRATOR)).entrySet().stream()
                .map(
                        (Map.Entry<UUID, String> e) ->
                                Option.named(e.getKey().toString(), e.getValue()))
                .toList();
    }

    private static List<Option> roles() {
        return Arrays.stream(Role.values())
                .map(role -> Option.of(role.code(), "role." + role.code()))
                .toList();
    }

    private static Optional<Role> role(String code) {
        return Arrays.stream(Role.values()).filter(r -> r.code().equals(code)).findFirst();
    }

    private static int version(Reply reply) {
        var typed = reply.form().value("version");
        return typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : 0;
    }
}
