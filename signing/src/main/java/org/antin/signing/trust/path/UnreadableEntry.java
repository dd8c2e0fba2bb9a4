package org.antin.signing.trust.path;

/// An entry of a list of revoked certificates isn't as RFC 5280 5.3 writes it: the list says
/// nothing.
final class UnreadableEntry extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableEntry(Exception cause) {
        super("an entry that can't be read", cause);
    }
}
