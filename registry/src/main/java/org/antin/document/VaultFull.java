package org.antin.document;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

import java.io.IOException;

/// What is to be kept isn't taken: the disk is full, or gone, or a store's quota is used up. An
/// accident, and one that somebody can mend while others wait: answered 507 in plain words. Nothing
/// of what was to be kept is left.
public final class VaultFull extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    VaultFull(IOException cause) {
        super(HttpStatus.INSUFFICIENT_STORAGE, cause);
    }
}
