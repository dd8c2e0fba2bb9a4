package org.antin.account.web;

import jakarta.servlet.http.HttpServletRequest;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.account.OneTimeToken;
import org.antin.account.PasswordDesk;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.Cell;
import org.antin.shell.Fact;
import org.antin.shell.Form;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.util.ArrayList;
import java.util.List;

/// Choosing a password: by a one-time link, or one's own anew.
@Controller
class PasswordPages {
    private final PasswordDesk desk;

    PasswordPages(PasswordDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/sign-in/password/{token}")
    @Allowed(open = true)
    ModelAndView link(@PathVariable String token, Reply reply) {
        return desk.username(new OneTimeToken(token)).isPresent()
                ? reply.page("account/PasswordLinkPage", new SetupPage(token, Form.empty()))
                : reply.notFound();
    }

    @PostMapping("/sign-in/password/{token}")
    @Allowed(open = true)
    ModelAndView choose(@PathVariable String token, Reply reply) {
        var link = new OneTimeToken(token);
        if (desk.username(link).isEmpty()) return reply.notFound();
        return switch (desk.choose(
                link, Passwords.of(reply, "password"), Passwords.of(reply, "repeat"))) {
            case Done<?> _ -> reply.seeOther("/sign-in?ready");
            case Refused<?>(var why) ->
                    reply.invalid(
                            "account/PasswordLinkPage",
                            new SetupPage(token, Form.empty().refused(why)));
        };
    }

    /// What templates/account/OwnAccountPage.html shows.
    record OwnAccountPage(List<Fact> facts, Form form) {}

    @GetMapping("/account")
    @Allowed(signedIn = true)
    ModelAndView own(Actor actor, Reply reply) {
        return reply.page("account/OwnAccountPage", page(actor, Form.empty()));
    }

    @PostMapping("/account/password")
    @Allowed(signedIn = true)
    ModelAndView change(Actor actor, Reply reply, HttpServletRequest request) {
        var outcome =
                desk.change(
                        actor,
                        Passwords.of(reply, "old"),
                        Passwords.of(reply, "password"),
                        Passwords.of(reply, "repeat"));
        return switch (outcome) {
            case Done<Integer> _ -> {
                // Everybody who has a session of this account signs in anew, its holder too.
                var session = request.getSession(false);
                if (session != null) session.invalidate();
                yield reply.seeOther("/sign-in?ready");
            }
            case Refused<Integer>(var why) ->
                    reply.invalid("account/OwnAccountPage", page(actor, Form.empty().refused(why)));
        };
    }

    private static OwnAccountPage page(Actor actor, Form form) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("account.display-name", Cell.text(actor.name())));
        for (var grant : actor.grants()) {
            var until = grant.during().until();
            var days =
                    until == null
                            ? Phrase.of("account.since", grant.during().from())
                            : Phrase.of(
                                    "account.from-to", grant.during().from(), until.minusDays(1));
            facts.add(
                    new Fact(Phrase.of("role." + grant.role().code()), new Cell.Text(days, null)));
        }
        return new OwnAccountPage(facts, form);
    }
}
