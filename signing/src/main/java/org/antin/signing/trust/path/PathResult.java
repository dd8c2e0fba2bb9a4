package org.antin.signing.trust.path;

import org.antin.signing.trust.CertificateChain;

import java.util.Set;

/// What validation of a certificate comes to. There is no fourth answer, and "valid" is only said
/// when every check was made and passed.
public sealed interface PathResult {
    /// @param policies OIDs of the policies that hold for the path and that the caller accepts (RFC
    ///   5280 6.1.6); `2.5.29.32.0` stands for any; empty when none does and none was asked for
    record Valid(CertificateChain chain, Set<String> policies) implements PathResult {
        public Valid {
            policies = Set.copyOf(policies);
        }
    }

    /// Every path found breaks a rule.
    ///
    /// @param fault of the first path found
    record Invalid(PathFault fault) implements PathResult {}

    /// Not to be told with what is at hand.
    ///
    /// @param fault what is missing
    record Undetermined(PathFault fault) implements PathResult {}

    static PathResult of(PathFault fault) {
        return fault.check().open() ? new Undetermined(fault) : new Invalid(fault);
    }
}
