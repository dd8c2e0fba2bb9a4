package org.antin.device.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.audit.AuditTrail;
import org.antin.device.Device;
import org.antin.device.DeviceDesk;
import org.antin.device.Devices;
import org.antin.device.Receipt;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.util.UUID;

/// What happened to a device, told by its people or by the managing authority: blocked (D6.2d),
/// damaged (D10.5), given back to the provider (D6.2c). Inspectors and the subscriber manager only
/// read.
@Controller
@Allowed({
    Role.SUBSCRIBER,
    Role.RECORDS_CLERK,
    Role.ASSIGNED_PERSON,
    Role.RECEIVING_OFFICER,
    Role.CONFIRMING_HEAD
})
class DeviceFormPages {
    private static final String VIEW = "device/DeviceFormPage";

    private final Devices devices;
    private final DeviceDesk desk;
    private final AuditTrail audit;

    DeviceFormPages(Devices devices, DeviceDesk desk, AuditTrail audit) {
        this.devices = devices;
        this.desk = desk;
        this.audit = audit;
    }

    @GetMapping("/devices/{id}/lock")
    ModelAndView lockForm(@PathVariable UUID id, Actor actor, Reply reply) {
        return blank(id, "lock", actor, reply);
    }

    @PostMapping("/devices/{id}/lock")
    ModelAndView lock(@PathVariable UUID id, Actor actor, Reply reply) {
        return answer(desk.lock(id, actor), id, "lock", Form.empty(), actor, reply);
    }

    @GetMapping("/devices/{id}/damage")
    ModelAndView damageForm(@PathVariable UUID id, Actor actor, Reply reply) {
        return blank(id, "damage", actor, reply);
    }

    @PostMapping("/devices/{id}/damage")
    ModelAndView damage(@PathVariable UUID id, Actor actor, Reply reply) {
        var form = reply.form();
        var outcome = desk.damage(id, form.value("damage"), actor);
        return answer(outcome, id, "damage", form, actor, reply);
    }

    @GetMapping("/devices/{id}/return")
    @Allowed({Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD})
    ModelAndView returnForm(@PathVariable UUID id, Actor actor, Reply reply) {
        return blank(id, "return", actor, reply);
    }

    @PostMapping("/devices/{id}/return")
    @Allowed({Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD})
    ModelAndView giveBack(@PathVariable UUID id, Actor actor, Reply reply) {
        var form = reply.form();
        var on = form.date("on");
        if (on.isEmpty())
            return again(id, "return", form.refused(new BadField("on", "date")), actor, reply);
        var receipt =
                new Receipt(
                        form.value("number"),
                        on.get(),
                        form.value("channel"),
                        form.value("condition"));
        var outcome = desk.returnToProvider(id, receipt, actor);
        return answer(outcome, id, "return", form, actor, reply);
    }

    private ModelAndView blank(UUID id, String change, Actor actor, Reply reply) {
        return devices.find(id)
                .map(d -> reply.page(VIEW, form(d, change, Form.empty())))
                .orElseGet(() -> missing(id, actor, reply));
    }

    private ModelAndView answer(
            Outcome<Device> outcome, UUID id, String change, Form form, Actor actor, Reply reply) {
        return switch (outcome) {
            case Done<Device> _ ->
                    reply.done(DeviceViews.href(id), Notice.success("device.done." + change));
            case Refused<Device>(CommonRefusal.NotFound why) -> reply.refusal(why);
            case Refused<Device>(CommonRefusal.NotAllowed why) -> reply.refusal(why);
            case Refused<Device>(var why) -> again(id, change, form.refused(why), actor, reply);
        };
    }

    private ModelAndView again(UUID id, String change, Form form, Actor actor, Reply reply) {
        return devices.find(id)
                .map(d -> reply.invalid(VIEW, form(d, change, form)))
                .orElseGet(() -> missing(id, actor, reply));
    }

    private ModelAndView missing(UUID id, Actor actor, Reply reply) {
        audit.notFound(actor, "device", id.toString());
        return reply.notFound();
    }

    private static DeviceFormPage form(Device device, String change, Form form) {
        var at = DeviceViews.href(device.id());
        return new DeviceFormPage(
                change,
                Phrase.of("device.form." + change),
                device.masked(),
                form.labelled("device.field."),
                at + "/" + change,
                at);
    }
}
