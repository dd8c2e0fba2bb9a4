package org.antin.document;

import org.antin.delegation.Delegation;
import org.antin.signing.make.DelegationState;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// In whose service a signer stands to the body whose document it is.
///
/// @param ofTheBody whether his certificate is for that very body
/// @param state what its papers say of him now
/// @param paper the one meant; null when there is none
record Mandate(boolean ofTheBody, DelegationState state, @Nullable Delegation paper) {
    /// The paper that says most: one in force, else one to come, else the last one.
    static Mandate of(boolean ofTheBody, List<Delegation> papers, Instant now) {
        return papers.stream()
                .min(
                        Comparator.<Delegation, Delegation.State>comparing(one -> one.state(now))
                                .thenComparing(Delegation::lastDay, Comparator.reverseOrder()))
                .map(paper -> new Mandate(ofTheBody, state(paper.state(now)), paper))
                .orElseGet(() -> new Mandate(ofTheBody, DelegationState.NONE, null));
    }

    private static DelegationState state(Delegation.State state) {
        return switch (state) {
            case IN_FORCE -> DelegationState.IN_FORCE;
            case NOT_YET -> DelegationState.NOT_YET;
            case EXPIRED -> DelegationState.EXPIRED;
            case ENDED -> DelegationState.ENDED;
        };
    }

    boolean delegated() {
        return state == DelegationState.IN_FORCE;
    }

    String number() {
        return paper == null ? "" : paper.number();
    }
}
