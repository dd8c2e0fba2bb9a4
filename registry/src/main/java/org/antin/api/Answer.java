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

    static Answer pdf(String sha256, String fileName) {
        return new Answer(
                HttpStatus.OK.value(),
                MediaType.APPLICATION_PDF_VALUE,
                null,
                new byte[0],
                sha256,
                fileName);
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
