package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.signing.font.Fonts;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

@RegistryTest
@DisplayName("D1.1b, T01: what holds a state secret is turned away before a byte is kept")
class StateSecretTest {
    @Autowired House house;
    @Autowired DocumentDesk desk;
    @Autowired Documents documents;
    @Autowired Vault vault;
    @Autowired JdbcClient db;

    private UUID commune;
    private Actor clerk;

    @BeforeEach
    void aClerk() {
        commune = house.commune(house.province().cam());
        clerk = house.actor(Role.RECORDS_CLERK, commune);
    }

    /// A page with these words at its top, unlike every other.
    private static byte[] page(String words) throws IOException {
        try (var document = new PDDocument();
                var font = Fonts.BOLD.open()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            document.getDocumentInformation().setSubject(UUID.randomUUID().toString());
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(PDType0Font.load(document, font, false), 14);
                content.newLineAtOffset(120, 740);
                content.showText(words);
                content.endText();
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private Outcome<Document> handIn(Secrecy secrecy, byte[] content, Actor actor) {
        var file = new DocumentDesk.Handed(secrecy, "van-ban.pdf", content);
        return asking(actor, () -> desk.take(file, commune, actor));
    }

    private void nothingIsKept(byte[] content) {
        assertThat(vault.get(Vault.sha256(content))).isEmpty();
        assertThat(house.as(clerk, () -> documents.recent(10))).isEmpty();
    }

    private List<String> logged(Actor actor) {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        "select capacity || ' ' || code from audit_entry where action ="
                                                + " 'document.take' and actor_account = ? order by seq")
                                .param(actor.account())
                                .query(String.class)
                                .list());
    }

    @Test
    @DisplayName("said to carry a mark, or carrying one whatever was said: refused, and logged")
    void saidOrSeen() throws IOException {
        var innocent = page("CÔNG VĂN");
        var marked = page("TỐI MẬT");
        var secret = new DocumentRefusal.StateSecret();
        assertThat(why(handIn(Secrecy.MARKED, innocent, clerk))).isEqualTo(secret);
        nothingIsKept(innocent);
        assertThat(why(handIn(Secrecy.NONE, marked, clerk))).isEqualTo(secret);
        nothingIsKept(marked);
        assertThat(logged(clerk)).containsOnly("records-clerk document.state-secret").hasSize(2);
    }

    @Test
    @DisplayName("free of secrets it is taken in, and lies there as it was handed in")
    void freeOfSecrets() throws IOException {
        var content = page("CÔNG VĂN");
        var document = value(handIn(Secrecy.NONE, content, clerk));
        assertThat(document.stage()).isEqualTo(DocumentStage.UPLOADED);
        assertThat(document.sha256()).isEqualTo(Vault.sha256(content));
        assertThat(document.size()).isEqualTo(content.length);
        assertThat(document.uploadedBy()).isEqualTo(House.person(clerk));
        assertThat(vault.get(document.sha256()).orElseThrow()).isEqualTo(content);
        assertThat(house.as(clerk, () -> documents.recent(10))).containsExactly(document);
        assertThat(logged(clerk)).containsExactly("records-clerk ");
    }

    @Test
    @DisplayName("who may not hand it in isn't told what it is; what is no PDF isn't kept either")
    void othersAndOtherThings() throws IOException {
        var marked = page("MẬT");
        var stranger = house.actor(Role.IT_OFFICER, commune);
        assertThat(why(handIn(Secrecy.NONE, marked, stranger)))
                .isEqualTo(new CommonRefusal.NotAllowed());
        var elsewhere = house.actor(Role.RECORDS_CLERK, house.commune(house.province().cam()));
        assertThat(why(handIn(Secrecy.NONE, marked, elsewhere)))
                .isEqualTo(new CommonRefusal.NotAllowed());
        assertThat(logged(elsewhere)).containsExactly(" common.not-allowed");
        var text = "không phải PDF".getBytes(StandardCharsets.UTF_8);
        assertThat(why(handIn(Secrecy.NONE, text, clerk)))
                .isInstanceOf(DocumentRefusal.NotSigned.class);
        nothingIsKept(text);
        nothingIsKept(marked);
    }
}
