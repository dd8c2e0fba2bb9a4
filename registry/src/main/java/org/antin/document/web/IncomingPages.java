package org.antin.document.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.document.Document;
import org.antin.document.IncomingDesk;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Option;
import org.antin.shell.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/// Documents of others, taken in by the clerk (Nghị định 30/2020, Điều 21; Thông tư 41/2017, Điều
/// 9).
@Controller
@Allowed(Role.RECORDS_CLERK)
class IncomingPages {
    private static final String VIEW = "document/IncomingPage";

    private final IncomingDesk desk;
    private final OwnBodies bodies;

    IncomingPages(IncomingDesk desk, OwnBodies bodies) {
        this.desk = desk;
        this.bodies = bodies;
    }

    /// What templates/document/IncomingPage.html shows.
    record IncomingPage(Form form, List<Option> organisations) {
        public List<Option> secrecy() {
            return SecrecyOptions.ALL;
        }
    }

    @GetMapping("/documents/incoming/new")
    ModelAndView ask(Actor actor, Reply reply) {
        return reply.page(VIEW, new IncomingPage(Form.empty(), bodies.of(actor)));
    }

    @PostMapping("/documents/incoming/new")
    ModelAndView receive(
            @RequestParam(defaultValue = "") String secrecy,
            @RequestParam(required = false) UUID organisation,
            @RequestParam(defaultValue = "") String sender,
            @RequestParam(defaultValue = "") String arrival,
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(required = false) MultipartFile signature,
            Actor actor,
            Reply reply)
            throws IOException {
        var form = Handing.checked(reply.form().labelled("evidence.field."), secrecy, file);
        var open = bodies.of(actor);
        var chosen = OwnBodies.chosen(organisation, open);
        if (chosen.isEmpty()) form = form.fault("organisation", "field.required");
        if (sender.isBlank()) form = form.fault("sender", "field.required");
        var typed = arrival.strip();
        if (!typed.matches("(0*[1-9]\\d{0,6})?")) {
            form = form.fault("arrival", "document.number.digits");
        }
        if (form.faulty() || file == null || chosen.isEmpty()) {
            return reply.invalid(VIEW, new IncomingPage(form, open));
        }
        var handed = Handing.handed(secrecy, file);
        var number =
                typed.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(typed));
        var beside = Handing.beside(signature);
        return switch (desk.receive(handed, beside, chosen.get(), sender, number, actor)) {
            case Done<Document>(var document) ->
                    reply.done(
                            "/documents/" + document.id(),
                            Notice.success("evidence.told.received", document.name()));
            case Refused<Document>(var why) ->
                    reply.invalid(VIEW, new IncomingPage(form.refused(why), open));
        };
    }
}
