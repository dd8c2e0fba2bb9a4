package org.antin.certificate;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.HouseRights;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.certificate.TrustedRoot.Signed;
import org.antin.certificate.store.TrustedRootStore;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Outcome;
import org.antin.kernel.Refusal;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;
import org.antin.signing.trust.path.PathFinder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The one door to what trust begins with (Điều 1.2, 2.4): brought in from a file by one
/// administrator of the province, confirmed by another, each typing the whole fingerprint from the
/// provider's publication; ended at once by either.
@Component
public class TrustedRootDesk {
    private static final int LARGEST = 1 << 20;

    /// Of a SHA-256.
    private static final int DIGITS = 64;

    private final TrustedRootStore store;
    private final TrustedRoots roots;
    private final HouseRights house;
    private final AuditTrail audit;
    private final Clock clock;

    TrustedRootDesk(
            TrustedRootStore store,
            TrustedRoots roots,
            HouseRights house,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.roots = roots;
        this.house = house;
        this.audit = audit;
        this.clock = clock;
    }

    /// What an administrator brings.
    ///
    /// @param file PEM or DER, one certificate
    /// @param fingerprint SHA-256 as published, 64 hex digits; spaces and colons are overlooked
    /// @param source where it was published
    /// @param hosts which may be asked about certificates below; empty: see [TrustedRoot#hosts]
    /// @param otherProvider whether it is another provider's, to be known and never trusted
    public record Wanted(
            byte[] file,
            String fingerprint,
            String source,
            List<String> hosts,
            boolean otherProvider) {}

    /// Writes a certificate down; it isn't trusted before somebody else confirms it.
    @Transactional
    public Outcome<TrustedRoot> propose(Wanted wanted, Actor actor) {
        var outcome = mayDecide(actor) ? examined(wanted, actor) : notAllowed();
        var subject = outcome instanceof Outcome.Done<TrustedRoot>(var root) ? root.id() : "";
        audit.append(
                Act.of(actor, "trusted-root.propose", "trusted-root", subject)
                        .as(Role.ADMINISTRATOR)
                        .with("fingerprint", typed(wanted.fingerprint()))
                        .with("source", wanted.source())
                        .with("purpose", wanted.otherProvider() ? "other-provider" : "government")
                        .outcome(outcome));
        return outcome;
    }

    private Outcome<TrustedRoot> examined(Wanted wanted, Actor actor) {
        if (wanted.file().length > LARGEST) return refused(TrustedRootRefusal.FILE_TOO_LARGE);
        var read = X509Facts.parseOnly(wanted.file());
        if (read.isEmpty()) return refused(TrustedRootRefusal.NOT_ONE_CERTIFICATE);
        var certificate = read.get();
        var why = objection(certificate, wanted);
        if (why.isPresent()) return refused(why.get());
        var root =
                new TrustedRoot(
                        UUID.randomUUID(),
                        X509Facts.of(certificate),
                        certificate,
                        selfIssued(certificate),
                        wanted.otherProvider(),
                        // Nobody is asked about what isn't trusted anyway.
                        wanted.otherProvider() ? List.of() : wanted.hosts(),
                        wanted.source(),
                        by(actor),
                        null,
                        null,
                        "");
        return store.insert(root) ? done(root) : refused(TrustedRootRefusal.ALREADY_THERE);
    }

    private Optional<Refusal> objection(X509Certificate certificate, Wanted wanted) {
        if (certificate.getBasicConstraints() < 0) {
            return Optional.of(TrustedRootRefusal.NOT_AN_AUTHORITY);
        }
        if (TrustStore.saysPractice(certificate)) return Optional.of(TrustedRootRefusal.PRACTICE);
        if (selfIssued(certificate) && !signsItself(certificate)) {
            return Optional.of(TrustedRootRefusal.BADLY_SIGNED);
        }
        var misplaced = misplaced(certificate, wanted.otherProvider());
        if (misplaced.isPresent()) return misplaced;
        if (!typed(wanted.fingerprint()).equals(X509Facts.of(certificate).fingerprint())) {
            return Optional.of(TrustedRootRefusal.OTHER_FINGERPRINT);
        }
        if (wanted.source().isBlank()) return Optional.of(new BadField("source", "required"));
        return wanted.hosts().stream().allMatch(TrustedRootDesk::isHost)
                ? Optional.empty()
                : Optional.of(TrustedRootRefusal.NOT_HOSTS);
    }

    /// An issuing certificate is trusted below a root only; and nothing below a trusted root is
    /// another provider's.
    private Optional<Refusal> misplaced(X509Certificate certificate, boolean otherProvider) {
        boolean issued = issued(certificate);
        if (otherProvider) {
            return issued ? Optional.of(TrustedRootRefusal.UNDER_TRUSTED) : Optional.empty();
        }
        return issued || selfIssued(certificate)
                ? Optional.empty()
                : Optional.of(TrustedRootRefusal.NO_ROOT_ABOVE);
    }

    /// Whether a path leads from it to a root trusted already.
    private boolean issued(X509Certificate certificate) {
        var anchors =
                roots.roots().stream()
                        .map(
                                root ->
                                        new TrustAnchor(
                                                root,
                                                TrustAnchor.Purpose.GOVERNMENT,
                                                new HostRule.Nowhere()))
                        .toList();
        return new PathFinder(TrustStore.of(anchors), roots.intermediates())
                        .find(certificate, clock.instant())
                instanceof PathFinder.Outcome.Found;
    }

    private static boolean signsItself(X509Certificate certificate) {
        try {
            certificate.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean selfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private static boolean isHost(String text) {
        try {
            HostRule.HostPort.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// The second person's word: from here on it is trusted.
    ///
    /// @param fingerprint typed from the publication, not from the screen
    @Transactional
    public Outcome<TrustedRoot> confirm(UUID id, String fingerprint, Actor actor) {
        return decide(
                id,
                "trusted-root.confirm",
                actor,
                root -> {
                    if (root.confirmed() != null || root.ended() != null) {
                        return refused(TrustedRootRefusal.DECIDED);
                    }
                    if (samePerson(root.proposed().account(), actor)) {
                        return refused(TrustedRootRefusal.SECOND_PERSON);
                    }
                    if (!typed(fingerprint).equals(root.facts().fingerprint())) {
                        return refused(TrustedRootRefusal.OTHER_FINGERPRINT);
                    }
                    var misplaced = misplaced(root.certificate(), root.otherProvider());
                    if (misplaced.isPresent()) return refused(misplaced.get());
                    store.confirm(id, by(actor));
                    return done(root);
                });
    }

    /// Trust ends at once, or a proposal is turned down. Neither takes two.
    @Transactional
    public Outcome<TrustedRoot> end(UUID id, String reason, Actor actor) {
        return decide(
                id,
                "trusted-root.end",
                actor,
                root -> {
                    if (root.ended() != null) return refused(TrustedRootRefusal.DECIDED);
                    if (reason.isBlank()) return refused(new BadField("reason", "required"));
                    store.end(id, by(actor), reason);
                    return done(root);
                });
    }

    private Outcome<TrustedRoot> decide(
            UUID id,
            String action,
            Actor actor,
            Function<TrustedRoot, Outcome<TrustedRoot>> decision) {
        Outcome<TrustedRoot> outcome;
        if (!mayDecide(actor)) {
            outcome = notAllowed();
        } else {
            outcome =
                    store.findForUpdate(id)
                            .map(decision)
                            .orElseGet(() -> refused(new CommonRefusal.NotFound()));
        }
        if (outcome instanceof Outcome.Done<TrustedRoot>) afterwards(roots::changed);
        audit.append(
                Act.of(actor, action, "trusted-root", id).as(Role.ADMINISTRATOR).outcome(outcome));
        return outcome;
    }

    private static void afterwards(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        work.run();
                    }
                });
    }

    /// Trust holds for the whole province, so only who administers all of it decides.
    @Transactional
    public boolean mayDecide(Actor actor) {
        var held = actor.organisations(Role.ADMINISTRATOR);
        return actor.account() != null && !held.isEmpty() && house.in(() -> store.isTop(held));
    }

    private boolean samePerson(UUID proposer, Actor actor) {
        if (proposer.equals(actor.account())) return true;
        var person = house.in(() -> store.person(proposer));
        return person.isPresent() && actor.isPerson(person.get());
    }

    private Outcome<TrustedRoot> notAllowed() {
        return refused(new CommonRefusal.NotAllowed());
    }

    private Signed by(Actor actor) {
        return new Signed(clock.instant(), Objects.requireNonNull(actor.account()), actor.name());
    }

    private static String typed(String fingerprint) {
        String digits = fingerprint.replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT);
        return digits.substring(0, Math.min(DIGITS + 1, digits.length()));
    }
}
