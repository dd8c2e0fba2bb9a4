package org.antin.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.antin.document.VaultAway;
import org.antin.document.VaultFull;
import org.antin.shell.DatabaseAway;
import org.antin.shell.Problem;
import org.antin.shell.Problems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

/// Whatever goes wrong under `/api` is answered with a problem document, never with a page. A fault
/// of ours is logged once, with a reference the document carries too.
final class ApiAccidents implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ApiAccidents.class);

    private final Problems problems;

    ApiAccidents(Problems problems) {
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception accident) {
        if (!request.getRequestURI().startsWith(request.getContextPath() + "/api/")) return null;
        if (response.isCommitted()) return new ModelAndView();
        var problem = problem(request, accident);
        try {
            if (accident instanceof ErrorResponse known) {
                known.getHeaders().forEach((name, values) -> copy(response, name, values));
            }
            Problems.send(response, problem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }

    /// `Allow` and `Accept` tell a program what would have worked.
    private static void copy(HttpServletResponse response, String name, List<String> values) {
        values.forEach(value -> response.addHeader(name, value));
    }

    private Problem problem(HttpServletRequest request, Exception accident) {
        return switch (accident) {
            case ProblemException known -> known.problem();
            case ConcurrencyFailureException _ -> problems.of(HttpStatus.CONFLICT);
            case MethodArgumentTypeMismatchException wrong when !inPath(request, wrong) ->
                    problems.of(HttpStatus.BAD_REQUEST, "bad-parameter", wrong.getName());
            // An id that is none: there is no such thing.
            case TypeMismatchException _ -> problems.of(HttpStatus.NOT_FOUND);
            case ErrorResponse known when known.getStatusCode().is4xxClientError() ->
                    problems.of(status(known));
            default -> ours(request, accident);
        };
    }

    private static HttpStatus status(ErrorResponse known) {
        var status = HttpStatus.resolve(known.getStatusCode().value());
        return status == null ? HttpStatus.BAD_REQUEST : status;
    }

    private static boolean inPath(
            HttpServletRequest request, MethodArgumentTypeMismatchException wrong) {
        return request.getParameter(wrong.getName()) == null;
    }

    private Problem ours(HttpServletRequest request, Exception accident) {
        var reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error(
                "reference {}: {} {}",
                reference,
                request.getMethod(),
                request.getRequestURI(),
                accident);
        var plain = plain(accident);
        return new Problem(plain.status(), plain.code(), plain.detail(), List.of(), reference);
    }

    private Problem plain(Exception accident) {
        if (accident instanceof VaultAway) {
            return problems.of(HttpStatus.SERVICE_UNAVAILABLE, "vault-away");
        }
        return problems.of(
                accident instanceof VaultFull || DatabaseAway.full(accident)
                        ? HttpStatus.INSUFFICIENT_STORAGE
                        : HttpStatus.INTERNAL_SERVER_ERROR);
    }
}
