package org.antin.auditlog;

/// Stops a parser at the first byte that isn't in the one published spelling. Never leaves the
/// package: callers get an empty result or a verdict. It has no stack trace and quotes no input.
final class NotCanonicalException extends Exception {
    NotCanonicalException(String what) {
        super(what, null, false, false);
    }
}
