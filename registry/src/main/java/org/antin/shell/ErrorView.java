package org.antin.shell;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// What an error page shows.
///
/// @param status HTTP status; `error.<status>.title` and `.text` are its words
/// @param reference what to tell the help desk; null where nothing went wrong on our side
public record ErrorView(int status, @Nullable String reference) {
    static ErrorView of(HttpStatus status) {
        return new ErrorView(status.value(), null);
    }
}
