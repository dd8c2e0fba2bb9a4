package org.antin.device.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.audit.AuditTrail;
import org.antin.device.Device;
import org.antin.device.DeviceRefusal;
import org.antin.device.Devices;
import org.antin.device.Handover;
import org.antin.device.HandoverDesk;
import org.antin.device.HandoverOffer;
import org.antin.device.HandoverOffer.Receiver;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.organisation.Organisations;
import org.antin.shell.Asked;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Option;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Biên bản bàn giao (D2.2, D10.2, D10.3, D11.3): drawn up by the custodian, confirmed by the
/// receiver, whatever role that person has; scope decides who sees them.
@Controller
@Allowed({
    Role.SUBSCRIBER,
    Role.RECORDS_CLERK,
    Role.ASSIGNED_PERSON,
    Role.RECEIVING_OFFICER,
    Role.CONFIRMING_HEAD
})
class HandoverPages {
    private static final String FORM = "device/HandoverFormPage";

    private final Devices devices;
    private final HandoverDesk desk;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final Clock clock;

    HandoverPages(
            Devices devices,
            HandoverDesk desk,
            Organisations organisations,
            AuditTrail audit,
            Clock clock) {
        this.devices = devices;
        this.desk = desk;
        this.organisations = organisations;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/devices/{id}/handover")
    ModelAndView blank(@PathVariable UUID id, Actor actor, Reply reply) {
        var found = devices.find(id);
        if (found.isEmpty()) return missing("device", id, actor, reply);
        var device = found.get();
        if (!desk.mayActFor(actor, device.custodian()))
            return reply.refusal(new DeviceRefusal.NotTheCustodian());
        var form = Form.empty().with("id", UUID.randomUUID()).with("on", Days.of(clock.instant()));
        return reply.page(FORM, form(device, form));
    }

    @PostMapping("/devices/{id}/handover")
    ModelAndView offer(@PathVariable UUID id, Actor actor, Reply reply) {
        var found = devices.find(id);
        if (found.isEmpty()) return missing("device", id, actor, reply);
        var form = reply.form();
        var receiver = receiver(form.value("receiver"));
        var on = form.date("on");
        var faulty = form;
        if (receiver.isEmpty()) faulty = faulty.refused(new BadField("receiver", "required"));
        if (on.isEmpty()) faulty = faulty.refused(new BadField("on", "date"));
        if (receiver.isEmpty() || on.isEmpty())
            return reply.invalid(FORM, form(found.get(), faulty));
        var offer =
                new HandoverOffer(
                        Asked.id(form.value("id")).orElseGet(UUID::randomUUID),
                        receiver.get(),
                        form.value("number"),
                        on.get(),
                        form.value("place"),
                        form.value("condition"),
                        form.value("letter"));
        return switch (desk.offer(id, offer, actor)) {
            case Done<Handover>(var minutes) ->
                    reply.done(
                            "/handovers/" + minutes.id(),
                            Notice.success("device.done.offered", minutes.receiver().name()));
            case Refused<Handover>(CommonRefusal.NotFound why) -> reply.refusal(why);
            case Refused<Handover>(var why) ->
                    reply.invalid(FORM, form(found.get(), form.refused(why)));
        };
    }

    @GetMapping("/handovers/{id}")
    @Allowed(signedIn = true)
    ModelAndView show(@PathVariable UUID id, Actor actor, Reply reply) {
        return devices.handover(id)
                .map(h -> reply.page("device/HandoverPage", page(h, Form.empty(), actor)))
                .orElseGet(() -> missing("handover", id, actor, reply));
    }

    @PostMapping("/handovers/{id}/confirm")
    @Allowed(signedIn = true)
    ModelAndView confirm(@PathVariable UUID id, Actor actor, Reply reply) {
        return answer(
                desk.confirm(id, actor), id, "device.done.confirmed", Form.empty(), actor, reply);
    }

    @PostMapping("/handovers/{id}/decline")
    @Allowed(signedIn = true)
    ModelAndView decline(@PathVariable UUID id, Actor actor, Reply reply) {
        var form = reply.form();
        return answer(
                desk.decline(id, form.value("reason"), actor),
                id,
                "device.done.declined",
                form,
                actor,
                reply);
    }

    private ModelAndView answer(
            Outcome<Handover> outcome, UUID id, String done, Form form, Actor actor, Reply reply) {
        return switch (outcome) {
            case Done<Handover>(var minutes) -> reply.done(after(minutes), Notice.success(done));
            case Refused<Handover>(BadField why) ->
                    devices.handover(id)
                            .map(
                                    h ->
                                            reply.invalid(
                                                    "device/HandoverPage",
                                                    page(h, form.refused(why), actor)))
                            .orElseGet(() -> missing("handover", id, actor, reply));
            case Refused<Handover>(var why) -> reply.refusal(why);
        };
    }

    /// The minutes, as long as the actor still sees them: who declines a device loses it from
    /// sight.
    private String after(Handover minutes) {
        return devices.handover(minutes.id()).isPresent() ? "/handovers/" + minutes.id() : "/inbox";
    }

    private ModelAndView missing(String kind, UUID id, Actor actor, Reply reply) {
        audit.notFound(actor, kind, id.toString());
        return reply.notFound();
    }

    private HandoverFormPage form(Device device, Form form) {
        var custodian = device.custodian();
        return new HandoverFormPage(
                device.id(),
                device.masked(),
                custodian == null ? "" : custodian.name(),
                form.labelled("device.field."),
                receivers(device));
    }

    private List<Option> receivers(Device device) {
        var receivers = desk.receivers(device);
        var options = new ArrayList<Option>();
        for (var body : receivers.bodies())
            organisations
                    .label(body)
                    .ifPresent(label -> options.add(Option.named("body:" + body, label.name())));
        for (var person : receivers.people())
            options.add(
                    new Option(
                            "person:" + person.id(),
                            Phrase.of("subscriber.person-and-title", person.name(), person.title()),
                            null));
        return options;
    }

    private static Optional<Receiver> receiver(String typed) {
        int colon = typed.indexOf(':');
        if (colon < 0) return Optional.empty();
        return Asked.id(typed.substring(colon + 1))
                .map(
                        id ->
                                typed.startsWith("body:")
                                        ? new Receiver.ToBody(id)
                                        : new Receiver.ToPerson(id));
    }

    private HandoverPage page(Handover minutes, Form form, Actor actor) {
        boolean receiver = minutes.isOpen() && desk.mayActFor(actor, minutes.receiver());
        boolean giver = minutes.isOpen() && desk.mayActFor(actor, minutes.giver());
        return new HandoverPage(
                minutes.id(),
                minutes.device(),
                devices.find(minutes.device()).map(Device::masked).orElse(""),
                minutes.number(),
                HandoverViews.state(minutes),
                HandoverViews.waiting(minutes),
                HandoverViews.facts(minutes),
                !minutes.form().isEmpty(),
                form.labelled("device.field."),
                receiver,
                receiver || giver);
    }
}
