package org.antin.kernel;

import java.util.List;

/// Why the house said no. `code` is stable: message key, audit code and support reference in one.
public interface Refusal {
    /// Lower-case words, `capability.what-is-wrong`, never reused for another meaning.
    String code();

    /// What the message shows between its braces; never a secret, never document text.
    default List<Object> arguments() {
        return List.of();
    }

    /// The form field at fault, or empty when it isn't about one field.
    default String field() {
        return "";
    }
}
