package org.antin.document.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.document.CopyForm;
import org.antin.document.CopySource;
import org.antin.document.Document;
import org.antin.document.DocumentDesk;
import org.antin.document.Documents;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Option;
import org.antin.shell.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// Files that go with a letter and electronic copies (Nghị định 30/2020, Điều 25 and 32 khoản 2.c):
/// what the organisation alone signs.
@Controller
@Allowed({Role.RECORDS_CLERK, Role.ASSIGNED_PERSON})
class EnclosurePages {
    private static final String ATTACHMENT = "document/NewAttachmentPage";
    private static final String COPY = "document/NewCopyPage";

    private final Documents documents;
    private final DocumentDesk desk;
    private final OwnBodies bodies;

    EnclosurePages(Documents documents, DocumentDesk desk, OwnBodies bodies) {
        this.documents = documents;
        this.desk = desk;
        this.bodies = bodies;
    }

    /// What templates/document/NewAttachmentPage.html shows.
    record NewAttachmentPage(Form form, Document letter) {
        public List<Option> secrecy() {
            return SecrecyOptions.ALL;
        }
    }

    /// What templates/document/NewCopyPage.html shows.
    record NewCopyPage(Form form, List<Option> organisations) {
        public List<Option> secrecy() {
            return SecrecyOptions.ALL;
        }

        public List<Option> forms() {
            return Arrays.stream(CopyForm.values())
                    .map(one -> Option.of(one.name(), "document.copy." + one))
                    .toList();
        }

        public List<Option> sources() {
            return Arrays.stream(CopySource.values())
                    .map(one -> Option.of(one.name(), "document.source." + one))
                    .toList();
        }
    }

    @GetMapping("/documents/{id}/attachments/new")
    ModelAndView askAttachment(@PathVariable UUID id, Reply reply) {
        return documents
                .find(id)
                .map(letter -> reply.page(ATTACHMENT, new NewAttachmentPage(Form.empty(), letter)))
                .orElseGet(reply::notFound);
    }

    @PostMapping("/documents/{id}/attachments/new")
    ModelAndView attach(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String secrecy,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(required = false) MultipartFile file,
            Actor actor,
            Reply reply)
            throws IOException {
        var letter = documents.find(id);
        if (letter.isEmpty()) return reply.notFound();
        var form = Handing.checked(reply.form(), secrecy, file);
        if (number.isBlank()) form = form.fault("number", "field.required");
        if (form.faulty() || file == null) {
            return reply.invalid(ATTACHMENT, new NewAttachmentPage(form, letter.get()));
        }
        return switch (desk.attach(Handing.handed(secrecy, file), id, number, actor)) {
            case Done<Document>(var document) -> taken(document, reply);
            case Refused<Document>(var why) ->
                    reply.invalid(
                            ATTACHMENT, new NewAttachmentPage(form.refused(why), letter.get()));
        };
    }

    @GetMapping("/documents/copies/new")
    ModelAndView askCopy(Actor actor, Reply reply) {
        return reply.page(COPY, new NewCopyPage(Form.empty(), bodies.of(actor)));
    }

    @PostMapping("/documents/copies/new")
    ModelAndView copy(
            @RequestParam(defaultValue = "") String secrecy,
            @RequestParam(required = false) UUID organisation,
            @RequestParam(required = false) CopyForm form,
            @RequestParam(required = false) CopySource source,
            @RequestParam(required = false) MultipartFile file,
            Actor actor,
            Reply reply)
            throws IOException {
        var open = bodies.of(actor);
        var typed = Handing.checkedPdf(reply.form(), secrecy, file);
        if (form == null) typed = typed.fault("form", "field.required");
        if (source == null) typed = typed.fault("source", "field.required");
        var chosen = OwnBodies.chosen(organisation, open);
        if (chosen.isEmpty()) typed = typed.fault("organisation", "field.required");
        if (typed.faulty() || file == null || form == null || source == null || chosen.isEmpty()) {
            return reply.invalid(COPY, new NewCopyPage(typed, open));
        }
        return switch (desk.copy(
                Handing.handed(secrecy, file), chosen.get(), form, source, actor)) {
            case Done<Document>(var document) -> taken(document, reply);
            case Refused<Document>(var why) ->
                    reply.invalid(COPY, new NewCopyPage(typed.refused(why), open));
        };
    }

    private static ModelAndView taken(Document document, Reply reply) {
        return reply.done(
                "/documents/" + document.id(), Notice.success("document.taken", document.name()));
    }
}
