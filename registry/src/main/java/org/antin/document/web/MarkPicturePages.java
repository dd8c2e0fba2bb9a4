package org.antin.document.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.document.MarkOwner;
import org.antin.document.MarkPicture;
import org.antin.document.MarkPictureDesk;
import org.antin.document.MarkPictures;
import org.antin.document.MarkRefusal;
import org.antin.document.Marks;
import org.antin.kernel.Ids;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.organisation.Organisation;
import org.antin.organisation.Organisations;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Option;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The pictures signatures are seen by: one's own signature, and the seal of the body whose clerk
/// one is (Nghị định 30/2020, Phụ lục I, II.7d and II.8a, Điều 32).
@Controller
@Allowed({Role.SUBSCRIBER, Role.RECORDS_CLERK})
class MarkPicturePages {
    private static final String VIEW = "document/MarkPicturesPage";
    private static final String ADDRESS = "/signature-pictures";
    private static final String OWN = "own";

    private final MarkPictureDesk desk;
    private final MarkPictures pictures;
    private final Marks marks;
    private final Organisations organisations;

    MarkPicturePages(
            MarkPictureDesk desk, MarkPictures pictures, Marks marks, Organisations organisations) {
        this.desk = desk;
        this.pictures = pictures;
        this.marks = marks;
        this.organisations = organisations;
    }

    /// One picture the reader answers for.
    ///
    /// @param key how forms and addresses name it
    /// @param picture null while there is none
    record MarkView(
            String key,
            Phrase title,
            double widthMm,
            @Nullable MarkPicture picture,
            List<Phrase> advice) {
        public String width() {
            return Millimetres.shown(widthMm);
        }
    }

    /// What templates/document/MarkPicturesPage.html shows.
    ///
    /// @param drawn whether drawn pictures stand in for missing ones
    record MarkPicturesPage(List<MarkView> marks, boolean drawn, Form form) {
        public List<Option> owners() {
            return marks.stream().map(m -> new Option(m.key(), m.title(), null)).toList();
        }
    }

    @GetMapping(ADDRESS)
    ModelAndView show(Actor actor, Reply reply) {
        return reply.page(VIEW, page(actor, Form.empty()));
    }

    @PostMapping(ADDRESS)
    ModelAndView keep(
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(required = false) MultipartFile file,
            Actor actor,
            Reply reply)
            throws IOException {
        var form = reply.form();
        var page = page(actor, form);
        var chosen =
                owner.isEmpty() && page.marks().size() == 1 ? page.marks().getFirst().key() : owner;
        var whose = owner(chosen, actor);
        if (whose.isEmpty()) form = form.fault("owner", "field.required");
        if (file == null || file.isEmpty()) form = form.fault("file", "document.file.required");
        if (whose.isEmpty() || file == null || form.faulty()) {
            return reply.invalid(VIEW, page(actor, form));
        }
        return switch (desk.keep(whose.get(), file.getBytes(), actor)) {
            case Done<MarkPicture> _ -> reply.done(ADDRESS, Notice.success("document.marks.kept"));
            case Refused<MarkPicture>(MarkRefusal.Unfit unfit) -> {
                for (var one : unfit.why()) form = form.fault(unfit.field(), unfit.code(one));
                yield reply.invalid(VIEW, page(actor, form));
            }
            case Refused<MarkPicture>(var why) -> reply.refusal(why);
        };
    }

    @PostMapping(ADDRESS + "/remove")
    ModelAndView remove(@RequestParam(defaultValue = "") String owner, Actor actor, Reply reply) {
        var whose = owner(owner, actor);
        if (whose.isEmpty()) return reply.notFound();
        return switch (desk.remove(whose.get(), actor)) {
            case Done<Boolean> _ -> reply.done(ADDRESS, Notice.success("document.marks.removed"));
            case Refused<Boolean>(var why) -> reply.refusal(why);
        };
    }

    @GetMapping(ADDRESS + "/{owner}/picture")
    ResponseEntity<byte[]> picture(@PathVariable String owner, Actor actor) {
        return owner(owner, actor)
                .flatMap(pictures::find)
                .map(
                        picture ->
                                ResponseEntity.ok()
                                        .cacheControl(CacheControl.noStore())
                                        .contentType(MediaType.IMAGE_PNG)
                                        .body(picture.png()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private MarkPicturesPage page(Actor actor, Form form) {
        var all = new ArrayList<MarkView>();
        var person = actor.person();
        if (person != null && actor.holds(Role.SUBSCRIBER)) {
            all.add(view(OWN, Phrase.of("document.marks.mine"), new MarkOwner.OfPerson(person)));
        }
        for (var id : actor.organisations(Role.RECORDS_CLERK)) {
            organisations
                    .find(id)
                    .filter(body -> body.facts().ownSeal())
                    .map(this::seal)
                    .ifPresent(all::add);
        }
        return new MarkPicturesPage(List.copyOf(all), marks.drawn(), form);
    }

    private MarkView seal(Organisation body) {
        return view(
                body.id().toString(),
                Phrase.of("document.marks.seal", body.name()),
                new MarkOwner.OfBody(body.id()));
    }

    private MarkView view(String key, Phrase title, MarkOwner owner) {
        var picture = pictures.find(owner);
        var advice =
                picture.stream()
                        .flatMap(p -> p.advice().stream())
                        .map(one -> Phrase.of("document.mark." + one))
                        .toList();
        return new MarkView(key, title, marks.widthMm(owner), picture.orElse(null), advice);
    }

    private static Optional<MarkOwner> owner(String key, Actor actor) {
        if (key.equals(OWN)) {
            return Optional.ofNullable(actor.person()).map(MarkOwner.OfPerson::new);
        }
        return Ids.of(key).map(MarkOwner.OfBody::new);
    }
}
