package org.antin.dossier;

import org.antin.kernel.Scope;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// Văn bản đề nghị: one letter with its list, in which an authority sends confirmed requests of one
/// kind to the provider (Điều 9.3).
///
/// @param form the even-numbered form of its list
/// @param notation ký hiệu, as `TTr-UBND`
/// @param sending null until it is sent
public record RequestLetter(
        UUID id,
        UUID authority,
        String form,
        String notation,
        Instant openedAt,
        UUID openedBy,
        @Nullable Sending sending,
        int version) {
    /// @param number số, unique with the notation within the authority's year
    /// @param signer the head or deputy whose name stands under it
    /// @param channel one of Thông tư 185/2019 Điều 4: `portal`, `post` or `exchange`
    public record Sending(String number, UUID signer, Instant at, String channel) {}

    public boolean isSent() {
        return sending != null;
    }

    Scope scope() {
        return new Scope(authority, authority, java.util.List.of());
    }
}
