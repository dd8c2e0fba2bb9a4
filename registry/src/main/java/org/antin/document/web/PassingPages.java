package org.antin.document.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.document.Document;
import org.antin.document.DocumentRefusal;
import org.antin.document.PassingDesk;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.Notice;
import org.antin.shell.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.util.UUID;

/// A letter goes on to who checks or signs it (Nghị định 30/2020, Điều 12, 13).
@Controller
@Allowed({Role.SUBSCRIBER, Role.RECORDS_CLERK, Role.ASSIGNED_PERSON})
class PassingPages {
    private final PassingDesk desk;

    PassingPages(PassingDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/documents/{id}/passing")
    ModelAndView pass(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID person,
            Actor actor,
            Reply reply) {
        if (person == null) return reply.refusal(new DocumentRefusal.NobodyChosen());
        return switch (desk.pass(id, person, actor)) {
            case Done<Document> _ ->
                    reply.done("/documents/" + id, Notice.success("document.passed"));
            case Refused<Document>(var why) -> reply.refusal(why);
        };
    }
}
