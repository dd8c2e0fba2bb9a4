package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.Grant;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.certificate.Certificate;
import org.antin.certificate.Certificates;
import org.antin.delegation.Delegations;
import org.antin.document.SigningDesk.ToSign;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Scope;
import org.antin.signing.check.SignatureKind;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.files.Packaging;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Signing with a document another system brings along: taken in and prepared in one step, by the
/// rules of the signing desk (D7.2–D7.6, D11.1, D11.2). What is refused leaves nothing behind but
/// its line in the log; finishing is the signing desk's.
@Component
public class OutsideSigningDesk {
    private final DocumentDesk documents;
    private final SigningDesk desk;
    private final SigningPreparation preparation;
    private final BroughtCapacity brought;
    private final Certificates certificates;
    private final Delegations delegations;
    private final DocumentRecords records;
    private final Vault vault;
    private final Verifier verifier;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OutsideSigningDesk(
            DocumentDesk documents,
            SigningDesk desk,
            SigningPreparation preparation,
            BroughtCapacity brought,
            Certificates certificates,
            Delegations delegations,
            DocumentRecords records,
            Vault vault,
            Verifier verifier,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.documents = documents;
        this.desk = desk;
        this.preparation = preparation;
        this.brought = brought;
        this.certificates = certificates;
        this.delegations = delegations;
        this.records = records;
        this.vault = vault;
        this.verifier = verifier;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// What another system asks for.
    ///
    /// @param packaging what the file is to become
    /// @param chain the signer's certificate, then its issuers as far as they are at hand
    /// @param organisation whose document it is; null for the body of the certificate
    /// @param reason why a leader signs although his capacity doesn't agree, or the organisation
    ///   over a leader's signature made elsewhere (T05); may be blank
    public record Asked(
            Secrecy secrecy,
            String name,
            byte[] content,
            Packaging packaging,
            List<X509Certificate> chain,
            org.antin.signing.make.SignatureKind kind,
            @Nullable UUID organisation,
            String reason) {
        public Asked {
            chain = List.copyOf(chain);
        }

        @Override
        public String toString() {
            return "Asked[" + kind + "]";
        }
    }

    /// First step: what the token has to sign.
    public Outcome<ToSign> prepare(Asked asked, Actor actor) {
        var certificate = transaction.execute(status -> certificate(asked.chain()));
        var place =
                transaction.execute(
                        status -> certificate.flatMap(known -> signedFor(asked, known, actor)));
        Outcome<ToSign> outcome =
                objection(asked)
                        .then(_ -> found(certificate))
                        .then(known -> taken(asked, known, place, actor));
        return refusalLogged(
                asked, place.or(() -> certificate.map(Certificate::scope)), outcome, actor);
    }

    /// Whose document it may be: the body of the certificate, or for a leader one that has
    /// delegated to him on paper (Điều 7.4; Nghị định 30/2020, Điều 13 khoản 4). Whether the paper
    /// is in force is judged with the capacity, as at the desk.
    private Optional<Scope> signedFor(Asked asked, Certificate certificate, Actor actor) {
        var own = certificate.scope();
        var person = actor.person();
        var named = asked.organisation();
        if (named == null || named.equals(own.organisation())) return Optional.of(own);
        boolean delegate =
                asked.kind() == org.antin.signing.make.SignatureKind.LEADER
                        && person != null
                        && !delegations.to(person, named).isEmpty();
        return delegate ? Optional.of(new Scope(named, null, List.of(person))) : Optional.empty();
    }

    private Outcome<Boolean> objection(Asked asked) {
        return documents
                .objection(asked.secrecy(), asked.name(), asked.content(), asked.packaging())
                .<Outcome<Boolean>>map(Outcome::refused)
                .orElseGet(() -> done(true));
    }

    /// The register's own certificate, if the actor may see it, and each link signed by the next.
    private Optional<Certificate> certificate(List<X509Certificate> chain) {
        for (int i = 0; i + 1 < chain.size(); i++) {
            var issuer = chain.get(i + 1).getSubjectX500Principal();
            if (!chain.get(i).getIssuerX500Principal().equals(issuer)) return Optional.empty();
        }
        return chain.isEmpty() ? Optional.empty() : certificates.byFingerprint(fingerprint(chain));
    }

    private static String fingerprint(List<X509Certificate> chain) {
        return Vault.sha256(encoded(chain.getFirst()));
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate without its bytes", e);
        }
    }

    private static Outcome<Certificate> found(Optional<Certificate> certificate) {
        return certificate
                .<Outcome<Certificate>>map(Outcome::done)
                .orElseGet(() -> refused(new DocumentRefusal.CertificateUnknown()));
    }

    private Outcome<ToSign> taken(
            Asked asked, Certificate certificate, Optional<Scope> place, Actor actor) {
        var person = actor.person();
        if (person == null
                || place.isEmpty()
                || role(actor, certificate.scope().organisation()) == null) {
            return refused(new CommonRefusal.NotAllowed());
        }
        var organisation = place.get().organisation();
        var report = verifier.verify(asked.name(), asked.content(), null);
        var document =
                new Document(
                        UUID.randomUUID(),
                        asked.name(),
                        organisation,
                        Purpose.LETTER,
                        stage(report, asked.kind(), fingerprint(asked.chain())),
                        Vault.sha256(asked.content()),
                        asked.content().length,
                        person,
                        clock.instant(),
                        1);
        return SigningOrder.inOrder(
                        document,
                        asked.kind(),
                        () -> SigningDesk.stands(report, SignatureKind.LEADER))
                .then(
                        kept ->
                                preparation.ready(
                                        kept,
                                        asked.content(),
                                        asked.packaging(),
                                        certificate.id(),
                                        asked.kind(),
                                        Look.USUAL,
                                        asked.reason(),
                                        actor))
                .then(
                        ready ->
                                brought.judge(
                                                document,
                                                asked.content(),
                                                asked.packaging(),
                                                asked.kind(),
                                                () -> report,
                                                asked.reason())
                                        .map(ready::with))
                .then(ready -> kept(document, asked, place, ready, actor));
    }

    /// T02: what a document carries decides where it stands, not where it comes from. To somebody
    /// who signs for himself it is signed when he has: whoever else did may only have checked it,
    /// or leads the other body whose letter it is, too.
    ///
    /// @param own fingerprint of the certificate asked for
    private static DocumentStage stage(
            VerificationReport report, org.antin.signing.make.SignatureKind kind, String own) {
        if (!SigningDesk.stands(report, SignatureKind.LEADER)) return DocumentStage.UPLOADED;
        if (SigningDesk.stands(report, SignatureKind.ORGANISATION)) return DocumentStage.ISSUED;
        boolean another =
                switch (kind) {
                    case LEADER, INITIALS ->
                            report.signatures().stream().noneMatch(one -> isBy(own, one));
                    case ORGANISATION, NUMBER, COPY, ATTACHMENT, ARRIVAL -> false;
                };
        return another ? DocumentStage.UPLOADED : DocumentStage.LEADER_SIGNED;
    }

    private static boolean isBy(String certificate, SignatureReport one) {
        return !one.chain().isEmpty() && certificate.equals(one.chain().getFirst().sha256());
    }

    private Outcome<ToSign> kept(
            Document document,
            Asked asked,
            Optional<Scope> place,
            SigningPreparation.Ready ready,
            Actor actor) {
        // In the vault before the commit that speaks of it, both or none.
        var names = vault.putAll(List.of(asked.content(), ready.prepared().toBytes()));
        return transaction.execute(
                status -> {
                    records.insert(document, actor.name());
                    var outcome = desk.open(document, Look.USUAL, ready, names.getLast(), actor);
                    if (outcome instanceof Done<ToSign> done) {
                        audit.append(line(asked, place, done, actor));
                    }
                    return outcome;
                });
    }

    private static @Nullable Role role(Actor actor, UUID organisation) {
        return actor.grants().stream()
                .filter(grant -> grant.organisation().equals(organisation))
                .map(Grant::role)
                .filter(DocumentDesk::signs)
                .findFirst()
                .orElse(null);
    }

    /// A refusal gets its line now; what was done got it in the commit that did it.
    private Outcome<ToSign> refusalLogged(
            Asked asked, Optional<Scope> place, Outcome<ToSign> outcome, Actor actor) {
        if (outcome instanceof Refused<ToSign>) {
            transaction.executeWithoutResult(
                    status -> audit.append(line(asked, place, outcome, actor)));
        }
        return outcome;
    }

    private static Act line(
            Asked asked, Optional<Scope> place, Outcome<ToSign> outcome, Actor actor) {
        var session = outcome instanceof Done<ToSign>(ToSign(var open, var _)) ? open : null;
        var id = session == null ? "" : session.document().toString();
        var act =
                CapacityNote.told(
                                Act.of(actor, "document.prepare", "document", id),
                                session == null ? null : session.capacity())
                        .with("sha256", Vault.sha256(asked.content()))
                        .with("kind", asked.kind())
                        .outcome(outcome);
        var told =
                session != null && session.statusUnknown()
                        ? act.with("certificate", "unknown")
                        : act;
        return place.map(scope -> told.in(scope).as(role(actor, scope.organisation())))
                .orElse(told);
    }
}
