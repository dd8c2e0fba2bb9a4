package org.antin.document;

import org.antin.shell.Away;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

import java.io.IOException;

/// The place where documents lie doesn't answer, or doesn't let us in. Nothing is said about any
/// document by that: it is neither missing nor changed. What was to be done is undone, and can be
/// done again once somebody has mended it: answered 503 in plain words.
public final class VaultAway extends ErrorResponseException implements Away {
    private static final long serialVersionUID = 1L;

    /// Seconds; an outage of a store is rarely over sooner.
    private static final String TRY_AGAIN = "30";

    VaultAway(IOException cause) {
        super(HttpStatus.SERVICE_UNAVAILABLE, cause);
        getHeaders().set(HttpHeaders.RETRY_AFTER, TRY_AGAIN);
    }

    @Override
    public String what() {
        return "vault";
    }
}
