package org.antin.shell;

/// An account anybody may try in the demo, shown on the sign-in page of the demo and nowhere else.
public record DemoAccount(
        String username, String password, String person, String role, String organisation) {
    @Override
    public String toString() {
        return "DemoAccount[" + username + "]";
    }
}
