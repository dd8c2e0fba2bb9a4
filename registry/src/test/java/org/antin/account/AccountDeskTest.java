package org.antin.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.Cast;
import org.antin.RegistryTest;
import org.antin.access.Accounts;
import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.account.store.AccountLedger;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Refusal;
import org.antin.testkit.KnownSecret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;

@RegistryTest
@DisplayName("D2.4: accounts and roles go through one door, and each act leaves its line")
class AccountDeskTest {
    @Autowired AccountDesk desk;
    @Autowired PasswordDesk passwords;
    @Autowired AccountDirectory directory;
    @Autowired AccountLedger ledger;
    @Autowired Accounts accounts;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;
    @Autowired PasswordEncoder encoder;
    @Autowired Clock clock;

    private LocalDate today;
    private Cast cast;
    private UUID district;
    private UUID other;
    private Actor admin;
    private Cast.Member adminAccount;

    @BeforeEach
    void tree() {
        today = LocalDate.ofInstant(clock.instant(), Days.ZONE);
        cast = new Cast(db, transaction, ledger, encoder);
        district = cast.organisation(cast.root());
        other = cast.organisation(cast.root());
        adminAccount = cast.member(district, Role.ADMINISTRATOR);
        admin = actor(adminAccount);
    }

    private Actor actor(Cast.Member member) {
        return Acting.as(Actor.GATE, () -> accounts.actor(member.id())).orElseThrow();
    }

    private <T> Outcome<T> as(Actor actor, Function<Actor, Outcome<T>> work) {
        return Acting.as(actor, () -> work.apply(actor));
    }

    private static @Nullable Refusal why(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> _ -> null;
            case Outcome.Refused<?>(var why) -> why;
        };
    }

    private NewGrant grant(Role role, UUID organisation) {
        return new NewGrant(role, organisation, today, null, "Quyết định số 12/QĐ-UBND");
    }

    private String lastCode(UUID account) {
        return cast.house(
                () ->
                        db.sql(
                                        "select action || ' ' || code from audit_entry where subject = ? order by seq desc limit 1")
                                .param(account.toString())
                                .query(String.class)
                                .single());
    }

    @Test
    @DisplayName("a new account gets a link, and no password anybody knows")
    void open() {
        var name = "moi" + UUID.randomUUID().toString().substring(0, 8);
        var outcome =
                as(admin, a -> desk.open(new NewAccount(name, "Lê Thị Mới", district, null), a));
        assertThat(outcome).isInstanceOf(Done.class);
        var opened = ((Done<AccountDesk.Opened>) outcome).value();
        assertThat(passwords.username(opened.link())).contains(name);
        assertThat(lastCode(opened.account())).isEqualTo("account.open ");
        assertThat(
                        why(
                                Acting.as(
                                        Actor.PUBLIC,
                                        () -> passwords.choose(opened.link(), "short", "short"))))
                .isEqualTo(AccountRefusal.PASSWORD_TOO_SHORT);
        assertThat(why(passwords.choose(opened.link(), "password1234", "password1234")))
                .isEqualTo(AccountRefusal.PASSWORD_COMMON);
        assertThat(
                        why(
                                passwords.choose(
                                        opened.link(),
                                        KnownSecret.CHOSEN_PASSWORD.text(),
                                        KnownSecret.MISTYPED_PASSWORD.text())))
                .isEqualTo(AccountRefusal.PASSWORDS_DIFFER);
        assertThat(
                        passwords.choose(
                                opened.link(),
                                KnownSecret.CHOSEN_PASSWORD.text(),
                                KnownSecret.CHOSEN_PASSWORD.text()))
                .isInstanceOf(Done.class);
        assertThat(
                        why(
                                passwords.choose(
                                        opened.link(),
                                        KnownSecret.CHOSEN_PASSWORD.text(),
                                        KnownSecret.CHOSEN_PASSWORD.text())))
                .as("a link works once")
                .isEqualTo(AccountRefusal.LINK_DEAD);
        assertThat(why(as(admin, a -> desk.open(new NewAccount(name, "Khác", district, null), a))))
                .isEqualTo(AccountRefusal.USERNAME_TAKEN);
    }

    @Test
    @DisplayName("an administrator opens accounts and gives roles in his own part of the tree only")
    void scope() {
        var outside = as(admin, a -> desk.open(new NewAccount("ngoai", "Ngoài", other, null), a));
        assertThat(why(outside)).isInstanceOf(CommonRefusal.BadField.class);
        var member = cast.member(district);
        assertThat(why(as(admin, a -> desk.grant(member.id(), grant(Role.INSPECTOR, other), a))))
                .isInstanceOf(CommonRefusal.BadField.class);
        assertThat(why(as(admin, a -> desk.grant(member.id(), grant(Role.INSPECTOR, district), a))))
                .isNull();
        assertThat(actor(member).holds(Role.INSPECTOR, district)).isTrue();
        var stranger = cast.member(other);
        assertThat(why(as(admin, a -> desk.resetPassword(stranger.id(), a))))
                .isEqualTo(new CommonRefusal.NotFound());
        assertThat(lastCode(stranger.id())).isEqualTo("account.reset-password common.not-found");
    }

    @Test
    @DisplayName("an account with a role above the administrator isn't his to take over")
    void noWayUp() {
        var above = cast.member(district);
        cast.grant(above.id(), Role.ADMINISTRATOR, cast.root(), Cast.LONG_AGO, null);
        assertThat(why(as(admin, a -> desk.resetPassword(above.id(), a))))
                .isEqualTo(AccountRefusal.BEYOND_YOUR_SCOPE);
        assertThat(why(as(admin, a -> desk.disable(above.id(), 1, a))))
                .isEqualTo(AccountRefusal.BEYOND_YOUR_SCOPE);
    }

    @Test
    @DisplayName("Điều 9.2, our rule: nobody gives himself a role")
    void notToYourself() {
        assertThat(
                        why(
                                as(
                                        admin,
                                        a ->
                                                desk.grant(
                                                        adminAccount.id(),
                                                        grant(Role.CONFIRMING_HEAD, district),
                                                        a))))
                .isEqualTo(AccountRefusal.NOT_TO_YOURSELF);
        assertThat(lastCode(adminAccount.id())).isEqualTo("account.grant account.not-to-yourself");
    }

    @Test
    @DisplayName("Điều 4: the subscriber manager's delegation has its source and both its dates")
    void delegation() {
        var chief = cast.member(district);
        assertThat(
                        why(
                                as(
                                        admin,
                                        a ->
                                                desk.grant(
                                                        chief.id(),
                                                        grant(Role.SUBSCRIBER_MANAGER, district),
                                                        a))))
                .isEqualTo(AccountRefusal.DELEGATION_DATED);
        var noSource =
                new NewGrant(Role.SUBSCRIBER_MANAGER, district, today, today.plusYears(1), " ");
        assertThat(why(as(admin, a -> desk.grant(chief.id(), noSource, a))))
                .isInstanceOf(CommonRefusal.BadFields.class);
        var dated =
                new NewGrant(Role.SUBSCRIBER_MANAGER, district, today, today.plusYears(1), "GUQ 1");
        assertThat(why(as(admin, a -> desk.grant(chief.id(), dated, a)))).isNull();
        assertThat(why(as(admin, a -> desk.grant(chief.id(), dated, a))))
                .isEqualTo(AccountRefusal.ALREADY_HELD);
    }

    @Test
    @DisplayName("D9.3: the provider's side is no role outside practice mode")
    void provider() {
        var member = cast.member(district);
        assertThat(why(as(admin, a -> desk.grant(member.id(), grant(Role.PROVIDER, district), a))))
                .isEqualTo(AccountRefusal.PRACTICE_ONLY);
    }

    @Test
    @DisplayName("a role ended today, even one begun today, is gone with the next click")
    void end() {
        var member = cast.member(district, Role.IT_OFFICER);
        assertThat(why(as(admin, a -> desk.grant(member.id(), grant(Role.INSPECTOR, district), a))))
                .isNull();
        var held = Acting.as(admin, () -> directory.find(member.id())).orElseThrow().grants();
        for (var one : held) {
            assertThat(why(as(admin, a -> desk.end(member.id(), one.id(), a)))).isNull();
            assertThat(why(as(admin, a -> desk.end(member.id(), one.id(), a))))
                    .isEqualTo(AccountRefusal.GRANT_OVER);
        }
        assertThat(actor(member).grants()).isEmpty();
        assertThat(why(as(admin, a -> desk.grant(member.id(), grant(Role.INSPECTOR, district), a))))
                .as("it can be given anew")
                .isNull();
    }

    @Test
    @DisplayName("the last administrator of the province stays")
    void lastAdministrator() {
        var first = cast.member(cast.root(), Role.ADMINISTRATOR);
        var house = Actor.system("test");
        // Other tests have made administrators of their own provinces in this database.
        cast.house(
                () ->
                        db.sql(
                                        "update role_grant set revoked_at = now() where role = 'ADMINISTRATOR' and account <> ?")
                                .param(first.id())
                                .update());
        assertThat(why(as(house, a -> desk.disable(first.id(), 1, a))))
                .isEqualTo(AccountRefusal.LAST_ADMINISTRATOR);
        var grant =
                Acting.as(house, () -> directory.find(first.id()))
                        .orElseThrow()
                        .grants()
                        .getFirst();
        assertThat(why(as(house, a -> desk.end(first.id(), grant.id(), a))))
                .isEqualTo(AccountRefusal.LAST_ADMINISTRATOR);
        cast.member(cast.root(), Role.ADMINISTRATOR);
        assertThat(why(as(house, a -> desk.end(first.id(), grant.id(), a)))).isNull();
    }

    @Test
    @DisplayName("a stale page changes nothing")
    void stale() {
        var member = cast.member(district);
        assertThat(why(as(admin, a -> desk.disable(member.id(), 1, a)))).isNull();
        assertThat(why(as(admin, a -> desk.enable(member.id(), 1, a))))
                .isEqualTo(new CommonRefusal.Stale());
        assertThat(accounts.actor(member.id())).isEmpty();
    }
}
