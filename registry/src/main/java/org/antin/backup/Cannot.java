package org.antin.backup;

/// Why there is no backup, or no way back from it: one line for the person at the terminal.
final class Cannot extends Exception {
    Cannot(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
