package org.antin.account.web;

import org.antin.shell.Form;
import org.antin.shell.Reply;

/// Passwords as typed into a form: never shown again.
final class Passwords {
    private Passwords() {}

    /// As typed, in NFC: a Vietnamese keyboard may compose the same letter in two ways.
    static String of(Reply reply, String field) {
        return reply.form().value(field);
    }

    static Form dropped(Form typed) {
        return typed.without("password").without("repeat").without("old");
    }
}
