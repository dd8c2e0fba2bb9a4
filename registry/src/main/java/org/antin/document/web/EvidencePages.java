package org.antin.document.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.document.ArchiveDesk;
import org.antin.document.Description;
import org.antin.document.DestructionDesk;
import org.antin.document.DestructionDesk.Wanted;
import org.antin.document.Document;
import org.antin.document.Documents;
import org.antin.document.EvidenceDesk;
import org.antin.document.EvidenceSet;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Refusal;
import org.antin.shell.Confirmation;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Keeping a document with its evidence, packing it for an archive, destroying it (Thông tư
/// 41/2017, Điều 9, Điều 10): the clerk's work.
@Controller
@Allowed(Role.RECORDS_CLERK)
class EvidencePages {
    private static final String KEEP = "document/KeepPage";
    private static final String DESTROY = "document/DestroyPage";

    private final Documents documents;
    private final EvidenceDesk evidence;
    private final DestructionDesk destruction;
    private final ArchiveDesk archive;

    EvidencePages(
            Documents documents,
            EvidenceDesk evidence,
            DestructionDesk destruction,
            ArchiveDesk archive) {
        this.documents = documents;
        this.evidence = evidence;
        this.destruction = destruction;
        this.archive = archive;
    }

    /// What templates/document/KeepPage.html shows.
    record KeepPage(Form form, Document document) {}

    /// What templates/document/DestroyPage.html shows.
    record DestroyPage(Form form, Document document) {}

    @GetMapping("/documents/{id}/keep")
    ModelAndView askKeep(@PathVariable UUID id, Reply reply) {
        return documents
                .find(id)
                .map(document -> reply.page(KEEP, new KeepPage(prefilled(id), document)))
                .orElseGet(reply::notFound);
    }

    /// With the number it was given here, when it was.
    private Form prefilled(UUID id) {
        var form = started(Form.empty());
        return documents.number(id).map(one -> form.with("number", one.cited())).orElse(form);
    }

    private static Form started(Form form) {
        return form.labelled("evidence.field.");
    }

    @PostMapping("/documents/{id}/keep")
    ModelAndView keep(@PathVariable UUID id, Actor actor, Reply reply) {
        var form = started(reply.form());
        var words = words(form);
        if (form.value("ordinal").length() > 0 && words.ordinal() == null) {
            form = form.fault("ordinal", "field.number");
        }
        var document = documents.find(id);
        if (document.isPresent() && form.faulty()) {
            return reply.invalid(KEEP, new KeepPage(form, document.get()));
        }
        return switch (evidence.keep(id, words, actor)) {
            case Done<EvidenceSet> _ ->
                    reply.done("/documents/" + id, Notice.success("evidence.told.kept"));
            case Refused<EvidenceSet>(var why) ->
                    document.isEmpty()
                            ? reply.refusal(why)
                            : reply.invalid(KEEP, new KeepPage(form.refused(why), document.get()));
        };
    }

    private static Description words(Form form) {
        var typed = form.value("ordinal");
        Integer ordinal = typed.matches("\\d{1,6}") ? Integer.valueOf(typed) : null;
        return new Description(
                form.value("number"),
                form.value("typeName"),
                form.value("subject"),
                form.value("fileCode"),
                ordinal);
    }

    @GetMapping("/documents/{id}/destroy")
    ModelAndView askDestroy(@PathVariable UUID id, Reply reply) {
        return documents
                .find(id)
                .map(
                        document ->
                                reply.page(
                                        DESTROY, new DestroyPage(started(Form.empty()), document)))
                .orElseGet(reply::notFound);
    }

    /// First the question, then the deed: it can't be undone.
    @PostMapping("/documents/{id}/destroy")
    ModelAndView destroy(@PathVariable UUID id, Actor actor, Reply reply) {
        var form = started(reply.form());
        var day = form.date("decidedOn");
        if (day.isEmpty()) {
            boolean blank = form.value("decidedOn").isEmpty();
            form = form.fault("decidedOn", blank ? "field.required" : "field.date");
        }
        var document = documents.find(id);
        if (document.isPresent() && day.isEmpty()) {
            return reply.invalid(DESTROY, new DestroyPage(form, document.get()));
        }
        var wanted =
                new Wanted(
                        form.value("decision"),
                        day.orElse(java.time.LocalDate.EPOCH),
                        form.value("reason"));
        boolean sure = form.has("sure", "yes");
        if (document.isPresent() && !sure) {
            return switch (destruction.wouldDestroy(id, wanted, actor)) {
                case Done<Document>(var still) -> reply.confirm(question(still, form));
                case Refused<Document>(var why) -> refused(why, form, document.get(), reply);
            };
        }
        return switch (destruction.destroy(id, wanted, actor)) {
            case Done<Document>(var gone) ->
                    reply.done(
                            "/documents/" + id,
                            Notice.success("evidence.told.destroyed", gone.name()));
            case Refused<Document>(var why) ->
                    document.isEmpty()
                            ? reply.refusal(why)
                            : refused(why, form, document.get(), reply);
        };
    }

    private static ModelAndView refused(Refusal why, Form form, Document document, Reply reply) {
        return why instanceof CommonRefusal.BadFields
                ? reply.invalid(DESTROY, new DestroyPage(form.refused(why), document))
                : reply.refusal(why);
    }

    private Confirmation question(Document document, Form form) {
        var touches = new ArrayList<Phrase>();
        touches.add(Phrase.of("evidence.destroy.touches.file", document.name()));
        touches.add(Phrase.of("evidence.destroy.touches.evidence"));
        touches.add(Phrase.of("evidence.destroy.stays"));
        return new Confirmation(
                Phrase.of("evidence.destroy.question", document.name()),
                Phrase.of("evidence.destroy.consequence"),
                List.copyOf(touches),
                "/documents/" + document.id() + "/destroy",
                Map.of(
                        "decision", form.value("decision"),
                        "decidedOn", form.value("decidedOn"),
                        "reason", form.value("reason"),
                        "sure", "yes"),
                Phrase.of("evidence.destroy"),
                "/documents/" + document.id());
    }

    @GetMapping(path = "/documents/{id}/archive.zip", produces = "application/zip")
    Object pack(@PathVariable UUID id, Actor actor, Reply reply) {
        Outcome<ArchiveDesk.Packed> outcome = archive.pack(id, actor);
        return switch (outcome) {
            case Done<ArchiveDesk.Packed>(var packed) ->
                    ResponseEntity.ok()
                            .header(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    ContentDisposition.attachment()
                                            .filename(
                                                    FileNames.ofPackage(packed.document().name()),
                                                    StandardCharsets.UTF_8)
                                            .build()
                                            .toString())
                            .contentType(MediaType.parseMediaType("application/zip"))
                            .body(packed.zip());
            case Refused<ArchiveDesk.Packed>(var why) -> reply.refusal(why);
        };
    }
}
