package org.antin.account;

import org.antin.kernel.Outcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

import java.util.UUID;

/// The way by which the demo's accounts come to the password everybody may read on the sign-in
/// page. It takes an account's one-time link like any holder, chooses the one known password, and
/// exists in demo mode only: a database is a demo or a real register from its first start on.
@Component
@ConditionalOnProperty(name = "antin.demo", havingValue = "true")
public class DemoPasswords {
    public static final String PASSWORD = "demo";

    private final PasswordDesk passwords;
    private final SingletonSupplier<String> hash;

    DemoPasswords(PasswordDesk passwords, PasswordEncoder encoder) {
        this.passwords = passwords;
        this.hash = SingletonSupplier.of(() -> String.valueOf(encoder.encode(PASSWORD)));
    }

    /// Uses the link up. The password is no secret, so all accounts share one hash of it.
    public Outcome<UUID> choose(OneTimeToken link) {
        return passwords.use(link, hash.obtain());
    }
}
