package org.antin.database;

/// Carries one line for the person at the terminal through the steps of something that then didn't
/// come about.
public final class Cannot extends Exception {
    public Cannot(String why) {
        super(why);
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
