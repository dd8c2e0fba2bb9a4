package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.RegistryTest;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.dossier.web.Desk;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

@RegistryTest
@Needs
@DisplayName("Điều 12, 13 of NĐ 30/2020: what a draft's page offers first, and to whom")
class DraftPageTest extends AtSigningBody {
    private static final Pattern BUTTON = Pattern.compile("class=\"btn (btn-\\w+)\"[^>]*>([^<]+)<");
    private static final String PASS = "btn-primary Trình kiểm tra, trình ký";

    @Autowired MockMvcTester web;

    private Person person;
    private Actor specialist;

    @BeforeEach
    void aSpecialistWithACertificate() {
        person = house.person(body.id(), Rank.OTHER, "Chuyên viên");
        specialist = house.actor(person, Role.SUBSCRIBER);
        certificate(person, "Chuyên viên", specialist);
        clock.pass(Duration.ofMinutes(5));
    }

    private String handedIn(Actor actor) {
        var file = new DocumentDesk.Handed(Secrecy.NONE, "thu.pdf", SigningBody.letter());
        var draft = value(asking(actor, () -> documents.take(file, body.id(), actor)));
        return "/documents/" + draft.id();
    }

    /// Those at the head of the page, in their order.
    private List<String> buttons(String page, Actor reader) {
        var html = new Desk(web, reader).page(page);
        var head =
                html.substring(
                        html.indexOf("class=\"page-actions\""),
                        html.indexOf("</header>", html.indexOf("class=\"page-actions\"")));
        return BUTTON.matcher(head).results().map(m -> m.group(1) + " " + m.group(2)).toList();
    }

    @Test
    @DisplayName("a specialist passes it on; signing it as a leader comes after everything else")
    void theSpecialist() {
        var draft = handedIn(specialist);
        var before = buttons(draft, specialist);
        assertThat(before.getFirst()).isEqualTo(PASS);
        assertThat(before).contains("btn-secondary Ký nháy nội dung", "btn-secondary Ký số");
        assertThat(before.stream().filter(b -> b.startsWith("btn-primary"))).hasSize(1);
        assertThat(before.indexOf("btn-secondary Ký số"))
                .isGreaterThan(before.indexOf("btn-secondary Ký nháy nội dung"));
        assertThat(new Desk(web, specialist).page(draft))
                .contains("href=\"#passing\"", "id=\"passing\"");

        var chairman = body.head().id().toString();
        assertThat(new Desk(web, specialist).post(draft + "/passing", "person", chairman))
                .hasStatus(303);
        assertThat(buttons(draft, specialist))
                .as("it is on its way")
                .doesNotContain(PASS)
                .contains("btn-secondary Ký số");
        assertThat(buttons(draft, body.leader()).getFirst())
                .as("whom it was passed on to")
                .isEqualTo("btn-primary Ký số");
    }

    @Test
    @DisplayName("whoever leads signs; so does a specialist by the body's paper, while it holds")
    void whoSigns() {
        var chairmans = handedIn(body.leader());
        assertThat(buttons(chairmans, body.leader()).getFirst()).isEqualTo("btn-primary Ký số");
        paper(person, "9/GUQ", 1);
        var draft = handedIn(specialist);
        assertThat(buttons(draft, specialist).getFirst()).isEqualTo("btn-primary Ký số");
        clock.pass(Duration.ofDays(1));
        assertThat(buttons(draft, specialist).getFirst()).isEqualTo(PASS);
    }

    @Test
    @DisplayName("a clerk who drafts has nothing to sign yet: the letter goes on")
    void theClerk() {
        var draft = handedIn(body.clerk());
        assertThat(buttons(draft, body.clerk()).getFirst()).isEqualTo(PASS);
    }
}
