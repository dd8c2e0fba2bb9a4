package org.antin.signing.trust.path;

import java.time.Instant;
import java.util.Set;

/// The inputs of validation (RFC 5280 6.1.1) beside the path and its anchor.
///
/// @param at the moment the path must hold
/// @param policies user-initial-policy-set: OIDs, or anyPolicy alone
/// @param explicitPolicy initial-explicit-policy
/// @param inhibitMapping initial-policy-mapping-inhibit
/// @param inhibitAny initial-any-policy-inhibit
public record PathSettings(
        Instant at,
        Set<String> policies,
        boolean explicitPolicy,
        boolean inhibitMapping,
        boolean inhibitAny,
        AlgorithmPolicy algorithms) {
    public PathSettings {
        policies = Set.copyOf(policies);
    }

    /// Any policy will do, and none need be.
    public static PathSettings at(Instant moment) {
        return new PathSettings(
                moment, Set.of(PolicyGraph.ANY), false, false, false, AlgorithmPolicy.ANY);
    }
}
