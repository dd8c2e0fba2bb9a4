package org.antin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;

import java.util.Locale;

class ReplyTest {
    private final MockHttpServletRequest request =
            new MockHttpServletRequest("POST", "/dossiers/1");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final Reply reply =
            new Reply(request, response, new Words(Rendering.messages(), Locale.of("vi")));

    @BeforeEach
    void flash() {
        request.setAttribute(DispatcherServlet.OUTPUT_FLASH_MAP_ATTRIBUTE, new FlashMap());
        request.setAttribute(
                DispatcherServlet.FLASH_MAP_MANAGER_ATTRIBUTE, new SessionFlashMapManager());
    }

    @Test
    @DisplayName("after a change a plain browser is sent on, htmx gets the fragment")
    void partialOr() throws Exception {
        var plain = reply.partialOr("/dossiers/1", "dossier/DossierPage :: stage", "record");
        plain.getView().render(plain.getModel(), request, response);
        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getHeader("Location")).isEqualTo("/dossiers/1");
        request.addHeader("HX-Request", "true");
        var htmx = reply.partialOr("/dossiers/1", "dossier/DossierPage :: stage", "record");
        assertThat(htmx.getViewName()).isEqualTo("dossier/DossierPage :: stage");
        assertThat(htmx.getModel()).containsEntry("page", "record");
    }

    @Test
    @DisplayName("what was done is said once, on the next page, with and without htmx")
    void done() {
        request.addHeader("HX-Request", "true");
        reply.done("/dossiers?x=1", Notice.success("styleguide.done", "HS-1"));
        assertThat(response.getHeader("HX-Redirect")).isEqualTo("/dossiers?x=1");
        var next = new MockHttpServletRequest("GET", "/dossiers");
        next.setParameter("x", "1");
        next.setQueryString("x=1");
        next.setSession(request.getSession());
        var kept = new SessionFlashMapManager().retrieveAndUpdate(next, response);
        assertThat(kept.get("notice")).isInstanceOf(Notice.class);
    }

    @Test
    @DisplayName("a refusal is 422 and goes to #refusal; nothing of the page is replaced")
    void refusal() {
        Refusal no = () -> "common.bad-fields";
        request.addHeader("HX-Request", "true");
        var answer = reply.refusal(no);
        assertThat(answer.getStatus()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(answer.getViewName()).isEqualTo("shell/Refusal :: refusal");
        assertThat(response.getHeader("HX-Retarget")).isEqualTo("#refusal");
        assertThat(response.getHeader("HX-Push-Url")).isEqualTo("false");
    }

    @Test
    @DisplayName("not there and out of scope answer with the same 404 page")
    void notFound() {
        var hidden = reply.refusal(new CommonRefusal.NotFound());
        assertThat(hidden.getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(hidden.getViewName()).isEqualTo("error/404");
        assertThat(hidden.getModel()).isEqualTo(reply.notFound().getModel());
        assertThat(reply.refusal(new CommonRefusal.Stale()).getStatus())
                .isEqualTo(HttpStatus.CONFLICT);
        assertThat(reply.refusal(new CommonRefusal.NotAllowed()).getStatus())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "http://antin.example/dossiers/1?tab=a, /dossiers/1?tab=a",
        "http://evil.example/dossiers/1, /",
        "http://antin.example//evil.example/x, /evil.example/x",
        "javascript:alert(1), /",
        "not a uri, /",
        ", /"
    })
    @DisplayName("the way back is a page of ours or the first page, never a foreign one")
    void wayBack(String referer, String back) {
        request.addHeader("Host", "antin.example");
        if (referer != null) request.addHeader("Referer", referer);
        var view = (RefusalView) reply.refusal(new CommonRefusal.Stale()).getModel().get("page");
        assertThat(view.back()).isEqualTo(back);
        assertThat(view.reload()).isTrue();
    }

    @Test
    @DisplayName("a form with faults is 422, whole for a plain browser and at its place for htmx")
    void invalid() {
        assertThat(reply.invalid("a/Page", "record").getStatus())
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        request.addHeader("HX-Request", "true");
        var answer = reply.invalid("a/Page", "entry", "#entry", "record");
        assertThat(answer.getViewName()).isEqualTo("a/Page :: entry");
        assertThat(response.getHeader("HX-Retarget")).isEqualTo("#entry");
        assertThat(response.getHeader("HX-Reswap")).isEqualTo("outerHTML");
    }

    @Test
    @DisplayName("what was typed comes without the CSRF token; the address keeps its query")
    void typed() {
        request.setContextPath("/antin");
        request.setRequestURI("/antin/dossiers/1");
        request.setParameter("_csrf", "secret");
        request.setParameter("reason", " Thiếu thư điện tử ");
        assertThat(reply.form().values()).containsOnlyKeys("reason");
        assertThat(reply.form().value("reason")).isEqualTo("Thiếu thư điện tử");
        assertThat(reply.address().path()).isEqualTo("/dossiers/1");
    }

    @Test
    @DisplayName("the Excel file carries its Vietnamese name")
    void excel() {
        var file = reply.excel("Danh sách thuê bao.xlsx", Samples.table(Address.of("/")));
        assertThat(file.getHeaders().getContentDisposition().getFilename())
                .isEqualTo("Danh sách thuê bao.xlsx");
        assertThat(file.getBody()).startsWith('P', 'K');
    }
}
