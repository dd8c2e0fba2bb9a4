package org.antin;

import static org.antin.House.asking;
import static org.antin.House.value;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.account.AccountDesk;
import org.antin.account.OneTimeToken;
import org.antin.account.store.AccountLedger;
import org.antin.connection.ApiScope;
import org.antin.document.Document;
import org.antin.document.DocumentRecords;
import org.antin.document.DocumentStage;
import org.antin.document.Purpose;
import org.antin.document.Vault;
import org.antin.dossier.Dossier;
import org.antin.dossier.DossierDesk;
import org.antin.dossier.LetterDesk;
import org.antin.dossier.Move;
import org.antin.dossier.Procedure;
import org.antin.dossier.Request;
import org.antin.dossier.SubjectKind;
import org.antin.subscriber.Rank;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Makes the rows that the addresses of `role-url-scope.tsv` name. A new kind of id gets a case
/// here; those of the register stand in [RegisterRows].
@Component
public class UrlRows {
    private final JdbcClient db;
    private final AccountLedger ledger;
    private final DocumentRecords documents;
    private final Vault vault;
    private final House house;
    private final DossierDesk desk;
    private final LetterDesk letters;
    private final RegisterRows register;
    private final ApiTokens tokens;

    UrlRows(
            JdbcClient db,
            AccountLedger ledger,
            DocumentRecords documents,
            Vault vault,
            House house,
            DossierDesk desk,
            LetterDesk letters,
            RegisterRows register,
            ApiTokens tokens) {
        this.tokens = tokens;
        this.register = register;
        this.house = house;
        this.desk = desk;
        this.letters = letters;
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
            case "dossier" -> {
                var draft = draft(organisation);
                var id = owned(draft.dossier(), cast, owner);
                yield Map.of("id", id, "number", "01", "move", "ask-completion");
            }
            case "sent-dossier" -> {
                var sent = letter(organisation, true);
                yield Map.of("id", sent.get("dossier"), "number", "01", "move", "ask-completion");
            }
            case "letter" -> letter(organisation, false);
            case "sent-letter" -> letter(organisation, true);
            case "connection" -> Map.of("id", connection(organisation));
            case "document" -> Map.of("id", document(cast, owner, organisation).toString());
            default -> {
                var made = register.make(kind, cast, owner, organisation);
                if (made.isEmpty())
                    throw new AssertionError("no way to make a row of kind " + kind);
                yield made;
            }
        };
    }

    private record Draft(Dossier dossier, Actor applicant) {}

    /// A request of somebody who works in the body, which is the body's to confirm.
    private Draft draft(UUID organisation) {
        var person = house.person(organisation, Rank.OTHER, "Chuyên viên");
        var applicant = house.actor(person, Role.SUBSCRIBER);
        var request =
                new Request.ForIndividual(
                        person.id(),
                        person.facts().email(),
                        "0912345678",
                        "ký văn bản",
                        "",
                        "",
                        false);
        var opening =
                new DossierDesk.Opening(
                        Procedure.ISSUE,
                        SubjectKind.INDIVIDUAL,
                        person.id(),
                        organisation,
                        request);
        var dossier = value(asking(applicant, () -> desk.open(opening, applicant)));
        return new Draft(dossier, applicant);
    }

    /// Makes it the owner's, as if he had filed it: some roles see their own only.
    private String owned(Dossier dossier, Cast cast, Cast.Member owner) {
        cast.house(
                () ->
                        db.sql(
                                        """
                                        update dossier set filer = :person, scope_persons = scope_persons || :person::uuid
                                         where id = :id
                                        """)
                                .param("person", owner.person())
                                .param("id", dossier.id())
                                .update());
        return dossier.id().toString();
    }

    /// A letter with one dossier in it.
    private Map<String, String> letter(UUID authority, boolean sent) {
        var officer = house.actor(Role.RECEIVING_OFFICER, authority);
        var head = house.actor(Role.CONFIRMING_HEAD, authority);
        var draft = draft(authority);
        var submitted = move(draft.dossier(), new Move.Submit(), draft.applicant());
        var review = move(submitted, new Move.TakeUp(), officer);
        var putUp = move(review, new Move.PutUp("đủ điều kiện"), officer);
        var confirmed = move(putUp, new Move.Confirm(""), head);
        var chosen = List.of(new LetterDesk.Chosen(confirmed.id(), confirmed.version()));
        var letter = value(asking(officer, () -> letters.gather(authority, chosen, officer)));
        if (sent) {
            var number = Integer.toString(Math.floorMod(letter.id().hashCode(), 999_999));
            var posting = new LetterDesk.Posting(number, House.person(head), "portal");
            value(
                    asking(
                            officer,
                            () -> letters.send(letter.id(), letter.version(), posting, officer)));
        }
        return Map.of("id", letter.id().toString(), "dossier", confirmed.id().toString());
    }

    private Dossier move(Dossier dossier, Move move, Actor actor) {
        return value(asking(actor, () -> desk.move(dossier.id(), dossier.version(), move, actor)));
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

    private String connection(UUID organisation) {
        return tokens.connected(null, organisation, Set.of(ApiScope.METRICS)).id().toString();
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
        var sha256 = vault.put(content);
        var id = UUID.randomUUID();
        cast.house(
                () -> {
                    documents.insert(
                            new Document(
                                    id,
                                    "cong-van.pdf",
                                    organisation,
                                    Purpose.LETTER,
                                    DocumentStage.UPLOADED,
                                    sha256,
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
