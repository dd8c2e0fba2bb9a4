package org.antin;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.account.store.AccountLedger;
import org.antin.testkit.KnownSecret;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// People with accounts for tests of the doors: a small tree of their own and one account for each
/// role that is asked for, all with the same password.
public final class Cast {
    public static final String PASSWORD = KnownSecret.CAST_PASSWORD.text();

    /// A day long before the tests' clock.
    public static final LocalDate LONG_AGO = LocalDate.of(2021, 1, 1);

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ConcurrentHashMap<String, String> HASHES = new ConcurrentHashMap<>();

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final AccountLedger ledger;
    private final String hash;
    private final UUID root;

    public Cast(
            JdbcClient db,
            TransactionTemplate transaction,
            AccountLedger ledger,
            PasswordEncoder encoder) {
        this.db = db;
        this.transaction = transaction;
        this.ledger = ledger;
        hash = HASHES.computeIfAbsent(PASSWORD, p -> Objects.requireNonNull(encoder.encode(p)));
        root = organisation(null);
    }

    /// An account as the tests sign in with it.
    ///
    /// @param person stands for a registered person; nothing but rows of the person's own knows it
    public record Member(UUID id, String username, UUID person) {}

    public UUID root() {
        return root;
    }

    public UUID organisation(@Nullable UUID parent) {
        var id = UUID.randomUUID();
        house(
                () ->
                        db.sql(
                                        """
                                        insert into organisation_tree (organisation, path)
                                        values (:id, coalesce((select path from organisation_tree where organisation = :parent),
                                                              ''::ltree) || antin_label(:id)::ltree)
                                        """)
                                .param("id", id)
                                .param("parent", parent, java.sql.Types.OTHER)
                                .update());
        return id;
    }

    public Member member(UUID organisation, Role... roles) {
        return member(organisation, UUID.randomUUID(), roles);
    }

    /// An account of this registered person.
    public Member member(UUID organisation, UUID person, Role... roles) {
        var id = UUID.randomUUID();
        var username = "cast" + NUMBER.incrementAndGet();
        house(
                () -> {
                    ledger.insert(
                            id,
                            username,
                            "Người dùng " + username,
                            organisation,
                            person,
                            hash,
                            RegistryTestContext.MORNING);
                    for (var role : roles) {
                        grant(id, role, organisation, LONG_AGO, null);
                    }
                    return id;
                });
        return new Member(id, username, person);
    }

    public void grant(
            UUID account, Role role, UUID organisation, LocalDate from, @Nullable LocalDate until) {
        house(
                () -> {
                    ledger.grant(
                            UUID.randomUUID(),
                            account,
                            role,
                            organisation,
                            from,
                            until,
                            "Quyết định thử",
                            Instant.EPOCH,
                            "test");
                    return 1;
                });
    }

    public <T> T house(java.util.function.Supplier<T> work) {
        return Acting.as(
                Actor.system("test"),
                () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }

    /// Signs in as a person does; the session is the real one.
    public MockHttpSession signIn(MockMvc web, Member member) {
        try {
            var result =
                    web.perform(
                                    MockMvcRequestBuilders.post("/sign-in")
                                            .param("username", member.username())
                                            .param("password", PASSWORD)
                                            .with(SecurityMockMvcRequestPostProcessors.csrf()))
                            .andReturn();
            var to = result.getResponse().getRedirectedUrl();
            if (to == null || to.contains("sign-in")) {
                throw new AssertionError("signing in led to " + to);
            }
            return (MockHttpSession) Objects.requireNonNull(result.getRequest().getSession(false));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
