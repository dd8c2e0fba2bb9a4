package org.antin.document;

import static org.antin.kernel.Outcome.done;

import org.antin.access.HouseRights;
import org.antin.certificate.Certificates;
import org.antin.delegation.Delegation;
import org.antin.delegation.Delegations;
import org.antin.document.BroughtFlow.Known;
import org.antin.document.BroughtFlow.Signed;
import org.antin.kernel.Outcome;
import org.antin.signing.check.SignatureKind;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.Signer;
import org.antin.signing.check.Verdict;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.files.FileSigner;
import org.antin.signing.files.Packaging;
import org.antin.signing.make.Limits;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Before the organisation signs: in what capacity did the leader sign, whose signature other
/// software made (Điều 7.3, 7.4; T05)? What was signed or numbered here was judged then. Writes
/// nothing.
@Component
class BroughtCapacity {
    private final BroughtSignatures brought;
    private final Certificates certificates;
    private final Subscribers subscribers;
    private final Delegations delegations;
    private final HouseRights house;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final FileSigner signer;

    BroughtCapacity(
            BroughtSignatures brought,
            Certificates certificates,
            Subscribers subscribers,
            Delegations delegations,
            HouseRights house,
            TransactionTemplate transaction,
            Clock clock,
            Limits limits) {
        this.brought = brought;
        this.certificates = certificates;
        this.subscribers = subscribers;
        this.delegations = delegations;
        this.house = house;
        this.transaction = transaction;
        this.clock = clock;
        this.signer = new FileSigner(clock, limits);
    }

    /// Whether a letter waits for the organisation alone.
    static boolean isIn(VerificationReport report) {
        return SigningDesk.stands(report, SignatureKind.LEADER)
                && !SigningDesk.stands(report, SignatureKind.ORGANISATION);
    }

    /// @param kind what is to be put on the letter
    /// @param report of the file's check; asked for only when something is to be judged
    /// @param reason why the clerk goes on although the capacity doesn't agree; may be blank
    Outcome<Optional<CapacityNote>> judge(
            Document letter,
            byte[] content,
            Packaging packaging,
            org.antin.signing.make.SignatureKind kind,
            Supplier<VerificationReport> report,
            String reason) {
        if (!(letter.purpose() instanceof Purpose.Letter)
                || !overTheLeaders(kind)
                || brought.isJudged(letter.sha256(), letter.organisation())) {
            return done(Optional.empty());
        }
        var leaders =
                report.get().signatures().stream()
                        .filter(one -> one.kind() == SignatureKind.LEADER)
                        .filter(one -> one.verdict() == Verdict.VALID)
                        .map(one -> signed(one, letter.organisation(), content, packaging))
                        .toList();
        return BroughtFlow.decide(leaders, clock.instant(), reason);
    }

    private static boolean overTheLeaders(org.antin.signing.make.SignatureKind kind) {
        return switch (kind) {
            case ORGANISATION, NUMBER -> true;
            case LEADER, INITIALS, COPY, ATTACHMENT, ARRIVAL -> false;
        };
    }

    private Signed signed(
            SignatureReport one, UUID organisation, byte[] content, Packaging packaging) {
        var who = one.who();
        var printed = signer.capacity(content, packaging, said(who == null ? null : who.name()));
        var at = one.trustedTime() != null ? one.trustedTime() : one.claimedTime();
        return transaction.execute(
                status -> {
                    var subscriber = subscriber(one);
                    return new Signed(
                            printed,
                            title(who),
                            known(subscriber, organisation),
                            papers(subscriber, organisation),
                            at == null ? clock.instant() : at,
                            one.trustedTime() != null);
                });
    }

    private static String title(@Nullable Signer who) {
        return said(who == null ? null : who.title());
    }

    private static String said(@Nullable String word) {
        return word == null ? "" : word;
    }

    /// Whose certificate it is. The clerk needn't see certificates of other bodies: only whether
    /// the signer is of this one comes of it, and which papers of this one are his.
    private Optional<Subscriber> subscriber(SignatureReport one) {
        if (one.chain().isEmpty()) return Optional.empty();
        return Optional.ofNullable(one.chain().getFirst().sha256())
                .flatMap(
                        fingerprint ->
                                house.in(
                                        () ->
                                                certificates
                                                        .byFingerprint(fingerprint)
                                                        .flatMap(
                                                                known ->
                                                                        subscribers.find(
                                                                                known
                                                                                        .subscriber()))));
    }

    private static Known known(Optional<Subscriber> subscriber, UUID organisation) {
        return subscriber
                .map(
                        one ->
                                one.organisation().equals(organisation)
                                        ? Known.OF_THE_BODY
                                        : Known.OF_ANOTHER)
                .orElse(Known.UNKNOWN);
    }

    private List<Delegation> papers(Optional<Subscriber> subscriber, UUID organisation) {
        return subscriber
                .filter(one -> one.holder() instanceof Subscriber.Individual)
                .map(one -> ((Subscriber.Individual) one.holder()).person())
                .map(person -> delegations.to(person, organisation))
                .orElse(List.of());
    }
}
