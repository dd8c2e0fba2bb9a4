package org.antin.dossier.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.audit.AuditTrail;
import org.antin.certificate.Certificates;
import org.antin.device.DeviceFile;
import org.antin.device.DeviceFiles;
import org.antin.device.Devices;
import org.antin.device.Handover;
import org.antin.device.Party;
import org.antin.dossier.forms.FormCatalogue;
import org.antin.dossier.forms.FormFacts;
import org.antin.dossier.forms.FormWriter;
import org.antin.dossier.forms.Signatory;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.organisation.Organisations;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.subscriber.People;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Minutes of a handover on their form (13 by analogy; 14 by Điều 11.3) to print and sign. They
/// carry the device's number, so each one handed out is a read of the device (Điều 2.3).
@Controller
@Allowed(signedIn = true)
class HandoverFiles {
    private final Devices devices;
    private final DeviceFiles files;
    private final Certificates certificates;
    private final People people;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final FormWriter writer = new FormWriter(FormCatalogue.ofCircular185());

    HandoverFiles(
            Devices devices,
            DeviceFiles files,
            Certificates certificates,
            People people,
            Organisations organisations,
            AuditTrail audit) {
        this.devices = devices;
        this.files = files;
        this.certificates = certificates;
        this.people = people;
        this.organisations = organisations;
        this.audit = audit;
    }

    @GetMapping("/handovers/{id}/minutes.pdf")
    ResponseEntity<byte[]> paper(@PathVariable UUID id, Actor actor, Reply reply) {
        var minutes = devices.handover(id).filter(m -> !m.form().isEmpty());
        if (minutes.isEmpty()) {
            audit.notFound(actor, "handover", id.toString());
            return ResponseEntity.notFound().build();
        }
        return switch (files.read(minutes.get().device(), actor)) {
            case Refused<DeviceFile> _ -> ResponseEntity.notFound().build();
            case Done<DeviceFile>(var file) -> {
                var form = form(minutes.get(), file, reply);
                var name = "bien-ban-mau-" + minutes.get().form() + ".pdf";
                yield ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.inline().filename(name).build().toString())
                        .body(writer.write(form).pdf());
            }
        };
    }

    private FormFacts form(Handover minutes, DeviceFile file, Reply reply) {
        var device = file.device();
        var body = issuer(minutes);
        var above =
                organisations.path(body).reversed().stream()
                        .skip(1)
                        .map(label -> label.name())
                        .findFirst();
        var number = minutes.number();
        int slash = number.indexOf('/');
        var form =
                FormFacts.of(minutes.form())
                        .letterhead(above.orElse(null), name(body))
                        .number(
                                slash < 0 ? number : number.substring(0, slash),
                                slash < 0 ? "" : number.substring(slash + 1))
                        .dated("", minutes.on())
                        .field("meetingPlace", minutes.place())
                        .field("copies", "03");
        side(form, "giver", minutes.giver(), minutes.offeredBy());
        side(form, "receiver", minutes.receiver(), minutes.confirmedBy());
        var row = new LinkedHashMap<String, String>();
        row.put("name", device.name());
        row.put("deviceNumber", file.number());
        row.put(
                "serial",
                certificates.onDevice(device.id()).stream()
                        .map(certificate -> certificate.x509().serial())
                        .collect(Collectors.joining("; ")));
        row.put("deviceKind", reply.words().say(Phrase.of(device.kind().messageKey())));
        row.put("count", "01");
        row.put("state", minutes.condition());
        return form.row(row).build();
    }

    /// The body whose letterhead stands on the minutes: the one that gives, else the subscriber's.
    private static UUID issuer(Handover minutes) {
        return minutes.giver() instanceof Party.Body(var organisation, var _)
                ? organisation
                : minutes.scope().organisation();
    }

    /// @param signedBy who signed for this side, empty while nobody has
    private void side(FormFacts.Builder form, String side, Party party, String signedBy) {
        switch (party) {
            case Party.Provider(var name) -> form.field(side + ".organisation", name);
            case Party.Body(var organisation, var _) -> {
                form.field(side + ".name", signedBy);
                form.field(side + ".organisation", name(organisation));
            }
            case Party.Official(var person, var name) -> {
                form.field(side + ".name", name);
                Optional.ofNullable(people.labels(List.of(person)).get(person))
                        .ifPresent(
                                label -> {
                                    form.field(side + ".position", label.title());
                                    form.field(side + ".organisation", name(label.organisation()));
                                });
            }
        }
        if (!signedBy.isEmpty()) form.signedBy(side, Signatory.named(signedBy));
    }

    private String name(UUID organisation) {
        return organisations.label(organisation).map(label -> label.name()).orElse("");
    }
}
