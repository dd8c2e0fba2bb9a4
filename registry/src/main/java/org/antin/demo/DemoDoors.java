package org.antin.demo;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.account.DemoPasswords;
import org.antin.organisation.ProvinceData;
import org.antin.shell.DemoAccount;
import org.antin.signin.DemoAccounts;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The accounts everybody may try, for the sign-in page. The people are invented.
@Component
@ConditionalOnProperty(name = "antin.demo", havingValue = "true")
class DemoDoors implements DemoAccounts {
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private volatile List<DemoAccount> accounts = List.of();

    DemoDoors(JdbcClient db, TransactionTemplate transaction) {
        this.db = db;
        this.transaction = transaction;
    }

    @Override
    public List<DemoAccount> all() {
        if (accounts.isEmpty()) accounts = found();
        return accounts;
    }

    private List<DemoAccount> found() {
        var names = Acting.as(Actor.GATE, () -> transaction.execute(status -> names()));
        if (names.size() < DemoCast.PARTS.size()) return List.of();
        var province = ProvinceData.of2020();
        return DemoCast.PARTS.stream()
                .map(
                        part ->
                                new DemoAccount(
                                        part.username(),
                                        DemoPasswords.PASSWORD,
                                        names.getOrDefault(part.username(), ""),
                                        part.shown(),
                                        province.body(part.body()).name()))
                .toList();
    }

    private Map<String, String> names() {
        return db
                .sql("select username, display_name from account where username in (:usernames)")
                .param("usernames", DemoCast.PARTS.stream().map(DemoCast.Part::username).toList())
                .query((rs, n) -> Map.entry(rs.getString(1), rs.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
