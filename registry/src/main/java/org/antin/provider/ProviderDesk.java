package org.antin.provider;

import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.HouseRights;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.certificate.Certificates;
import org.antin.device.DeviceKind;
import org.antin.dossier.AnswerDesk;
import org.antin.dossier.Dossier;
import org.antin.dossier.DossierDesk;
import org.antin.dossier.Dossiers;
import org.antin.dossier.Move;
import org.antin.dossier.Request;
import org.antin.dossier.StageKind;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.organisation.Organisation;
import org.antin.organisation.OrganisationLabel;
import org.antin.organisation.Organisations;
import org.antin.practiceca.RevocationReason;
import org.antin.practiceca.Subject;
import org.antin.subscriber.People;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// The provider's own desk in practice mode: issues, declines, revokes what authorities sent. What
/// the practice CA does can't be rolled back, so its intent is logged first, then it is asked, then
/// its answer is recorded through the same door an officer would use.
@Component
@ConditionalOnProperty(name = "antin.practice.enabled", havingValue = "true")
public class ProviderDesk {
    private final PracticeProvider practice;
    private final Dossiers dossiers;
    private final DossierDesk desk;
    private final AnswerDesk answers;
    private final Certificates certificates;
    private final People people;
    private final Organisations organisations;
    private final HouseRights house;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ProviderDesk(
            PracticeProvider practice,
            Dossiers dossiers,
            DossierDesk desk,
            AnswerDesk answers,
            Certificates certificates,
            People people,
            Organisations organisations,
            HouseRights house,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.practice = practice;
        this.dossiers = dossiers;
        this.desk = desk;
        this.answers = answers;
        this.certificates = certificates;
        this.people = people;
        this.organisations = organisations;
        this.house = house;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Issues a certificate on a practice token and records it.
    public Outcome<Dossier> issue(UUID id, int version, Actor actor) {
        var waiting = waiting(id, version, actor);
        if (!(waiting instanceof Outcome.Done<Dossier>(var dossier))) return waiting;
        var subject = transaction.execute(status -> house.in(() -> subject(dossier)));
        if (subject.isEmpty()) return refused(new CommonRefusal.NotFound());
        intend("provider.issue", dossier, actor);
        var handed = practice.issue(id, subject.get(), clock.instant());
        return answers.issued(
                id,
                version,
                new AnswerDesk.Answer(
                        der(handed.certificate()),
                        practice.chain().stream().map(ProviderDesk::der).toList(),
                        DeviceKind.USB_TOKEN,
                        "Thiết bị thực hành",
                        handed.deviceNumber()),
                actor);
    }

    /// Revokes at the practice CA and records it.
    public Outcome<Dossier> revoke(UUID id, int version, Actor actor) {
        var waiting = waiting(id, version, actor);
        if (!(waiting instanceof Outcome.Done<Dossier>(var dossier))) return waiting;
        if (!(dossier.request() instanceof Request.ForRevocation asked)) {
            return refused(new CommonRefusal.NotFound());
        }
        var certificate =
                transaction.execute(
                        status -> house.in(() -> certificates.find(asked.certificate())));
        if (certificate.isEmpty()) return refused(new CommonRefusal.NotFound());
        intend("provider.revoke", dossier, actor);
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        practice.revoke(
                new BigInteger(certificate.get().x509().serial(), 16),
                RevocationReason.KEY_COMPROMISE,
                now,
                Optional.ofNullable(AnswerDesk.occurred(asked, now)));
        return answers.revoked(id, version, now, actor);
    }

    /// Declines in writing.
    public Outcome<Dossier> decline(UUID id, int version, String reason, Actor actor) {
        return desk.move(id, version, new Move.Decline(reason), actor);
    }

    private Outcome<Dossier> waiting(UUID id, int version, Actor actor) {
        if (!actor.holds(Role.PROVIDER)) return refused(new CommonRefusal.NotAllowed());
        var found = dossiers.find(id);
        if (found.isEmpty()) return refused(new CommonRefusal.NotFound());
        var dossier = found.get();
        return dossier.version() == version && dossier.stage().kind() == StageKind.FORWARDED
                ? Outcome.done(dossier)
                : refused(new CommonRefusal.Stale());
    }

    private void intend(String action, Dossier dossier, Actor actor) {
        transaction.executeWithoutResult(
                status ->
                        audit.append(
                                Act.of(actor, action, "dossier", dossier.id())
                                        .as(Role.PROVIDER)
                                        .in(dossier.scope())
                                        .with("code", dossier.code())));
    }

    private Optional<Subject> subject(Dossier dossier) {
        var body = organisations.find(dossier.organisation());
        return switch (dossier.request()) {
            case Request.ForIndividual asks ->
                    people.find(asks.person())
                            .map(
                                    person ->
                                            ProviderSubjects.person(
                                                    person,
                                                    body.map(Organisation::name).orElse("")));
            case Request.ForOrganisation _ ->
                    body.map(own -> ProviderSubjects.body(own.name(), above(own)));
            case Request.ForSystem asks ->
                    body.map(own -> ProviderSubjects.system(asks.name(), own.name()));
            case Request.ForRevocation _ -> Optional.empty();
        };
    }

    private String above(Organisation body) {
        var parent = body.parent();
        return parent == null
                ? body.name()
                : organisations.label(parent).map(OrganisationLabel::name).orElse(body.name());
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
