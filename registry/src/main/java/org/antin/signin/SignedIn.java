package org.antin.signin;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.UUID;

/// What the session remembers of a signed-in person: the account and when it signed in, nothing
/// else. Name and roles are read anew for each request, so that a revoked role ends at once.
///
/// @param epoch of the account's password; a newer one ends the session
/// @param since when the person signed in; a session has its longest life from then
public record SignedIn(UUID account, int epoch, Instant since) implements Principal, Serializable {
    @Override
    public String getName() {
        return account.toString();
    }
}
