package org.antin.account.web;

import org.antin.access.Allowed;
import org.antin.account.NewAccount;
import org.antin.account.OneTimeToken;
import org.antin.account.SetupDesk;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.Form;
import org.antin.shell.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/// The first administrator's one-time link. A link that doesn't work looks like no page at all.
@Controller
@Allowed(open = true)
class SetupPages {
    private final SetupDesk desk;

    SetupPages(SetupDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/setup/{token}")
    ModelAndView show(@PathVariable String token, Reply reply) {
        return desk.works(new OneTimeToken(token))
                ? reply.page("account/SetupPage", new SetupPage(token, Form.empty()))
                : reply.notFound();
    }

    @PostMapping("/setup/{token}")
    ModelAndView setUp(@PathVariable String token, Reply reply) {
        var link = new OneTimeToken(token);
        var typed = reply.form();
        var form = Passwords.dropped(typed);
        if (!desk.works(link)) return reply.notFound();
        var wanted =
                new NewAccount(typed.value("username"), typed.value("displayName"), null, null);
        return switch (desk.setUp(
                link,
                wanted,
                Passwords.of(reply, "password"),
                Passwords.of(reply, "repeat"),
                new SetupDesk.Start(
                        reply.words().message("account.setup.root"),
                        reply.words().message("account.setup.basis")))) {
            case Done<?> _ -> reply.seeOther("/sign-in?ready");
            case Refused<?>(var why) ->
                    reply.invalid("account/SetupPage", new SetupPage(token, form.refused(why)));
        };
    }
}
