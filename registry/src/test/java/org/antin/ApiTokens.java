package org.antin;

import org.antin.connection.ApiScope;
import org.antin.connection.ConnectionDesk;
import org.antin.connection.NewConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/// Connects systems for tests, through the desk an administrator uses.
@Component
public class ApiTokens {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2027, 12, 31);

    private final ConnectionDesk desk;
    private final JdbcClient db;
    private final House house;

    ApiTokens(ConnectionDesk desk, JdbcClient db, House house) {
        this.desk = desk;
        this.db = db;
        this.house = house;
    }

    /// A token that may ask for everything in this account's place, within the whole province.
    public String everything(UUID account) {
        return of(account, house.province().committee(), EnumSet.allOf(ApiScope.class));
    }

    public String of(@Nullable UUID account, UUID within, Set<ApiScope> scopes) {
        return connected(account, within, scopes).token().text();
    }

    public ConnectionDesk.Connected connected(
            @Nullable UUID account, UUID within, Set<ApiScope> scopes) {
        var username = account == null ? "" : username(account);
        var wanted =
                new NewConnection(
                        "Hệ thống thử", within, username, scopes, FROM, LAST_DAY, "QĐ thử");
        return House.value(House.asking(House.SYSTEM, () -> desk.connect(wanted, House.SYSTEM)));
    }

    private String username(UUID account) {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql("select username from account where id = ?")
                                .param(account)
                                .query(String.class)
                                .single());
    }
}
