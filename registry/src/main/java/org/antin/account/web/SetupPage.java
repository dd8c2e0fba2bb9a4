package org.antin.account.web;

import org.antin.shell.Form;

/// What templates/account/SetupPage.html and PasswordLinkPage.html show.
record SetupPage(String token, Form form) {
    @Override
    public String toString() {
        return "SetupPage";
    }
}
