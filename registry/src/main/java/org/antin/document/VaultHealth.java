package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What those who run the server are told of the vault: which stored contents aren't whole any
/// more, so that they can be put back. Never the name of a document, nor anything of what it says:
/// an administrator has no part in the documents of a body (Điều 7.2).
@Component
public class VaultHealth {
    private static final Actor ITSELF = Actor.system("vault-health");

    private final Damages damages;
    private final Vault vault;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    VaultHealth(
            Damages damages,
            Vault vault,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.damages = damages;
        this.vault = vault;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// @param document an id, by which its clerks find it
    public record Damaged(UUID document, String sha256, Vault.Standing standing, Instant foundAt) {}

    /// The round under way, or the last one.
    ///
    /// @param finishedAt null while it is under way
    /// @param checked documents read so far
    public record LastRound(Instant startedAt, @Nullable Instant finishedAt, long checked) {}

    /// How many contents are damaged; none for anybody but an administrator.
    public long count(Actor actor) {
        if (!actor.holds(Role.ADMINISTRATOR)) return 0;
        Long count = Acting.as(ITSELF, () -> transaction.execute(status -> damages.count()));
        return count == null ? 0 : count;
    }

    /// Those found last come first; none for anybody but an administrator.
    public List<Damaged> damaged(Actor actor, int limit) {
        if (!actor.holds(Role.ADMINISTRATOR)) return List.of();
        List<Damage> found =
                Acting.as(ITSELF, () -> transaction.execute(status -> damages.open(limit)));
        return found == null
                ? List.of()
                : found.stream()
                        .map(
                                one ->
                                        new Damaged(
                                                one.document(),
                                                one.sha256(),
                                                one.standing(),
                                                one.foundAt()))
                        .toList();
    }

    /// Has all be read again now and not at night, for whoever just put a file back. A round that
    /// is under way goes on: it hasn't come by everything yet.
    public Outcome<LastRound> readAgain(Actor actor) {
        Outcome<LastRound> outcome =
                Acting.as(ITSELF, () -> transaction.execute(status -> begun(actor)));
        return outcome;
    }

    private Outcome<LastRound> begun(Actor actor) {
        var now = clock.instant();
        boolean may = actor.holds(Role.ADMINISTRATOR);
        if (may && damages.underWay().isEmpty()) damages.begin(now);
        Outcome<LastRound> outcome =
                may
                        ? done(damages.lastRound().orElseThrow())
                        : refused(new CommonRefusal.NotAllowed());
        audit.append(Act.of(actor, "vault.read", "vault", "").outcome(outcome));
        return outcome;
    }

    /// Since when the vault couldn't be read; empty while it can. Nothing is known to be damaged by
    /// that.
    public Optional<Instant> awaySince() {
        return vault.awaySince();
    }

    /// Empty before the first night.
    public Optional<LastRound> lastRound() {
        Optional<LastRound> last =
                Acting.as(ITSELF, () -> transaction.execute(status -> damages.lastRound()));
        return last == null ? Optional.empty() : last;
    }
}
