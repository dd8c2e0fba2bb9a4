package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.certificate.Certificate;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Refusal;
import org.antin.signing.check.SignatureKind;
import org.antin.signing.check.Verdict;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.files.FileSigner;
import org.antin.signing.files.Packaging;
import org.antin.signing.files.PreparedFile;
import org.antin.signing.make.Completion;
import org.antin.signing.make.Grade;
import org.antin.signing.make.Limits;
import org.antin.signing.make.TimeStamper;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Signing in three steps, wherever the key is: prepare here, sign on the token, finish here. What
/// was made is checked by our own verifier before anybody gets it. No network inside a transaction.
@Component
public class SigningDesk {
    private static final String PREPARE = "document.prepare";
    private static final String SIGN = "document.sign";
    private static final List<Role> SIGN_FOR =
            List.of(Role.SUBSCRIBER, Role.RECORDS_CLERK, Role.ASSIGNED_PERSON);

    private final Documents documents;
    private final DocumentRecords records;
    private final SigningRights rights;
    private final SigningPreparation preparation;
    private final BroughtCapacity brought;
    private final Numbering numbering;
    private final AddedMarks added;
    private final Vault vault;
    private final Verifier verifier;
    private final Optional<TimeStamper> timeStamper;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final FileSigner signer;

    SigningDesk(
            Documents documents,
            DocumentRecords records,
            SigningRights rights,
            SigningPreparation preparation,
            BroughtCapacity brought,
            Numbering numbering,
            AddedMarks added,
            Vault vault,
            Verifier verifier,
            Optional<TimeStamper> timeStamper,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock,
            Limits limits) {
        this.documents = documents;
        this.records = records;
        this.rights = rights;
        this.preparation = preparation;
        this.brought = brought;
        this.numbering = numbering;
        this.added = added;
        this.vault = vault;
        this.verifier = verifier;
        this.timeStamper = timeStamper;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.signer = new FileSigner(clock, limits);
    }

    /// What a token has to sign.
    public record ToSign(SigningSession session, PreparedFile prepared) {}

    /// First step: checks person, certificate, order of signatures, and prepares the bytes.
    public Outcome<ToSign> prepare(
            UUID id, UUID certificate, org.antin.signing.make.SignatureKind kind, Actor actor) {
        return prepare(id, certificate, kind, Look.USUAL, actor);
    }

    /// The same, with what the signer says about how it is seen.
    public Outcome<ToSign> prepare(
            UUID id,
            UUID certificate,
            org.antin.signing.make.SignatureKind kind,
            Look look,
            Actor actor) {
        return prepare(id, certificate, kind, look, "", actor);
    }

    /// The same, with the reason why a leader signs although his capacity doesn't agree, or the
    /// organisation over a leader's signature made elsewhere (T05).
    public Outcome<ToSign> prepare(
            UUID id,
            UUID certificate,
            org.antin.signing.make.SignatureKind kind,
            Look look,
            String reason,
            Actor actor) {
        var found = documents.find(id);
        Outcome<ToSign> outcome =
                found.<Outcome<Document>>map(Outcome::done)
                        .orElseGet(() -> refused(new CommonRefusal.NotFound()))
                        .then(document -> inOrder(document, kind))
                        .then(document -> numbering.inOrder(document, kind, look))
                        .then(document -> added.inOrder(document, kind, actor))
                        .then(document -> opened(document, certificate, kind, look, reason, actor));
        return refusalLogged(actor, PREPARE, found, outcome, null);
    }

    /// Nghị định 30/2020, Điều 32 khoản 2: first the authorised person, then the organisation.
    private Outcome<Document> inOrder(
            Document document, org.antin.signing.make.SignatureKind kind) {
        return SigningOrder.inOrder(document, kind, () -> leaderStands(document));
    }

    /// T02: a leader's signature that doesn't stand is none.
    private boolean leaderStands(Document document) {
        return vault.get(document.sha256())
                .map(content -> verifier.verify(document.name(), content, null))
                .map(report -> stands(report, SignatureKind.LEADER))
                .orElse(false);
    }

    static boolean stands(VerificationReport report, SignatureKind kind) {
        return report.signatures().stream()
                .anyMatch(
                        signature ->
                                signature.kind() == kind && signature.verdict() == Verdict.VALID);
    }

    private Outcome<ToSign> opened(
            Document document,
            UUID id,
            org.antin.signing.make.SignatureKind kind,
            Look look,
            String reason,
            Actor actor) {
        var found = vault.get(document.sha256());
        if (found.isEmpty()) return refused(new CommonRefusal.NotFound());
        var content = found.get();
        var packaging = Packaging.usual(content);
        return preparation
                .ready(document, content, packaging, id, kind, look, reason, actor)
                .then(
                        ready ->
                                brought.judge(
                                                document,
                                                content,
                                                packaging,
                                                kind,
                                                () ->
                                                        verifier.verify(
                                                                document.name(), content, null),
                                                reason)
                                        .map(ready::with))
                .then(ready -> open(document, look, ready, actor));
    }

    private Outcome<ToSign> open(
            Document document, Look look, SigningPreparation.Ready ready, Actor actor) {
        var kept = vault.put(ready.prepared().toBytes());
        return transaction.execute(
                status -> {
                    var outcome = open(document, look, ready, kept, actor);
                    if (outcome instanceof Done<ToSign> done) {
                        audit.append(line(actor, PREPARE, Optional.of(document), done, null));
                    }
                    return outcome;
                });
    }

    /// Inside the caller's transaction.
    ///
    /// @param kept the prepared bytes, in the vault
    Outcome<ToSign> open(
            Document document,
            Look look,
            SigningPreparation.Ready ready,
            String kept,
            Actor actor) {
        var prepared = ready.prepared();
        var person = actor.person();
        if (person == null) return refused(new CommonRefusal.NotAllowed());
        var session =
                new SigningSession(
                        UUID.randomUUID(),
                        document.id(),
                        document.version(),
                        prepared.kind(),
                        ready.certificate().id(),
                        person,
                        look instanceof Look.Numbered numbered ? numbered.issue() : null,
                        ready.capacity(),
                        ready.statusUnknown(),
                        kept,
                        prepared.expiresAt());
        records.open(session, document);
        return done(new ToSign(session, prepared));
    }

    /// What an open session of this person waits to be signed.
    public Optional<ToSign> waiting(UUID session, Actor actor) {
        return records.session(session)
                .filter(open -> actor.isPerson(open.person()))
                .flatMap(
                        open ->
                                vault.get(open.prepared())
                                        .flatMap(PreparedFile::fromBytes)
                                        .map(prepared -> new ToSign(open, prepared)));
    }

    /// Whether there is, or was, such a session of this person.
    public boolean isOwn(UUID session, Actor actor) {
        var person = actor.person();
        return person != null && records.isSessionOf(session, person);
    }

    /// Third step: puts the token's value in, time-stamps, checks, and keeps the signed file.
    ///
    /// @param value PKCS #1 block for RSA, DER for ECDSA
    public Outcome<Document> finish(UUID session, byte[] value, Actor actor) {
        var waiting = waiting(session, actor);
        var document = waiting.flatMap(w -> documents.find(w.session().document()));
        var blocked = waiting.flatMap(w -> blocked(w.session()));
        if (blocked.isPresent()) {
            return refusalLogged(actor, SIGN, document, refused(blocked.get()), null);
        }
        if (waiting.isEmpty()
                || document.isEmpty()
                || document.get().version() != waiting.get().session().documentVersion()
                || !records.take(session, clock.instant())) {
            return refusalLogged(
                    actor, SIGN, document, refused(new DocumentRefusal.SessionOver()), null);
        }
        var open = waiting.get();
        Outcome<Document> outcome =
                switch (signer.finish(open.prepared(), value, grade())) {
                    case Completion.Refused(var why) -> refused(SigningPreparation.notSigned(why));
                    case Completion.Signed(var file, var _) ->
                            keepOrGiveBack(document.get(), open, file, actor);
                };
        switch (outcome) {
            case Done<Document> _ -> vault.remove(open.session().prepared());
            // Nothing was signed: the person may try again within the session's time.
            case Refused<Document> _ -> records.giveBack(session);
        }
        return refusalLogged(actor, SIGN, document, outcome, open.session().capacity());
    }

    private Grade grade() {
        return timeStamper.<Grade>map(Grade.Stamped::new).orElseGet(Grade.Basic::new);
    }

    /// When the vault takes nothing, the person may try again once somebody has mended it.
    private Outcome<Document> keepOrGiveBack(
            Document before, ToSign open, byte[] file, Actor actor) {
        try {
            return keep(before, open, file, actor);
        } catch (VaultFull | VaultAway e) {
            records.giveBack(open.session().id());
            throw e;
        }
    }

    /// D10.4: a report of loss ends what was begun before it, too. So does the end of a delegation.
    private Optional<Refusal> blocked(SigningSession session) {
        return transaction.execute(
                status ->
                        switch (rights.usable(session.certificate())) {
                            case Done<Certificate> _ -> delegationOver(session);
                            case Refused<Certificate>(var why) -> Optional.of(why);
                        });
    }

    /// The delegate's own signature alone: what he signed elsewhere stands on the paper of then.
    private Optional<Refusal> delegationOver(SigningSession session) {
        var note = session.capacity();
        if (session.kind() != org.antin.signing.make.SignatureKind.LEADER
                || note == null
                || note.delegation() == null
                || rights.holds(note.delegation())) {
            return Optional.empty();
        }
        return Optional.of(new DocumentRefusal.DelegationOver(note.cited()));
    }

    private Outcome<Document> keep(Document before, ToSign open, byte[] file, Actor actor) {
        var session = open.session();
        var report = verifier.verify(before.name(), file, null);
        if (!preparation.standsUp(report, open.prepared())) {
            return refused(new DocumentRefusal.OwnCheckFailed(report.verdict().name()));
        }
        var after =
                before.signed(
                        switch (session.kind()) {
                            case LEADER, NUMBER -> DocumentStage.LEADER_SIGNED;
                            case ORGANISATION, COPY, ATTACHMENT -> DocumentStage.ISSUED;
                            // Neither makes it anything it wasn't.
                            case INITIALS, ARRIVAL -> before.stage();
                        },
                        vault.put(file),
                        file.length);
        var issue = session.issue();
        try {
            return transaction.execute(status -> stored(before, after, session, actor));
        } catch (DuplicateKeyException somebodyWasQuicker) {
            if (issue == null) throw somebodyWasQuicker;
            return refused(new DocumentRefusal.NumberTaken(issue.cited()));
        }
    }

    private Outcome<Document> stored(
            Document before, Document after, SigningSession session, Actor actor) {
        var what = session.kind().name();
        if (!records.replace(after, clock.instant(), actor.name(), what, session.capacity()))
            return refused(new CommonRefusal.Stale());
        if (session.issue() != null) records.number(after, session.issue());
        Outcome<Document> outcome = done(after);
        audit.append(line(actor, SIGN, Optional.of(before), outcome, session.capacity()));
        return outcome;
    }

    /// A refusal gets its line now; what was done got it in the commit that did it.
    private <T> Outcome<T> refusalLogged(
            Actor actor,
            String action,
            Optional<Document> document,
            Outcome<T> outcome,
            @Nullable CapacityNote note) {
        if (outcome instanceof Refused<T>) {
            transaction.executeWithoutResult(
                    status -> audit.append(line(actor, action, document, outcome, note)));
        }
        return outcome;
    }

    private static Act line(
            Actor actor,
            String action,
            Optional<Document> document,
            Outcome<?> outcome,
            @Nullable CapacityNote note) {
        var id = document.map(d -> d.id().toString()).orElse("");
        var done =
                outcome instanceof Done<?>(ToSign(var session, var _)) ? session.capacity() : note;
        var act = CapacityNote.told(Act.of(actor, action, "document", id), done).outcome(outcome);
        if (outcome instanceof Done<?>(ToSign(var session, var _)) && session.statusUnknown()) {
            act = act.with("certificate", "unknown");
        }
        if (document.isEmpty()) return act;
        return act.in(document.get().scope()).as(role(actor, document.get()));
    }

    private static @Nullable Role role(Actor actor, Document document) {
        return actor.firstHeld(SIGN_FOR, document.organisation()).orElse(null);
    }
}
