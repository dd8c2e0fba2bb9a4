package org.antin.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

import java.security.SecureRandom;
import java.util.Map;

/// Turns an accident into a page. It is logged once, with a reference number that the page shows;
/// what somebody asked for wrongly (no such page, too large a file) is no accident and isn't logged
/// as one. Interfaces (`/api/`) keep their own answers.
public final class ErrorPages implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    /// Letters and digits that are told apart on paper and on the telephone.
    private static final String ALPHABET = "ACDEFGHKLMNPQRTUVXY34679";

    private final SecureRandom random = new SecureRandom();

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception accident) {
        if (forPrograms(request)
                || accident instanceof AccessDeniedException
                || accident instanceof AuthenticationException) {
            // Spring Security and the interfaces answer these themselves.
            return null;
        }
        // Nobody is left to read an answer, and nothing went wrong here.
        if (hungUp(accident)) return new ModelAndView();
        var status = statusOf(accident);
        waitFirst(status, response);
        return page(status, accident, request);
    }

    /// The browser went elsewhere before it had the whole answer. Found by the two types that say
    /// so, not by words like "end of file": those may be about a document.
    private static boolean hungUp(Throwable accident) {
        for (Throwable one = accident; one != null; one = one.getCause()) {
            if (one instanceof AsyncRequestNotUsableException
                    || one instanceof ClientAbortException) return true;
        }
        return false;
    }

    /// Tells programs and proxies to try again rather than to give up.
    static void waitFirst(HttpStatus status, HttpServletResponse response) {
        if (status == HttpStatus.SERVICE_UNAVAILABLE && !response.isCommitted()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        }
    }

    /// The page for a status; only a fault of ours (5xx) gets a reference and a line in the log.
    ModelAndView page(HttpStatus status, @Nullable Throwable accident, HttpServletRequest request) {
        String reference = null;
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            // Many at once, all for the one reason that a line of its own gives.
            reference = reference();
            LOG.warn(
                    "reference {}: {} {}: no {} ({})",
                    reference,
                    request.getMethod(),
                    where(request),
                    accident instanceof Away away ? away.what() : "database",
                    accident == null ? "" : accident.getClass().getSimpleName());
        } else if (status.is5xxServerError()) {
            reference = reference();
            LOG.error(
                    "reference {}: {} {}",
                    reference,
                    request.getMethod(),
                    where(request),
                    accident);
        }
        var shown = shownAs(status);
        var view = "error/" + shown.value() + (accident instanceof Away a ? "-" + a.what() : "");
        return new ModelAndView(
                view, Map.of(Reply.PAGE, new ErrorView(shown.value(), reference)), status);
    }

    static boolean forPrograms(HttpServletRequest request) {
        return where(request).startsWith(request.getContextPath() + "/api/");
    }

    private static String where(HttpServletRequest request) {
        Object failed = request.getAttribute("jakarta.servlet.error.request_uri");
        return failed instanceof String uri ? uri : request.getRequestURI();
    }

    private static HttpStatus statusOf(Exception accident) {
        return switch (accident) {
            case MaxUploadSizeExceededException _ -> HttpStatus.CONTENT_TOO_LARGE;
            case ConcurrencyFailureException _ -> HttpStatus.CONFLICT;
            // An id that is none: there is no such page.
            case TypeMismatchException _ -> HttpStatus.NOT_FOUND;
            case ErrorResponse known -> known(known.getStatusCode());
            default -> statusOfFault(accident);
        };
    }

    /// A fault of ours, or of the database we can't do without.
    static HttpStatus statusOfFault(Throwable accident) {
        if (DatabaseAway.because(accident)) return HttpStatus.SERVICE_UNAVAILABLE;
        return DatabaseAway.full(accident)
                ? HttpStatus.INSUFFICIENT_STORAGE
                : HttpStatus.INTERNAL_SERVER_ERROR;
    }

    private static HttpStatus known(HttpStatusCode code) {
        var status = HttpStatus.resolve(code.value());
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    /// The pages there are; everything else looks like the nearest of them.
    private static HttpStatus shownAs(HttpStatus status) {
        return switch (status) {
            case FORBIDDEN,
                    NOT_FOUND,
                    CONFLICT,
                    CONTENT_TOO_LARGE,
                    UNPROCESSABLE_CONTENT,
                    SERVICE_UNAVAILABLE,
                    INSUFFICIENT_STORAGE ->
                    status;
            case METHOD_NOT_ALLOWED, GONE -> HttpStatus.NOT_FOUND;
            case UNAUTHORIZED -> HttpStatus.FORBIDDEN;
            default ->
                    status.is4xxClientError()
                            ? HttpStatus.UNPROCESSABLE_CONTENT
                            : HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    /// Eight signs in two groups: 24^8 is enough to find one line in a year of logs.
    private String reference() {
        var signs = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            signs.append(i == 4 ? "-" : "");
            signs.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return signs.toString();
    }
}
