package org.antin.dossier.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.certificate.Certificate;
import org.antin.certificate.Certificates;
import org.antin.device.Devices;
import org.antin.dossier.Dossier;
import org.antin.dossier.LossDesk;
import org.antin.dossier.RevocationCause;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.Confirmation;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Option;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.subscriber.Subscribers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// "Báo thất lạc thiết bị", "Báo nghi lộ khóa bí mật" (Điều 10.4): one page, one question in words,
/// and the request for revocation is on its way.
@Controller
@Allowed({Role.SUBSCRIBER, Role.ASSIGNED_PERSON, Role.RECORDS_CLERK})
class LossPages {
    private static final String VIEW = "dossier/LossPage";

    private final Subscribers subscribers;
    private final Certificates certificates;
    private final Devices devices;
    private final LossDesk desk;
    private final Clock clock;

    LossPages(
            Subscribers subscribers,
            Certificates certificates,
            Devices devices,
            LossDesk desk,
            Clock clock) {
        this.subscribers = subscribers;
        this.certificates = certificates;
        this.devices = devices;
        this.desk = desk;
        this.clock = clock;
    }

    /// What templates/dossier/LossPage.html shows.
    record LossPage(Form form, List<Option> certificates, List<Option> causes) {}

    @GetMapping("/loss/new")
    ModelAndView ask(Actor actor, Reply reply) {
        var own = own(actor);
        var asked = reply.address().first("certificate").orElse("");
        var cause = cause(reply.address().first("cause").orElse(""));
        var chosen = own.size() == 1 && asked.isEmpty() ? own.getFirst().id().toString() : asked;
        var form =
                Form.empty()
                        .with("certificate", chosen)
                        .with("cause", cause.map(Enum::name).orElse("DEVICE_LOST"));
        return reply.page(VIEW, page(own, form));
    }

    @PostMapping("/loss")
    ModelAndView report(Actor actor, Reply reply) {
        var own = own(actor);
        var typed = reply.form();
        var certificate =
                own.stream()
                        .filter(c -> c.id().toString().equals(typed.value("certificate")))
                        .findFirst();
        var cause = cause(typed.value("cause"));
        var form = checked(typed, certificate.isPresent(), cause.isPresent());
        if (form.faulty() || certificate.isEmpty() || cause.isEmpty()) {
            return reply.invalid(VIEW, "ask-form", "#ask-form", page(own, form));
        }
        if (!form.has("sure", "yes")) return sure(certificate.get(), cause.get(), form, reply);
        var occurred = Moments.read(form, "on", "time").map(Instant::toString).orElse("");
        var told = new LossDesk.Report(cause.get(), occurred, form.value("circumstances"));
        return switch (desk.report(certificate.get().id(), told, actor)) {
            case Done<Dossier>(var dossier) ->
                    reply.done(
                            "/dossiers/" + dossier.id(),
                            Notice.success("dossier.told.loss", dossier.code()));
            case Refused<Dossier>(var why) -> reply.refusal(why);
        };
    }

    private Form checked(Form typed, boolean certificate, boolean cause) {
        var form = typed.labelled("dossier.field.");
        if (!certificate) form = form.fault("certificate", "field.choice");
        if (!cause) form = form.fault("cause", "field.choice");
        boolean told = !form.value("on").isBlank() || !form.value("time").isBlank();
        var at = Moments.read(form, "on", "time");
        if (told && at.isEmpty()) form = form.fault("on", "dossier.fault.moment");
        else if (told && at.orElseThrow().isAfter(clock.instant()))
            form = form.fault("on", "dossier.fault.moment-future");
        if (form.value("circumstances").isBlank())
            form = form.fault("circumstances", "field.required");
        if (form.value("circumstances").length() > 2000)
            form = form.fault("circumstances", "field.too-long", 2000);
        return form;
    }

    private ModelAndView sure(
            Certificate certificate, RevocationCause cause, Form form, Reply reply) {
        var touches = new ArrayList<Phrase>();
        touches.add(
                Phrase.of(
                        "dossier.loss.touches.certificate",
                        certificate.x509().serial(),
                        certificate.name()));
        var device = certificate.device();
        if (device != null) {
            devices.find(device)
                    .ifPresent(
                            d -> touches.add(Phrase.of("dossier.loss.touches.device", d.masked())));
        }
        touches.add(Phrase.of("dossier.loss.touches.dossier"));
        return reply.confirm(
                new Confirmation(
                        Phrase.of("dossier.loss.question." + cause.name()),
                        Phrase.of("dossier.loss.consequence"),
                        touches,
                        "/loss",
                        Map.of(
                                "certificate", certificate.id().toString(),
                                "cause", cause.name(),
                                "on", form.value("on"),
                                "time", form.value("time"),
                                "circumstances", form.value("circumstances"),
                                "sure", "yes"),
                        Phrase.of("dossier.loss.button." + cause.name()),
                        "/loss/new?certificate=" + certificate.id() + "&cause=" + cause.name()));
    }

    /// The reader's own certificates that can still be revoked.
    private List<Certificate> own(Actor actor) {
        var person = actor.person();
        if (person == null) return List.of();
        var now = clock.instant();
        return subscribers.ownOf(person).stream()
                .flatMap(subscriber -> certificates.ofSubscriber(subscriber.id()).stream())
                .filter(
                        certificate ->
                                switch (certificate.status(now)) {
                                    case IN_FORCE, EXPIRING, SUSPENDED -> true;
                                    case EXPIRED, REVOCATION_ASKED, REVOKED -> false;
                                })
                .toList();
    }

    static Optional<RevocationCause> cause(String name) {
        for (var cause : RevocationCause.values()) {
            if (cause.name().equals(name)) return Optional.of(cause);
        }
        return Optional.empty();
    }

    private static LossPage page(List<Certificate> own, Form form) {
        return new LossPage(
                form,
                own.stream()
                        .map(
                                c ->
                                        new Option(
                                                c.id().toString(),
                                                Phrase.of(
                                                        "dossier.loss.certificate",
                                                        c.name(),
                                                        c.x509().serial()),
                                                null))
                        .toList(),
                List.of(
                        new Option(
                                "DEVICE_LOST",
                                Phrase.of("dossier.cause.DEVICE_LOST"),
                                Phrase.of("dossier.loss.hint.DEVICE_LOST")),
                        new Option(
                                "KEY_SUSPECTED",
                                Phrase.of("dossier.cause.KEY_SUSPECTED"),
                                Phrase.of("dossier.loss.hint.KEY_SUSPECTED"))));
    }
}
