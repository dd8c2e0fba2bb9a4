package org.antin.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/// What a POST is answered with, as it can be kept and given again.
///
/// @param location where what was made can be read, null when nothing was
/// @param body the answer itself; empty when it lies in the vault
/// @param vaultSha256 a signed file, which never lies in the database; null for everything else
/// @param fileName of that file, null for everything else
record Answer(
        int status,
        String contentType,
        @Nullable String location,
        byte[] body,
        @Nullable String vaultSha256,
        @Nullable String fileName) {
    static Answer json(HttpStatus status, @Nullable String location, byte[] body) {
        return new Answer(
                status.value(), MediaType.APPLICATION_JSON_VALUE, location, body, null, null);
    }

    /// A signed file. Its type, and what that makes of its name, are told when it is read: that may
    /// have to wait, the answer is given already.
    static Answer file(String sha256, String name) {
        return new Answer(
                HttpStatus.OK.value(),
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                null,
                new byte[0],
                sha256,
                name);
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
