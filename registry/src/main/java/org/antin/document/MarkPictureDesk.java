package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Scope;
import org.antin.organisation.Organisations;
import org.antin.signing.make.Picture;
import org.antin.signing.make.Picture.Advice;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where pictures of signatures and seals are handed in and taken away (Nghị định 30/2020, Phụ lục
/// I, II.7d and II.8a; T13, T14). One's own signature by oneself alone; the body's seal by the
/// clerk whom its head gave the seal (Điều 32). What isn't fit leaves nothing behind but its line
/// in the log.
@Component
public class MarkPictureDesk {
    /// What the decree asks of a picture; the rest is advice.
    private static final Set<Advice> UNFIT =
            EnumSet.of(
                    Advice.NOT_A_PNG,
                    Advice.TOO_LARGE,
                    Advice.EMPTY,
                    Advice.NOT_TRANSPARENT,
                    Advice.WRONG_COLOUR);

    private final MarkPictureRecords records;
    private final Marks marks;
    private final Subscribers subscribers;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MarkPictureDesk(
            MarkPictureRecords records,
            Marks marks,
            Subscribers subscribers,
            Organisations organisations,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.records = records;
        this.marks = marks;
        this.subscribers = subscribers;
        this.organisations = organisations;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Keeps the picture in place of the one there was.
    public Outcome<MarkPicture> keep(MarkOwner owner, byte[] png, Actor actor) {
        Outcome<MarkPicture> outcome =
                transaction
                        .execute(status -> allowed(owner, actor))
                        .then(width -> checked(owner, png, width, actor));
        transaction.executeWithoutResult(
                status -> {
                    if (outcome instanceof Done<MarkPicture>(var picture)) {
                        records.put(owner, picture);
                    }
                    audit.append(line("document.keep-picture", owner, outcome, actor));
                });
        return outcome;
    }

    /// Takes it away: nobody signs with it any more. What was signed before stays as it is.
    public Outcome<Boolean> remove(MarkOwner owner, Actor actor) {
        return transaction.execute(
                status -> {
                    Outcome<Boolean> outcome =
                            allowed(owner, actor)
                                    .then(
                                            _ ->
                                                    records.remove(owner)
                                                            ? done(true)
                                                            : refused(
                                                                    new CommonRefusal.NotFound()));
                    audit.append(line("document.remove-picture", owner, outcome, actor));
                    return outcome;
                });
    }

    /// @return the picture's width on paper
    private Outcome<Double> allowed(MarkOwner owner, Actor actor) {
        if (role(owner, actor) == null) return refused(new CommonRefusal.NotAllowed());
        if (owner instanceof MarkOwner.OfBody(var organisation)
                && !organisations.find(organisation).map(b -> b.facts().ownSeal()).orElse(false)) {
            return refused(new MarkRefusal.NoSeal());
        }
        return done(marks.widthMm(owner));
    }

    private Outcome<MarkPicture> checked(MarkOwner owner, byte[] png, double width, Actor actor) {
        var check = Picture.check(png, owner.kind(), width);
        var unfit = check.advice().stream().filter(UNFIT::contains).toList();
        if (!unfit.isEmpty()) return refused(new MarkRefusal.Unfit(owner.kind(), unfit));
        return done(
                new MarkPicture(
                        png, Vault.sha256(png), check.advice(), clock.instant(), actor.name()));
    }

    private Act line(String action, MarkOwner owner, Outcome<?> outcome, Actor actor) {
        var role = role(owner, actor);
        var kind = owner instanceof MarkOwner.OfPerson ? "person" : "organisation";
        var act = Act.of(actor, action, kind, owner.id()).as(role).outcome(outcome);
        if (role != null) act = act.in(scope(owner).orElse(null));
        return outcome instanceof Done<?>(MarkPicture picture)
                ? act.with("sha256", picture.sha256())
                : act;
    }

    private static @Nullable Role role(MarkOwner owner, Actor actor) {
        return switch (owner) {
            case MarkOwner.OfPerson(var person) ->
                    actor.isPerson(person) && actor.holds(Role.SUBSCRIBER) ? Role.SUBSCRIBER : null;
            case MarkOwner.OfBody(var organisation) ->
                    actor.holds(Role.RECORDS_CLERK, organisation) ? Role.RECORDS_CLERK : null;
        };
    }

    private Optional<Scope> scope(MarkOwner owner) {
        return switch (owner) {
            case MarkOwner.OfBody(var organisation) -> Optional.of(Scope.of(organisation));
            case MarkOwner.OfPerson(var person) ->
                    subscribers
                            .ofPerson(person)
                            .map(Subscriber::organisation)
                            .map(body -> new Scope(body, null, List.of(person)));
        };
    }
}
