package org.antin.account;

import org.antin.kernel.Refusal;

/// Why an act on an account is refused. All but the delegation's dates are rules of our own (ADR
/// 0090).
public enum AccountRefusal implements Refusal {
    USERNAME_TAKEN("username-taken", "username"),
    /// Fewer than twelve signs.
    PASSWORD_TOO_SHORT("password-too-short", "password"),
    /// On the list of what is tried first.
    PASSWORD_COMMON("password-common", "password"),
    PASSWORD_HOLDS_USERNAME("password-holds-username", "password"),
    PASSWORDS_DIFFER("passwords-differ", "repeat"),
    WRONG_PASSWORD("wrong-password", "old"),
    /// Used, too old, or never ours.
    LINK_DEAD("link-dead", ""),
    /// Somebody must be able to let the next administrator in.
    LAST_ADMINISTRATOR("last-administrator", ""),
    /// Nobody gives himself a role: above all not one that confirms (Điều 9.2).
    NOT_TO_YOURSELF("not-to-yourself", ""),
    /// The account holds roles outside the administrator's own part of the tree.
    BEYOND_YOUR_SCOPE("beyond-your-scope", ""),
    /// Điều 4: the delegation of the subscriber manager has its source and both its dates.
    DELEGATION_DATED("delegation-dated", "until"),
    /// The provider's side is played in practice mode only.
    PRACTICE_ONLY("practice-only", "role"),
    ALREADY_HELD("already-held", "role"),
    ENDS_BEFORE_IT_STARTS("ends-before-it-starts", "until"),
    GRANT_OVER("grant-over", "");

    private final String word;
    private final String field;

    AccountRefusal(String word, String field) {
        this.word = word;
        this.field = field;
    }

    @Override
    public String code() {
        return "account." + word;
    }

    @Override
    public String field() {
        return field;
    }
}
