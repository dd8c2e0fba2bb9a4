package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.certificate.Certificate;
import org.antin.certificate.Certificates;
import org.antin.certificate.TrustedIssuers;
import org.antin.delegation.Delegation;
import org.antin.delegation.Delegations;
import org.antin.device.Devices;
import org.antin.device.Party;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Refused;
import org.antin.organisation.Organisations;
import org.antin.signing.make.Appearance;
import org.antin.signing.make.Place;
import org.antin.signing.make.SignatureKind;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Who may sign a document with which certificate, and what is seen of it (D7.3, D10.2, D11.1, T03,
/// T06).
@Component
class SigningRights {
    private final Certificates certificates;
    private final Subscribers subscribers;
    private final Devices devices;
    private final Marks marks;
    private final Arrivals arrivals;
    private final Delegations delegations;
    private final Organisations organisations;
    private final MarkTemplates templates;
    private final List<TrustedIssuers> issuers;
    private final Clock clock;

    SigningRights(
            Certificates certificates,
            Subscribers subscribers,
            Devices devices,
            Marks marks,
            Arrivals arrivals,
            Delegations delegations,
            Organisations organisations,
            MarkTemplates templates,
            List<TrustedIssuers> issuers,
            Clock clock) {
        this.certificates = certificates;
        this.subscribers = subscribers;
        this.devices = devices;
        this.marks = marks;
        this.arrivals = arrivals;
        this.delegations = delegations;
        this.organisations = organisations;
        this.templates = templates;
        this.issuers = issuers;
        this.clock = clock;
    }

    /// @param chain the signer's certificate, then its issuers
    /// @param mandate in whose service a leader stands; null for every other kind
    record Right(
            Certificate certificate,
            List<X509Certificate> chain,
            Appearance appearance,
            @Nullable Mandate mandate) {
        Right {
            chain = List.copyOf(chain);
        }

        Right by(Mandate held) {
            return new Right(certificate, chain, appearance, held);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    Outcome<Right> of(UUID id, SignatureKind kind, Look look, Document document, Actor actor) {
        var certificate = certificates.find(id);
        var subscriber = certificate.flatMap(c -> subscribers.find(c.subscriber()));
        if (certificate.isEmpty() || subscriber.isEmpty()) {
            return refused(new CommonRefusal.NotFound());
        }
        if (usable(certificate.get()) instanceof Refused<Certificate>(var why)) return refused(why);
        return switch (kind) {
            case LEADER, INITIALS ->
                    person(certificate.get(), subscriber.get(), kind, look, document, actor);
            case ORGANISATION, NUMBER, COPY, ATTACHMENT, ARRIVAL ->
                    organisation(certificate.get(), subscriber.get(), look, document, actor);
        };
    }

    /// D10.4: asked again before a signature is finished, for what was reported lost meanwhile.
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    Outcome<Certificate> usable(UUID id) {
        return certificates
                .find(id)
                .map(this::usable)
                .orElseGet(() -> refused(new CommonRefusal.NotFound()));
    }

    private Outcome<Certificate> usable(Certificate certificate) {
        var now = clock.instant();
        if (certificate.mayBeUsed(now)) return done(certificate);
        return refused(
                certificate.facts().blockedAt() != null
                        ? new DocumentRefusal.CertificateBlocked()
                        : new DocumentRefusal.CertificateNotUsable(
                                certificate.status(now).messageKey()));
    }

    /// Điều 13 khoản 4: whether that paper still lets sign.
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    boolean holds(UUID delegation) {
        var now = clock.instant();
        return delegations
                .find(delegation)
                .filter(paper -> paper.state(now) == Delegation.State.IN_FORCE)
                .isPresent();
    }

    /// D7.3: one's own certificate, for a document of one's own body; or, for a leader, of a body
    /// above that has delegated to him on paper (D7.4).
    private Outcome<Right> person(
            Certificate certificate,
            Subscriber subscriber,
            SignatureKind kind,
            Look look,
            Document document,
            Actor actor) {
        if (!(subscriber.holder() instanceof Subscriber.Individual(var person))
                || !actor.isPerson(person)) {
            return refused(new CommonRefusal.NotAllowed());
        }
        var body = document.organisation();
        var mandate =
                Mandate.of(
                        subscriber.organisation().equals(body),
                        delegations.to(person, body),
                        clock.instant());
        boolean delegate =
                kind == SignatureKind.LEADER
                        && mandate.paper() != null
                        && organisations.isWithin(subscriber.organisation(), body);
        if (!mandate.ofTheBody() && !delegate) return refused(new CommonRefusal.NotAllowed());
        var template = templates.of(body);
        return marks.of(new MarkOwner.OfPerson(person), subscriber.name())
                .then(
                        mark ->
                                right(
                                        certificate,
                                        kind == SignatureKind.INITIALS
                                                ? TemplateLook.initials(
                                                        mark.picture(),
                                                        template,
                                                        part(look),
                                                        at(look))
                                                : TemplateLook.leader(
                                                        mark.picture(),
                                                        template,
                                                        subscriber.name(),
                                                        at(look))))
                .map(right -> kind == SignatureKind.LEADER ? right.by(mandate) : right);
    }

    private static Look.Part part(Look look) {
        return look instanceof Look.Checked(var part) ? part : Look.Part.CONTENT;
    }

    /// D10.2, D11.1, T03: the organisation's certificate, by the custodian of its device alone.
    private Outcome<Right> organisation(
            Certificate certificate,
            Subscriber subscriber,
            Look look,
            Document document,
            Actor actor) {
        boolean ofTheBody =
                subscriber.holder() instanceof Subscriber.Organisational
                        && subscriber.organisation().equals(document.organisation());
        if (!ofTheBody) return refused(new CommonRefusal.NotAllowed());
        var device = certificate.device();
        boolean custodian =
                device != null
                        && devices.find(device)
                                .map(d -> d.custodian())
                                .filter(
                                        party ->
                                                party instanceof Party.Official(var person, var _)
                                                        && actor.isPerson(person))
                                .isPresent();
        if (!custodian) return refused(new DocumentRefusal.NotTheCustodian());
        return seen(subscriber, look, document).then(seen -> right(certificate, seen));
    }

    /// The seal on a letter; on an attachment and on a copy text alone (T15, T16).
    private Outcome<Appearance> seen(Subscriber subscriber, Look look, Document document) {
        var template = templates.of(document.organisation());
        return switch (document.purpose()) {
            case Purpose.Letter _ when look instanceof Look.Numbered numbered ->
                    done(TemplateLook.number(numbered, template));
            case Purpose.Letter _ -> {
                var owner = new MarkOwner.OfBody(document.organisation());
                var name = subscriber.name();
                yield marks.of(owner, name)
                        .then(
                                mark ->
                                        done(
                                                TemplateLook.seal(
                                                        mark.picture(),
                                                        mark.widthMm(),
                                                        template,
                                                        name,
                                                        at(look))));
            }
            case Purpose.Attachment(var _, var number) ->
                    done(Appearance.TextLines.attachment(number));
            case Purpose.Copy(var form, var _) ->
                    done(Appearance.TextLines.copy(form.mark(), subscriber.name()));
            // Điều 22: the number the register gave it.
            case Purpose.Incoming _ ->
                    arrivals.find(document.id())
                            .<Outcome<Appearance>>map(
                                    arrival ->
                                            done(
                                                    TemplateLook.arrival(
                                                            subscriber.name(),
                                                            arrival,
                                                            template,
                                                            at(look))))
                            .orElseGet(() -> refused(new CommonRefusal.NotAllowed()));
        };
    }

    /// Where the signer put the picture.
    private static Optional<Place.At> at(Look look) {
        return look instanceof Look.At(var place) ? Optional.of(place) : Optional.empty();
    }

    private Outcome<Right> right(Certificate certificate, Appearance appearance) {
        return certificates
                .der(certificate.id())
                .map(der -> done(new Right(certificate, chain(der), appearance, null)))
                .orElseGet(() -> refused(new CommonRefusal.NotFound()));
    }

    private List<X509Certificate> chain(byte[] der) {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            var chain = new ArrayList<X509Certificate>();
            chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            var known = issuers.stream().flatMap(i -> i.intermediates().stream()).toList();
            for (int i = 0; i < 4; i++) {
                var last = chain.getLast();
                var issuer =
                        known.stream()
                                .filter(
                                        c ->
                                                c.getSubjectX500Principal()
                                                                .equals(
                                                                        last
                                                                                .getIssuerX500Principal())
                                                        && !c.equals(last))
                                .findFirst();
                if (issuer.isEmpty()) break;
                chain.add(issuer.get());
            }
            return chain;
        } catch (CertificateException e) {
            throw new IllegalStateException("a stored certificate can't be read", e);
        }
    }
}
