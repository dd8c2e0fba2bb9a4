package org.antin.database;

/// Carries one line for the engineer through the steps of a start; [DataFolder#claim] and
/// [EmbeddedDatabase#open] turn it into a value at the package's edge.
final class Cannot extends Exception {
    Cannot(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
