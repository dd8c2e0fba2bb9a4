package org.antin.document;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

import java.io.IOException;

/// The disk doesn't take what is to be kept: full, or gone. An accident, and one that somebody can
/// mend while others wait: answered 507 in plain words. Nothing of what was to be kept is left.
public final class VaultFull extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    VaultFull(IOException cause) {
        super(HttpStatus.INSUFFICIENT_STORAGE, cause);
    }
}
