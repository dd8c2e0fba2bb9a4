package org.antin.signin;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/// What the session remembers of a signed-in person: the account, nothing else. Name and roles are
/// read anew for each request, so that a revoked role ends at once.
public record SignedIn(UUID account) implements Principal, Serializable {
    @Override
    public String getName() {
        return account.toString();
    }
}
