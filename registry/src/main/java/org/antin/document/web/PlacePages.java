package org.antin.document.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.document.Look;
import org.antin.document.SigningDesk;
import org.antin.document.SigningDesk.ToSign;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Refusal;
import org.antin.shell.Reply;
import org.antin.signing.make.Limits;
import org.antin.signing.make.Place;
import org.antin.signing.make.Preview;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/// What the signature will look like on the page, and where the signer would rather have it (Nghị
/// định 30/2020, Phụ lục I, phần I, mục II.7d and II.8a).
@Controller
@Allowed({Role.SUBSCRIBER, Role.RECORDS_CLERK, Role.ASSIGNED_PERSON})
class PlacePages {
    private final SigningDesk desk;
    private final SigningPages signings;
    private final Limits limits;

    PlacePages(SigningDesk desk, SigningPages signings, Limits limits) {
        this.desk = desk;
        this.signings = signings;
        this.limits = limits;
    }

    /// A picture the preview is made of.
    enum Picture {
        PAGE,
        GROUND,
        MARK
    }

    @GetMapping("/signings/{session}/pictures/{picture}")
    ResponseEntity<byte[]> picture(
            @PathVariable UUID session, @PathVariable Picture picture, Actor actor)
            throws IOException {
        var waiting = desk.waiting(session, actor);
        var page = waiting.flatMap(open -> open.prepared().page());
        if (page.isEmpty()) return ResponseEntity.notFound().build();
        var preview = new Preview(page.get(), limits);
        var drawn =
                switch (picture) {
                    case PAGE -> Optional.of(preview.page());
                    case GROUND -> Optional.of(preview.ground());
                    case MARK -> preview.mark();
                };
        return drawn.map(
                        png ->
                                ResponseEntity.ok()
                                        .cacheControl(CacheControl.noStore())
                                        .contentType(MediaType.IMAGE_PNG)
                                        .body(png))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /// Prepares the same signature anew, where the signer put it.
    @PostMapping("/signings/{session}/place")
    ModelAndView place(@PathVariable UUID session, Actor actor, Reply reply) {
        var waiting =
                desk.waiting(session, actor).filter(open -> open.prepared().page().isPresent());
        if (waiting.isEmpty()) return reply.notFound();
        var form = reply.form();
        var left = Millimetres.typed(form.value("left"));
        var top = Millimetres.typed(form.value("top"));
        var page = Millimetres.typed(form.value("page"));
        if (left.isEmpty()) form = form.fault("left", "document.place.mm");
        if (top.isEmpty()) form = form.fault("top", "document.place.mm");
        if (page.isEmpty()) form = form.refused(new BadField("page", "number"));
        if (left.isEmpty() || top.isEmpty() || page.isEmpty()) {
            return signings.placeAgain(session, actor, reply, form);
        }
        var open = waiting.get().session();
        var look = new Look.At(new Place.At(page.get().intValue(), left.get(), top.get()));
        var capacity = open.capacity();
        var reason = capacity == null ? "" : capacity.reason();
        return switch (desk.prepare(
                open.document(), open.certificate(), open.kind(), look, reason, actor)) {
            case Done<ToSign>(var toSign) -> reply.seeOther("/signings/" + toSign.session().id());
            case Refused<ToSign>(Refusal why) ->
                    signings.placeAgain(session, actor, reply, form.fault("left", why.code()));
        };
    }
}
