package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.signing.make.SignatureKind;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.List;

/// PostgreSQL writes down which transaction made a row: the change's and the line's are the same,
/// so that nothing can come between them.
@DisplayName("D2.4: what happens to a document and its line in the log are one commit")
@Needs
class OneCommitTest extends KeepingBody {
    private static final Description WORDS =
            new Description("15/UBND-VP", "Công văn", "Về việc thử nghiệm", null, null);

    @Autowired MarkTemplateDesk templates;

    /// The states of a document whose transaction wrote that line about it, in order.
    private List<String> together(Document document) {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        """
                                        select s.what || ' ' || a.action from document_state s
                                          join audit_entry a on a.xmin = s.xmin and a.subject = s.document::text
                                         where s.document = ? order by s.version
                                        """)
                                .param(document.id())
                                .query(String.class)
                                .list());
    }

    @Test
    @DisplayName("Điều 7, 11.1: taken in, signed by leader and organisation, kept")
    void signedAndKept() {
        var taken = body.handIn(desk);
        var byLeader =
                SigningBody.sign(
                        signing, tokens, taken, body.own(), SignatureKind.LEADER, body.leader());
        var signed =
                SigningBody.sign(
                        signing,
                        tokens,
                        byLeader,
                        body.organisational(),
                        SignatureKind.ORGANISATION,
                        clerk);
        kept(signed, WORDS);
        assertThat(together(signed))
                .hasSize(4)
                .satisfiesExactly(
                        line -> assertThat(line).endsWith(" document.take"),
                        line -> assertThat(line).isEqualTo("LEADER document.sign"),
                        line -> assertThat(line).isEqualTo("ORGANISATION document.sign"),
                        line -> assertThat(line).isEqualTo("KEPT document.keep"));
        var file = new DocumentDesk.Handed(Secrecy.NONE, "den.pdf", bytes(signed));
        var received =
                value(
                        asking(
                                clerk,
                                () -> incoming.receive(file, body.id(), "UBND huyện Gửi", clerk)));
        assertThat(together(received))
                .hasSize(2)
                .allMatch(line -> line.endsWith(" document.receive"));
    }

    @Test
    @DisplayName("Điều 7.3: a session prepared for a token")
    void prepared() {
        var taken = body.handIn(desk);
        var open =
                value(
                        asking(
                                body.leader(),
                                () ->
                                        signing.prepare(
                                                taken.id(),
                                                body.own(),
                                                SignatureKind.LEADER,
                                                body.leader())));
        assertThat(linesWith("signing_session", open.session().id().toString()))
                .containsExactly("document.prepare");
    }

    @Test
    @DisplayName("Phụ lục I: a body's template")
    void template() {
        value(asking(clerk, () -> templates.keep(body.id(), MarkTemplate.USUAL, 0, clerk)));
        var row =
                house.as(
                        House.SYSTEM,
                        () ->
                                db.sql("select id::text from mark_template where organisation = ?")
                                        .param(body.id())
                                        .query(String.class)
                                        .single());
        assertThat(linesWith("mark_template", row)).containsExactly("document.keep-mark-template");
    }

    private List<String> linesWith(String table, String id) {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        "select a.action from audit_entry a join %s t on t.xmin = a.xmin where t.id = ?::uuid"
                                                .formatted(table))
                                .param(id)
                                .query(String.class)
                                .list());
    }
}
