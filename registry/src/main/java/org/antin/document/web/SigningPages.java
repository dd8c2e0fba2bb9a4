package org.antin.document.web;

import jakarta.servlet.http.HttpServletRequest;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.certificate.Certificates;
import org.antin.document.Document;
import org.antin.document.Documents;
import org.antin.document.SigningDesk;
import org.antin.document.SigningDesk.ToSign;
import org.antin.document.TokenDesk;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Refusal;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Reply;
import org.antin.signing.make.SignatureKind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.util.Optional;
import java.util.UUID;

/// Signing on the screen: prepare, the token's PIN, done. D7.1, D7.3, D11.1.
@Controller
@Allowed({Role.SUBSCRIBER, Role.RECORDS_CLERK, Role.ASSIGNED_PERSON})
class SigningPages {
    private static final String VIEW = "document/SigningPage";

    private final SigningDesk desk;
    private final ObjectProvider<TokenDesk> tokens;
    private final Documents documents;
    private final Certificates certificates;

    SigningPages(
            SigningDesk desk,
            ObjectProvider<TokenDesk> tokens,
            Documents documents,
            Certificates certificates) {
        this.desk = desk;
        this.tokens = tokens;
        this.documents = documents;
        this.certificates = certificates;
    }

    /// What templates/document/SigningPage.html shows.
    ///
    /// @param holder whose certificate it is, as the certificate says
    /// @param serial of the certificate
    /// @param firstPin what a practice token starts with; empty where the token agent signs
    record SigningPage(
            UUID session,
            Document document,
            ToSign toSign,
            String holder,
            String serial,
            String firstPin,
            Form form) {}

    @PostMapping("/documents/{id}/signings")
    ModelAndView prepare(
            @PathVariable UUID id,
            @RequestParam UUID certificate,
            @RequestParam SignatureKind kind,
            Actor actor,
            Reply reply) {
        return switch (desk.prepare(id, certificate, kind, actor)) {
            case Done<ToSign>(var toSign) -> reply.seeOther("/signings/" + toSign.session().id());
            case Refused<ToSign>(var why) -> reply.refusal(why);
        };
    }

    @GetMapping("/signings/{session}")
    ModelAndView show(@PathVariable UUID session, Actor actor, Reply reply) {
        return page(session, actor, Form.empty())
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
        return page(session, actor, form)
                .map(page -> reply.invalid(VIEW, page))
                .orElseGet(reply::notFound);
    }

    private Optional<SigningPage> page(UUID session, Actor actor, Form form) {
        var waiting = desk.waiting(session, actor);
        var document = waiting.flatMap(w -> documents.find(w.session().document()));
        var certificate = waiting.flatMap(w -> certificates.find(w.session().certificate()));
        if (document.isEmpty() || certificate.isEmpty()) return Optional.empty();
        return Optional.of(
                new SigningPage(
                        session,
                        document.get(),
                        waiting.get(),
                        certificate.get().name(),
                        certificate.get().x509().serial(),
                        firstPin(),
                        form));
    }

    private String firstPin() {
        var token = tokens.getIfAvailable();
        return token == null ? "" : token.firstPin();
    }
}
