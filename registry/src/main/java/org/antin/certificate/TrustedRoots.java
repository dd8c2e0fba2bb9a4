package org.antin.certificate;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.certificate.store.TrustedRootStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// What trust begins with (Điều 1.2): the certificates that two administrators of the province
/// stand for. Kept at hand, because every check of a signature asks; what changes counts at once.
@Component
public class TrustedRoots implements TrustedIssuers {
    /// Another server on the same database may have changed something.
    private static final Duration FRESH = Duration.ofMinutes(1);

    private record Snapshot(Instant at, List<TrustedRoot> standing) {}

    private final TrustedRootStore store;
    private final TransactionTemplate apart;
    private final Clock clock;
    private volatile @Nullable Snapshot snapshot;

    TrustedRoots(TrustedRootStore store, PlatformTransactionManager transactions, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.apart.setReadOnly(true);
    }

    /// Those two people stand for now.
    private List<TrustedRoot> standing() {
        Snapshot kept = snapshot;
        Instant now = clock.instant();
        if (kept == null || !now.isBefore(kept.at().plus(FRESH)) || now.isBefore(kept.at())) {
            var all =
                    Acting.as(
                            Actor.system("trusted-roots"),
                            () -> Objects.requireNonNull(apart.execute(_ -> store.all())));
            kept = new Snapshot(now, all.stream().filter(TrustedRoot::stands).toList());
            snapshot = kept;
        }
        return kept.standing();
    }

    /// Those believed now.
    public List<TrustedRoot> trusted() {
        return standing().stream().filter(TrustedRoot::trusted).toList();
    }

    /// Those of other providers: what is under them is out of scope (Điều 1.2.c).
    public List<X509Certificate> ofOtherProviders() {
        return standing().stream()
                .filter(TrustedRoot::otherProvider)
                .map(TrustedRoot::certificate)
                .toList();
    }

    void changed() {
        snapshot = null;
    }

    /// All there ever were.
    @Transactional(readOnly = true)
    public List<TrustedRoot> all() {
        return store.all();
    }

    @Transactional(readOnly = true)
    public Optional<TrustedRoot> find(UUID id) {
        return store.find(id);
    }

    @Override
    public List<X509Certificate> roots() {
        return certificates(true);
    }

    @Override
    public List<X509Certificate> intermediates() {
        return certificates(false);
    }

    private List<X509Certificate> certificates(boolean roots) {
        Stream<TrustedRoot> all = trusted().stream();
        return all.filter(one -> one.root() == roots).map(TrustedRoot::certificate).toList();
    }
}
