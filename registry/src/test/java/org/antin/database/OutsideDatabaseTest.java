package org.antin.database;

import static org.antin.database.TestDatabaseTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

class OutsideDatabaseTest {
    private static Map<String, String> environment(DatabaseSettings settings) {
        return new HashMap<>(
                Map.of(
                        "ANTIN_DATABASE_URL", settings.app().url(),
                        "ANTIN_DATABASE_USER", settings.app().user(),
                        "ANTIN_DATABASE_PASSWORD", settings.app().password(),
                        "ANTIN_DATABASE_OWNER_USER", settings.owner().user(),
                        "ANTIN_DATABASE_OWNER_PASSWORD", settings.owner().password()));
    }

    private static String refusal(Map<String, String> environment) {
        return switch (OutsideDatabase.named(environment)) {
            case OutsideDatabase.Unusable no -> no.why();
            case OutsideDatabase.Complete complete -> "complete";
            case OutsideDatabase.Unnamed none -> "none";
        };
    }

    @Test
    @DisplayName("without ANTIN_DATABASE_URL the embedded database is meant")
    void unnamed() {
        assertThat(refusal(Map.of("ANTIN_DATABASE_USER", "x"))).isEqualTo("none");
    }

    @Test
    @DisplayName("the same user for the application and for migrations is refused")
    void sameUser() {
        var environment = environment(TestDatabase.empty());
        assertThat(refusal(environment)).isEqualTo("complete");
        environment.put("ANTIN_DATABASE_OWNER_USER", "antin_app");
        assertThat(refusal(environment)).contains("are both antin_app").hasLineCount(1);
    }

    @Test
    @DisplayName("what is missing or misplaced is named, and no password with it")
    void incomplete() {
        var environment = environment(TestDatabase.empty());
        environment.remove("ANTIN_DATABASE_OWNER_PASSWORD");
        assertThat(refusal(environment)).contains("ANTIN_DATABASE_OWNER_PASSWORD");
        environment = environment(TestDatabase.empty());
        environment.put("ANTIN_DATABASE_URL", "postgres://localhost/antin");
        assertThat(refusal(environment)).contains("jdbc:postgresql:");
        environment.put("ANTIN_DATABASE_URL", "jdbc:postgresql://h/d?password=tellnobody");
        assertThat(refusal(environment)).doesNotContain("tellnobody").contains("password");
    }

    @Test
    @DisplayName(
            "both roles are tried out: all well, wrong password, superuser, member of the owner")
    void triedOut() {
        DatabaseSettings good = TestDatabase.fresh();
        assertThat(OutsideDatabase.problem(good)).isEmpty();

        DatabaseAddress app = good.app();
        assertThat(
                        OutsideDatabase.problem(
                                new DatabaseSettings(
                                        new DatabaseAddress(app.url(), app.user(), "wrong"),
                                        good.owner())))
                .hasValueSatisfying(why -> assertThat(why).contains("password").hasLineCount(1));
        assertThat(
                        OutsideDatabase.problem(
                                new DatabaseSettings(TestDatabase.root(good), good.owner())))
                .hasValueSatisfying(why -> assertThat(why).contains("row-level security"));
        assertThat(
                        OutsideDatabase.problem(
                                new DatabaseSettings(
                                        new DatabaseAddress(
                                                "jdbc:postgresql://127.0.0.1:1/antin", "a", "b"),
                                        good.owner())))
                .hasValueSatisfying(why -> assertThat(why).contains("127.0.0.1:1").hasLineCount(1));

        run(TestDatabase.root(good), "grant antin_owner to antin_app");
        try {
            assertThat(OutsideDatabase.problem(good))
                    .hasValueSatisfying(why -> assertThat(why).contains("is a member of"));
        } finally {
            run(TestDatabase.root(good), "revoke antin_owner from antin_app");
        }
    }
}
