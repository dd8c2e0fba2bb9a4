package org.antin.signing.check.facts;

import org.antin.signing.check.Change;
import org.antin.signing.check.Integrity;
import org.antin.signing.check.LaterChanges;
import org.antin.signing.check.Reason;
import org.antin.signing.check.SignatureKind;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// One signature, unjudged.
///
/// @param id names it among the facts of its file
/// @param signer the certificate whose key made it, or claims to have; null when there is none
/// @param fault why cryptography or structure reject it, or can't tell; null when it is intact
/// @param claimed what the signer says about the time
/// @param level closed list; null when it can't be told
/// @param coversWholeDocument null when it can't be told
/// @param shownAs what its visible mark says it is; null when it says nothing
/// @param counterSignature whether it signs another signature
/// @param signedTo where the state of the file it signed ends, counted in bytes; 0 when the file
///   has no such states, or its signature doesn't truthfully say
public record SignatureFacts(
        String id,
        @Nullable X509Certificate signer,
        Integrity integrity,
        @Nullable Reason fault,
        Algorithms algorithms,
        @Nullable Instant claimed,
        @Nullable String level,
        @Nullable Boolean coversWholeDocument,
        LaterChanges laterChanges,
        List<Change> changes,
        @Nullable SignatureKind shownAs,
        boolean counterSignature,
        int signedTo) {
    public SignatureFacts {
        changes = List.copyOf(changes);
    }

    /// One in a file without earlier states.
    public SignatureFacts(
            String id,
            @Nullable X509Certificate signer,
            Integrity integrity,
            @Nullable Reason fault,
            Algorithms algorithms,
            @Nullable Instant claimed,
            @Nullable String level,
            @Nullable Boolean coversWholeDocument,
            LaterChanges laterChanges,
            List<Change> changes,
            @Nullable SignatureKind shownAs,
            boolean counterSignature) {
        this(
                id,
                signer,
                integrity,
                fault,
                algorithms,
                claimed,
                level,
                coversWholeDocument,
                laterChanges,
                changes,
                shownAs,
                counterSignature,
                0);
    }

    /// One of which nothing can be said.
    ///
    /// @param number how many stand before it
    static SignatureFacts unsupported(int number) {
        return new SignatureFacts(
                "unsupported-" + number,
                null,
                Integrity.UNKNOWN,
                Reason.SIGNATURE_UNSUPPORTED,
                new Algorithms(null, null, 0),
                null,
                null,
                null,
                LaterChanges.NONE,
                List.of(),
                null,
                false);
    }

    /// The same at another level.
    SignatureFacts atLevel(String other) {
        return with(integrity, fault, other, signedTo);
    }

    /// The same, with where the state it signed ends.
    SignatureFacts to(int end) {
        return with(integrity, fault, level, end);
    }

    /// The same, broken for this reason.
    SignatureFacts faulty(Reason why) {
        return with(Integrity.BROKEN, why, level, signedTo);
    }

    /// The same, with this fault and its integrity as it was.
    SignatureFacts remarked(Reason why) {
        return with(integrity, why, level, signedTo);
    }

    private SignatureFacts with(
            Integrity found, @Nullable Reason why, @Nullable String at, int end) {
        return new SignatureFacts(
                id,
                signer,
                found,
                why,
                algorithms,
                claimed,
                at,
                coversWholeDocument,
                laterChanges,
                changes,
                shownAs,
                counterSignature,
                end);
    }
}
