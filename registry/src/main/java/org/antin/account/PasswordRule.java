package org.antin.account;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a password must be (Điều 2.4; our own policy after NIST SP 800-63B): long and not one of
/// those tried first. No rules about kinds of signs, no forced changes. In the demo, whose
/// passwords are public, anything goes.
@Component
class PasswordRule {
    private static final int SHORTEST = 12;

    /// Of the lists of leaked passwords, those of twelve signs and more that people here choose.
    private static final Set<String> COMMON =
            Set.of(
                    "123456789012",
                    "1234567890123",
                    "012345678910",
                    "111111111111",
                    "000000000000",
                    "aaaaaaaaaaaa",
                    "abcdefghijkl",
                    "abc123456789",
                    "abcd12345678",
                    "password1234",
                    "password12345",
                    "passwordpassword",
                    "qwertyuiop12",
                    "qwertyuiop123",
                    "qwertyuiopasdf",
                    "1q2w3e4r5t6y",
                    "1qaz2wsx3edc",
                    "iloveyou1234",
                    "administrator",
                    "administrator1",
                    "matkhau12345",
                    "matkhau123456",
                    "matkhaumatkhau",
                    "hatinh123456",
                    "hatinh38hatinh",
                    "chukyso12345",
                    "vietnam12345",
                    "vietnamvodich",
                    "anhyeuem1234",
                    "khongcomatkhau",
                    "ubndhatinh123",
                    "changemechangeme");

    private final boolean demo;

    PasswordRule(@Value("${antin.demo:false}") boolean demo) {
        this.demo = demo;
    }

    /// What is wrong with it, if anything.
    ///
    /// @param repeat what was typed the second time
    Optional<AccountRefusal> fault(String username, String password, String repeat) {
        if (!password.equals(repeat)) return Optional.of(AccountRefusal.PASSWORDS_DIFFER);
        if (demo) return Optional.empty();
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(AccountRefusal.PASSWORD_TOO_SHORT);
        }
        var lower = password.toLowerCase(Locale.ROOT);
        if (COMMON.contains(lower) || lower.chars().distinct().count() < 4) {
            return Optional.of(AccountRefusal.PASSWORD_COMMON);
        }
        if (username.length() >= 4 && lower.contains(username)) {
            return Optional.of(AccountRefusal.PASSWORD_HOLDS_USERNAME);
        }
        return Optional.empty();
    }
}
