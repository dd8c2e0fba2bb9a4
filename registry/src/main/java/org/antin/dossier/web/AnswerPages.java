package org.antin.dossier.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.device.DeviceKind;
import org.antin.dossier.AnswerDesk;
import org.antin.dossier.Dossier;
import org.antin.dossier.Dossiers;
import org.antin.dossier.Procedure;
import org.antin.dossier.Stage;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Option;
import org.antin.shell.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The receiving officer writes down what the provider answered (Điều 9.3): a certificate on a
/// device, or the moment of a revocation. A refusal is an ordinary step with its reason.
@Controller
@Allowed(Role.RECEIVING_OFFICER)
class AnswerPages {
    private static final String VIEW = "dossier/AnswerPage";
    private static final int LARGEST = 100_000;

    private final Dossiers dossiers;
    private final AnswerDesk desk;
    private final Clock clock;

    AnswerPages(Dossiers dossiers, AnswerDesk desk, Clock clock) {
        this.dossiers = dossiers;
        this.desk = desk;
        this.clock = clock;
    }

    /// What templates/dossier/AnswerPage.html shows.
    ///
    /// @param issues whether a certificate came; else a revocation is recorded
    record AnswerPage(
            UUID id, String code, String move, boolean issues, Form form, List<Option> kinds) {}

    @GetMapping("/dossiers/{id}/record-issue")
    ModelAndView issue(@PathVariable UUID id, Reply reply) {
        return ask(id, Procedure.ISSUE, reply);
    }

    @GetMapping("/dossiers/{id}/record-revocation")
    ModelAndView revocation(@PathVariable UUID id, Reply reply) {
        return ask(id, Procedure.REVOKE, reply);
    }

    private ModelAndView ask(UUID id, Procedure procedure, Reply reply) {
        var found = dossiers.find(id);
        if (found.isEmpty() || found.get().procedure() != procedure) return reply.notFound();
        var dossier = found.get();
        if (!(dossier.stage() instanceof Stage.Forwarded)) return reply.seeOther("/dossiers/" + id);
        var form =
                Form.empty()
                        .with("version", dossier.version())
                        .with("kind", DeviceKind.USB_TOKEN.name());
        return reply.page(VIEW, page(dossier, form));
    }

    @PostMapping("/dossiers/{id}/record-issue")
    ModelAndView issued(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile certificate,
            Actor actor,
            Reply reply)
            throws IOException {
        var found = dossiers.find(id);
        if (found.isEmpty()) return reply.notFound();
        var form = reply.form().labelled("dossier.field.");
        if (certificate == null || certificate.isEmpty()) {
            form = form.fault("certificate", "dossier.fault.certificate");
        } else if (certificate.getSize() > LARGEST) {
            form = form.fault("certificate", "dossier.fault.certificate-size");
        }
        var kind = kind(form.value("kind"));
        if (kind.isEmpty()) form = form.fault("kind", "field.choice");
        if (form.value("deviceNumber").isBlank())
            form = form.fault("deviceNumber", "field.required");
        if (form.faulty() || kind.isEmpty() || certificate == null) {
            return faulty(reply, page(found.get(), form));
        }
        var answer =
                new AnswerDesk.Answer(
                        certificate.getBytes(),
                        List.of(),
                        kind.get(),
                        form.value("model"),
                        form.value("deviceNumber"));
        return answered(
                desk.issued(id, DossierPages.version(form), answer, actor),
                found.get(),
                form,
                reply);
    }

    @PostMapping("/dossiers/{id}/record-revocation")
    ModelAndView revoked(@PathVariable UUID id, Actor actor, Reply reply) {
        var found = dossiers.find(id);
        if (found.isEmpty()) return reply.notFound();
        var form = reply.form().labelled("dossier.field.");
        var at = Moments.read(form, "on", "time");
        if (at.isEmpty() || form.value("time").isBlank()) {
            form = form.fault("on", "dossier.fault.moment");
        } else if (at.get().isAfter(clock.instant())) {
            form = form.fault("on", "dossier.fault.moment-future");
        }
        if (form.faulty() || at.isEmpty()) return faulty(reply, page(found.get(), form));
        return answered(
                desk.revoked(id, DossierPages.version(form), at.get(), actor),
                found.get(),
                form,
                reply);
    }

    private static ModelAndView answered(
            Outcome<Dossier> outcome, Dossier dossier, Form form, Reply reply) {
        return switch (outcome) {
            case Done<Dossier>(var after) ->
                    reply.done(
                            "/dossiers/" + after.id(),
                            Notice.success("dossier.told." + move(dossier)));
            case Refused<Dossier>(var why) ->
                    why.field().isEmpty()
                            ? reply.refusal(why)
                            : faulty(reply, page(dossier, refused(form, why)));
        };
    }

    /// What the device register calls `number` is `deviceNumber` on this page.
    private static Form refused(Form form, org.antin.kernel.Refusal why) {
        return why.field().equals("number")
                ? form.fault("deviceNumber", why.code(), why.arguments().toArray())
                : form.refused(why);
    }

    private static ModelAndView faulty(Reply reply, AnswerPage page) {
        return reply.invalid(VIEW, "ask-form", "#ask-form", page);
    }

    private static String move(Dossier dossier) {
        return dossier.procedure() == Procedure.ISSUE ? "record-issue" : "record-revocation";
    }

    private static Optional<DeviceKind> kind(String name) {
        return Arrays.stream(DeviceKind.values()).filter(k -> k.name().equals(name)).findFirst();
    }

    private static AnswerPage page(Dossier dossier, Form form) {
        return new AnswerPage(
                dossier.id(),
                dossier.code(),
                move(dossier),
                dossier.procedure() == Procedure.ISSUE,
                form,
                Arrays.stream(DeviceKind.values())
                        .map(k -> Option.of(k.name(), "dossier.device." + k.name()))
                        .toList());
    }
}
