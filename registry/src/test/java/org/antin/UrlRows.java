package org.antin;

import org.antin.access.Role;
import org.antin.account.AccountDesk;
import org.antin.account.OneTimeToken;
import org.antin.account.store.AccountLedger;
import org.antin.document.Document;
import org.antin.document.DocumentRecords;
import org.antin.document.DocumentStage;
import org.antin.document.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/// Makes the rows that the addresses of `role-url-scope.tsv` name. A new kind of id gets a case
/// here.
@Component
public class UrlRows {
    private final JdbcClient db;
    private final AccountLedger ledger;
    private final DocumentRecords documents;
    private final Vault vault;

    UrlRows(JdbcClient db, AccountLedger ledger, DocumentRecords documents, Vault vault) {
        this.db = db;
        this.ledger = ledger;
        this.documents = documents;
        this.vault = vault;
    }

    /// A row of this kind in an organisation, as far as it belongs to somebody to that person.
    ///
    /// @return the address's variables
    public Map<String, String> make(String kind, Cast cast, Cast.Member owner, UUID organisation) {
        return switch (kind) {
            case "account" -> Map.of("id", cast.member(organisation).id().toString());
            case "grant" -> grant(cast, organisation);
            case "link" -> Map.of("token", link(cast, organisation));
            case "document" -> Map.of("id", document(cast, owner, organisation).toString());
            default -> throw new AssertionError("no way to make a row of kind " + kind);
        };
    }

    private Map<String, String> grant(Cast cast, UUID organisation) {
        var member = cast.member(organisation, Role.IT_OFFICER);
        var grant =
                cast.house(
                        () ->
                                db.sql("select id from role_grant where account = ?")
                                        .param(member.id())
                                        .query(UUID.class)
                                        .single());
        return Map.of("id", member.id().toString(), "grant", grant.toString());
    }

    private String link(Cast cast, UUID organisation) {
        var token = OneTimeToken.fresh();
        var now = RegistryTestContext.MORNING;
        var account = cast.member(organisation).id();
        cast.house(
                () -> {
                    ledger.link(account, token.hash(), now, now.plus(AccountDesk.LINK));
                    return true;
                });
        return token.text();
    }

    private UUID document(Cast cast, Cast.Member owner, UUID organisation) {
        var content = "a document's bytes".getBytes(StandardCharsets.UTF_8);
        var id = UUID.randomUUID();
        cast.house(
                () -> {
                    documents.insert(
                            new Document(
                                    id,
                                    "cong-van.pdf",
                                    organisation,
                                    DocumentStage.UPLOADED,
                                    vault.put(content),
                                    content.length,
                                    owner.person(),
                                    RegistryTestContext.MORNING,
                                    1),
                            owner.username());
                    return true;
                });
        return id;
    }
}
