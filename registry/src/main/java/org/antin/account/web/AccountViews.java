package org.antin.account.web;

import org.antin.account.Account;
import org.antin.shell.Address;
import org.antin.shell.Cell;
import org.antin.shell.Column;
import org.antin.shell.Fact;
import org.antin.shell.Form;
import org.antin.shell.Option;
import org.antin.shell.Phrase;
import org.antin.shell.Row;
import org.antin.shell.Table;
import org.antin.shell.Tag;
import org.antin.shell.Tone;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// Accounts as they are shown.
final class AccountViews {
    static final List<Column> COLUMNS =
            List.of(
                    Column.of("name", "account.display-name").naming(),
                    Column.of("username", "account.username"),
                    Column.of("organisation", "account.organisation"),
                    Column.of("state", "account.state"));

    private static final List<Column> PAST =
            List.of(
                    Column.of("role", "account.role").naming(),
                    Column.of("organisation", "account.organisation"),
                    Column.of("from", "account.from"),
                    Column.of("until", "account.until"),
                    Column.of("basis", "account.basis"));

    private AccountViews() {}

    static Row row(Account account, Instant now) {
        return Row.of(
                Cell.link(account.displayName(), "/accounts/" + account.id()),
                Cell.code(account.username()),
                Cell.text(account.organisationName()),
                Cell.status(state(account, now)));
    }

    static Tag state(Account account, Instant now) {
        if (account.disabled()) return Tag.of("account.state.disabled", Tone.OVER);
        var locked = account.lockedUntil();
        return locked != null && locked.isAfter(now)
                ? Tag.of("account.state.locked", Tone.ATTENTION)
                : Tag.of("account.state.active", Tone.GOOD);
    }

    static AccountPage page(
            Account account,
            Instant now,
            Form form,
            List<Option> roles,
            List<Option> organisations,
            @Nullable String link) {
        return new AccountPage(
                account.id(),
                account.displayName(),
                state(account, now),
                account.disabled(),
                account.version(),
                List.of(
                        Fact.of("account.username", Cell.code(account.username())),
                        Fact.of("account.organisation", Cell.text(account.organisationName())),
                        Fact.of("account.created", Cell.moment(account.createdAt())),
                        Fact.of("account.locked-until", Cell.moment(account.lockedUntil()))),
                account.grants().stream().filter(g -> !g.over()).map(AccountViews::grant).toList(),
                Table.of(
                        "past",
                        "account.past",
                        Address.of("/accounts/" + account.id()),
                        PAST,
                        account.grants().stream()
                                .filter(Account.Held::over)
                                .map(AccountViews::past)
                                .toList()),
                form,
                roles,
                organisations,
                link);
    }

    private static AccountPage.Grant grant(Account.Held held) {
        return new AccountPage.Grant(
                held.id(),
                List.of(
                        Fact.of("account.role", role(held)),
                        Fact.of("account.organisation", Cell.text(held.organisationName())),
                        Fact.of("account.from", Cell.day(held.from())),
                        Fact.of("account.until", Cell.day(held.lastDay())),
                        Fact.of("account.basis", Cell.text(held.basis()))));
    }

    private static Row past(Account.Held held) {
        return Row.of(
                role(held),
                Cell.text(held.organisationName()),
                Cell.day(held.from()),
                Cell.day(held.lastDay()),
                Cell.text(held.basis()));
    }

    private static Cell role(Account.Held held) {
        return new Cell.Text(Phrase.of("role." + held.role().code()), null);
    }
}
