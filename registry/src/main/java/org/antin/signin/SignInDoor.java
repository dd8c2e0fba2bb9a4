package org.antin.signin;

import org.antin.access.Accounts;
import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Throttle;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/// The one way in with a password. Counts wrong tries for an account and for an address, and takes
/// the same time whether the account exists or not.
@Component
class SignInDoor implements AuthenticationProvider {
    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final AuditTrail audit;
    private final SignInSettings settings;
    private final Throttle throttle;
    private final NobodysTries nobodies;
    private final TransactionTemplate transaction;
    private final java.time.Clock clock;
    private final String nobodysHash;

    SignInDoor(
            Accounts accounts,
            PasswordEncoder encoder,
            AuditTrail audit,
            SignInSettings settings,
            TransactionTemplate transaction,
            java.time.Clock clock) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.audit = audit;
        this.settings = settings;
        this.throttle = new Throttle(settings.addressTries(), settings.addressWindow(), clock);
        this.nobodies = new NobodysTries(settings, clock);
        this.transaction = transaction;
        this.clock = clock;
        this.nobodysHash =
                java.util.Objects.requireNonNull(encoder.encode(UUID.randomUUID().toString()));
    }

    @Override
    public Authentication authenticate(Authentication asked) throws AuthenticationException {
        var username =
                Normalizer.normalize(asked.getName().strip(), Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT);
        var password = String.valueOf(asked.getCredentials());
        var address =
                asked.getDetails() instanceof WebAuthenticationDetails web
                        ? String.valueOf(web.getRemoteAddress())
                        : "";
        return Acting.as(Actor.GATE, () -> signIn(username, password, address));
    }

    private Authentication signIn(String username, String password, String address) {
        if (!throttle.mayTry(address)) {
            refused(null, "access.too-many-tries");
            throw new SignInFailure.AddressWaits();
        }
        var found = accounts.credentials(username);
        var matches =
                encoder.matches(
                        password,
                        found.map(Accounts.Credentials::passwordHash).orElse(nobodysHash));
        if (found.isEmpty()) {
            throttle.count(address);
            boolean locked = nobodies.locked(username);
            refused(null, locked ? "access.locked" : "access.wrong-password");
            throw locked ? locked() : new BadCredentialsException("no such account");
        }
        var account = found.get();
        if (account.locked(clock.instant())) {
            refused(account.account(), "access.locked");
            throw locked();
        }
        if (!matches || account.disabled()) {
            throttle.count(address);
            wrong(account);
            throw new BadCredentialsException("wrong password");
        }
        if (!succeeded(account)) throw locked();
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(account.account(), account.epoch(), clock.instant()),
                null,
                java.util.List.of());
    }

    private static LockedException locked() {
        return new LockedException("account is locked");
    }

    private void wrong(Accounts.Credentials account) {
        transaction.executeWithoutResult(
                status -> {
                    accounts.failed(account.account(), settings.passwordTries(), settings.lock());
                    audit.append(act(account.account()).refused("access.wrong-password"));
                });
    }

    private boolean succeeded(Accounts.Credentials account) {
        return Boolean.TRUE.equals(
                transaction.execute(
                        status -> {
                            boolean in = accounts.succeeded(account.account());
                            var act = act(account.account());
                            audit.append(in ? act : act.refused("access.locked"));
                            return in;
                        }));
    }

    private void refused(@org.jspecify.annotations.Nullable UUID account, String code) {
        transaction.executeWithoutResult(status -> audit.append(act(account).refused(code)));
    }

    private static Act act(@org.jspecify.annotations.Nullable UUID account) {
        return Act.of(
                Actor.GATE, "access.sign-in", "account", account == null ? "unknown" : account);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
