package org.antin.document.web;

import jakarta.servlet.http.HttpServletRequest;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.certificate.Certificates;
import org.antin.document.Document;
import org.antin.document.DocumentRefusal;
import org.antin.document.Documents;
import org.antin.document.Look;
import org.antin.document.SigningDesk;
import org.antin.document.SigningDesk.ToSign;
import org.antin.document.TokenDesk;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Refusal;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.signing.make.Limits;
import org.antin.signing.make.Preview;
import org.antin.signing.make.SignatureKind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/// Signing on the screen: prepare, the token's PIN, done. D7.1, D7.3, D11.1.
@Controller
@Allowed({Role.SUBSCRIBER, Role.RECORDS_CLERK, Role.ASSIGNED_PERSON})
class SigningPages {
    private static final String VIEW = "document/SigningPage";
    private static final String EXPLAIN = "document/CapacityPage";
    private static final String LABELS = "document.field.";

    /// Phụ lục I, phần I, mục II.8a: about a third.
    private static final int LEAST_COVERED = 30;

    private static final int MOST_COVERED = 37;

    private final SigningDesk desk;
    private final ObjectProvider<TokenDesk> tokens;
    private final Documents documents;
    private final Certificates certificates;
    private final Limits limits;

    SigningPages(
            SigningDesk desk,
            ObjectProvider<TokenDesk> tokens,
            Documents documents,
            Certificates certificates,
            Limits limits) {
        this.desk = desk;
        this.tokens = tokens;
        this.documents = documents;
        this.certificates = certificates;
        this.limits = limits;
    }

    /// What templates/document/SigningPage.html shows.
    ///
    /// @param holder whose certificate it is, as the certificate says
    /// @param serial of the certificate
    /// @param firstPin what a practice token starts with; empty where the token agent signs
    /// @param preview what is seen of it; null if nothing is
    /// @param place where the picture goes; null where its place isn't for the signer to choose
    record SigningPage(
            UUID session,
            Document document,
            ToSign toSign,
            String holder,
            String serial,
            String firstPin,
            Form form,
            Preview.@Nullable Seen preview,
            @Nullable Form place) {
        /// T05: in what capacity, where that isn't plain.
        public @Nullable Phrase capacity() {
            var session = toSign.session();
            return CapacityWords.of(session.capacity(), session.kind().name());
        }

        /// T14: the seal covers about a third of the leader's picture, said with one hundredth.
        public long percent() {
            return preview == null ? 0 : Math.round(100 * preview.covered().orElse(0));
        }

        public boolean covers() {
            return percent() >= LEAST_COVERED && percent() <= MOST_COVERED;
        }
    }

    /// What templates/document/CapacityPage.html shows.
    ///
    /// @param why what stands against signing; null when only the reason is at fault
    record CapacityPage(
            UUID document, UUID certificate, SignatureKind kind, @Nullable Phrase why, Form form) {
        /// Whose capacity it is: the reader's own, or the leader's who signed elsewhere.
        public Phrase words() {
            return Phrase.of(
                    kind == SignatureKind.LEADER
                            ? "document.capacity.words"
                            : "document.capacity.words-elsewhere");
        }
    }

    @PostMapping("/documents/{id}/signings")
    ModelAndView prepare(
            @PathVariable UUID id,
            @RequestParam UUID certificate,
            @RequestParam SignatureKind kind,
            @RequestParam(defaultValue = "CONTENT") Look.Part part,
            @RequestParam(required = false) @Nullable String reason,
            Actor actor,
            Reply reply) {
        var look = kind == SignatureKind.INITIALS ? new Look.Checked(part) : Look.USUAL;
        var given = reason == null ? "" : reason;
        return switch (desk.prepare(id, certificate, kind, look, given, actor)) {
            case Done<ToSign>(var toSign) -> reply.seeOther("/signings/" + toSign.session().id());
            case Refused<ToSign>(DocumentRefusal.Capacity why) when why.mayExplain() ->
                    explain(id, certificate, kind, why, reason != null, reply);
            case Refused<ToSign>(BadField why) when why.name().equals("reason") ->
                    reply.invalid(
                            EXPLAIN,
                            new CapacityPage(
                                    id,
                                    certificate,
                                    kind,
                                    null,
                                    reply.form().labelled(LABELS).refused(why)));
            case Refused<ToSign>(var why) -> reply.refusal(why);
        };
    }

    /// T05: what stands against it, and room for the reason to sign all the same.
    private ModelAndView explain(
            UUID id,
            UUID certificate,
            SignatureKind kind,
            DocumentRefusal.Capacity why,
            boolean again,
            Reply reply) {
        var form = reply.form().labelled(LABELS);
        if (again) form = form.refused(new BadField("reason", "required"));
        var words = Phrase.of(why.code(), why.arguments().toArray());
        return reply.invalid(EXPLAIN, new CapacityPage(id, certificate, kind, words, form));
    }

    @GetMapping("/signings/{session}")
    ModelAndView show(@PathVariable UUID session, Actor actor, Reply reply) {
        return page(session, actor, Form.empty(), null)
                .map(page -> reply.page(VIEW, page))
                .orElseGet(reply::notFound);
    }

    /// The PIN is taken from the request into an array and wiped by the desk; it is never a String
    /// of ours, and no form keeps it.
    @PostMapping("/signings/{session}")
    ModelAndView sign(
            @PathVariable UUID session, HttpServletRequest request, Actor actor, Reply reply) {
        var token = tokens.getIfAvailable();
        var given = request.getParameter("pin");
        if (token == null) return reply.notFound();
        if (given == null || given.isEmpty()) {
            return again(session, actor, reply, Form.empty().fault("pin", "document.pin.required"));
        }
        return switch (token.sign(session, given.toCharArray(), actor)) {
            case Done<Document>(var document) ->
                    reply.done("/documents/" + document.id(), Notice.success("document.signed"));
            case Refused<Document>(Refusal why) ->
                    again(session, actor, reply, Form.empty().refused(why));
        };
    }

    private ModelAndView again(UUID session, Actor actor, Reply reply, Form form) {
        return page(session, actor, form, null)
                .map(page -> reply.invalid(VIEW, page))
                .orElseGet(reply::notFound);
    }

    /// The page with a place that can't be.
    ModelAndView placeAgain(UUID session, Actor actor, Reply reply, Form place) {
        return page(session, actor, Form.empty(), place)
                .map(page -> reply.invalid(VIEW, page))
                .orElseGet(reply::notFound);
    }

    private Optional<SigningPage> page(UUID session, Actor actor, Form form, @Nullable Form place) {
        var waiting = desk.waiting(session, actor);
        var document = waiting.flatMap(w -> documents.find(w.session().document()));
        var certificate = waiting.flatMap(w -> certificates.find(w.session().certificate()));
        if (document.isEmpty() || certificate.isEmpty()) return Optional.empty();
        var preview = preview(waiting.get());
        return Optional.of(
                new SigningPage(
                        session,
                        document.get(),
                        waiting.get(),
                        certificate.get().name(),
                        certificate.get().x509().serial(),
                        firstPin(),
                        form,
                        preview,
                        place != null ? place : place(waiting.get(), preview)));
    }

    /// What can't be drawn isn't shown: the bytes to be signed stand all the same.
    private Preview.@Nullable Seen preview(ToSign waiting) {
        var page = waiting.prepared().page();
        if (page.isEmpty()) return null;
        try {
            return new Preview(page.get(), limits).seen().orElse(null);
        } catch (IOException unreadable) {
            return null;
        }
    }

    /// A picture is put where the signer wants it; text has its place by the law.
    private static @Nullable Form place(ToSign waiting, Preview.@Nullable Seen preview) {
        if (preview == null) return null;
        return switch (waiting.session().kind()) {
            case INITIALS, LEADER, ORGANISATION, ARRIVAL ->
                    Form.empty()
                            .with("page", preview.at().page())
                            .with("left", Millimetres.shown(preview.at().leftMm()))
                            .with("top", Millimetres.shown(preview.at().topMm()));
            case NUMBER, COPY, ATTACHMENT -> null;
        };
    }

    private String firstPin() {
        var token = tokens.getIfAvailable();
        return token == null ? "" : token.firstPin();
    }
}
