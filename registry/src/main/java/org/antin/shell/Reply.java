package org.antin.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Refusal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Answers a browser, with or without htmx. A parameter of any controller method. Every answer has
/// one attribute, `page`, the record of its template.
public final class Reply {
    /// Model attribute that holds the template's record.
    public static final String PAGE = "page";

    /// Flash attribute that the layout shows once at the top of the next page.
    static final String NOTICE = "notice";

    /// Model attribute of a notice that goes with a part of a page.
    private static final String TOLD = "told";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Words words;

    Reply(HttpServletRequest request, HttpServletResponse response, Words words) {
        this.request = request;
        this.response = response;
        this.words = words;
    }

    /// Whether htmx asked, and will put the answer into the page that is open.
    public boolean toHtmx() {
        return "true".equals(request.getHeader("HX-Request"));
    }

    /// A whole page: `reply.page("dossier/DossierPage", DossierPage.of(dossier))`.
    public ModelAndView page(String view, Object page) {
        return new ModelAndView(view, PAGE, page);
    }

    /// After a change: the changed part of the page for htmx (`"dossier/DossierPage :: stage"`),
    /// for a plain browser 303 to the page itself.
    public ModelAndView partialOr(String url, String fragment, Object page) {
        return toHtmx() ? new ModelAndView(fragment, PAGE, page) : seeOther(url);
    }

    /// The same, saying what was done: the fragment holds `shell/fragments/part :: told`.
    public ModelAndView partialOr(String url, String fragment, Object page, Notice notice) {
        if (!toHtmx()) return done(url, notice);
        return new ModelAndView(fragment, Map.of(PAGE, page, TOLD, notice));
    }

    /// After a change: on to another page, which says what was done.
    public ModelAndView done(String url, Notice notice) {
        RequestContextUtils.getOutputFlashMap(request).put(NOTICE, notice);
        return seeOther(url);
    }

    /// On to another page of ours: 303. htmx is told to load it whole.
    public ModelAndView seeOther(String url) {
        if (toHtmx()) {
            RequestContextUtils.saveOutputFlashMap(url, request, response);
            response.setHeader("HX-Redirect", request.getContextPath() + url);
            return new ModelAndView((_, _, _) -> {});
        }
        var redirect = new RedirectView(url, true);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        redirect.setExposeModelAttributes(false);
        return new ModelAndView(redirect);
    }

    /// The house said no: 422 (403 and 409 for the common reasons) with the reason in a sentence.
    /// htmx shows it in `#refusal` and leaves what was typed alone; a plain browser gets a page.
    /// What isn't there and what is out of scope answer with the same 404 page.
    public ModelAndView refusal(Refusal why) {
        if (why instanceof CommonRefusal.NotFound) {
            return notFound();
        }
        var status =
                switch (why) {
                    case CommonRefusal.NotAllowed _ -> HttpStatus.FORBIDDEN;
                    case CommonRefusal.Stale _ -> HttpStatus.CONFLICT;
                    default -> HttpStatus.UNPROCESSABLE_CONTENT;
                };
        var view = RefusalView.of(why, words, back());
        if (toHtmx()) {
            toRefusalRegion();
            return new ModelAndView("shell/Refusal :: refusal", Map.of(PAGE, view), status);
        }
        return new ModelAndView("shell/RefusalPage", Map.of(PAGE, view), status);
    }

    /// The form again, with what was typed and what is wrong: 422. `fragment` is the form's own
    /// fragment of the same template; htmx puts it where `target` (a CSS selector) is.
    public ModelAndView invalid(String view, String fragment, String target, Object page) {
        if (toHtmx()) {
            response.setHeader("HX-Retarget", target);
            response.setHeader("HX-Reswap", "outerHTML");
            return new ModelAndView(
                    view + " :: " + fragment, Map.of(PAGE, page), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return invalid(view, page);
    }

    /// The form's page again, with what was typed and what is wrong: 422.
    public ModelAndView invalid(String view, Object page) {
        return new ModelAndView(view, Map.of(PAGE, page), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /// Not there, or not for you: the same page, so that nothing can be learnt from it.
    public ModelAndView notFound() {
        return new ModelAndView(
                "error/404",
                Map.of(PAGE, ErrorView.of(HttpStatus.NOT_FOUND)),
                HttpStatus.NOT_FOUND);
    }

    /// Asks in words before what can't be undone.
    public ModelAndView confirm(Confirmation confirmation) {
        return page("shell/ConfirmPage", confirmation);
    }

    /// The list as an Excel file.
    public ResponseEntity<byte[]> excel(String fileName, Table table) {
        var disposition =
                ContentDisposition.attachment().filename(fileName, StandardCharsets.UTF_8).build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .contentType(MediaType.parseMediaType(ExcelSheet.MEDIA_TYPE))
                .body(new ExcelSheet(words).bytes(table));
    }

    /// Dates, numbers and messages in the language of the request.
    public Words words() {
        return words;
    }

    /// The address asked for, with its query.
    public Address address() {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return Address.of(path, request.getParameterMap());
    }

    /// What was typed into the form posted.
    public Form form() {
        return Form.of(request.getParameterMap()).without("_csrf");
    }

    private void toRefusalRegion() {
        response.setHeader("HX-Retarget", "#refusal");
        response.setHeader("HX-Reswap", "innerHTML");
        response.setHeader("HX-Reselect", "unset");
        response.setHeader("HX-Replace-Url", "false");
        response.setHeader("HX-Push-Url", "false");
    }

    /// The page one came from, if it is one of ours; the first page otherwise.
    private String back() {
        return OwnPage.path(request, "/");
    }
}
