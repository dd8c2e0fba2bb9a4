package org.antin.signin;

import org.antin.shell.DemoAccount;

import java.util.List;

/// The accounts shown on the sign-in page of the demo; there is none elsewhere.
public interface DemoAccounts {
    List<DemoAccount> all();
}
