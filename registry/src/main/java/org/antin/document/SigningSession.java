package org.antin.document;

import org.antin.signing.make.IssueNumber;
import org.antin.signing.make.SignatureKind;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// A prepared document that waits for its token.
///
/// @param documentVersion the version that was prepared; another one voids the session
/// @param person who may finish it
/// @param issue the number a session of kind NUMBER writes; null for every other kind
/// @param capacity in what capacity a leader signs, where that isn't plain
/// @param statusUnknown whether nobody answered about the certificate (T06)
/// @param prepared what is kept in the vault until it is finished
public record SigningSession(
        UUID id,
        UUID document,
        int documentVersion,
        SignatureKind kind,
        UUID certificate,
        UUID person,
        @Nullable IssueNumber issue,
        @Nullable CapacityNote capacity,
        boolean statusUnknown,
        String prepared,
        Instant expiresAt) {}
