package org.antin.shell;

import jakarta.servlet.http.HttpServletResponse;

import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Problem documents (RFC 9457) for programs: a stable code, a sentence in Vietnamese. Every answer
/// of an interface that isn't what was asked for is one of these.
public final class Problems {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Words words;

    public Problems(MessageSource messages) {
        this.words = new Words(messages, Locale.of("vi"));
    }

    /// A problem of this code; its sentence is the message `problem.<code>`.
    public Problem of(HttpStatus status, String code, Object... arguments) {
        return new Problem(
                status, code, words.message("problem." + code, arguments), List.of(), "");
    }

    /// The problem that stands for a status when nothing closer is known.
    public Problem of(HttpStatus status) {
        return of(status, usual(status));
    }

    /// What isn't there and what is out of scope are the same 404.
    public Problem refusal(Refusal why) {
        return switch (why) {
            case CommonRefusal.NotFound _ -> of(HttpStatus.NOT_FOUND);
            case CommonRefusal.NotAllowed _ -> of(HttpStatus.FORBIDDEN);
            case CommonRefusal.Stale _ -> of(HttpStatus.CONFLICT);
            case CommonRefusal.BadFields(var faults) ->
                    bad(faults.stream().map(this::fault).toList());
            default ->
                    new Problem(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            why.code(),
                            sentence(why),
                            why.field().isEmpty() ? List.of() : List.of(fault(why)),
                            "");
        };
    }

    /// What is wrong with one field names the field; other refusals are whole sentences.
    private String sentence(Refusal why) {
        return why instanceof CommonRefusal.BadField fault
                ? words.message("shell.field.fault", fault.name(), words.refusal(fault))
                : words.refusal(why);
    }

    /// Several fields are wrong; all are named at once.
    public Problem bad(List<Problem.Fault> faults) {
        return new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "bad-fields",
                words.message("problem.bad-fields"),
                faults,
                "");
    }

    /// One field's fault in words.
    public Problem.Fault fault(String field, String code, Object... arguments) {
        return new Problem.Fault(field, code, words.message(code, arguments));
    }

    private Problem.Fault fault(Refusal why) {
        return new Problem.Fault(why.field(), why.code(), words.refusal(why));
    }

    private static String usual(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "unauthorized";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND, GONE -> "not-found";
            case METHOD_NOT_ALLOWED -> "method-not-allowed";
            case NOT_ACCEPTABLE -> "not-acceptable";
            case CONFLICT -> "stale";
            case CONTENT_TOO_LARGE -> "too-large";
            case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
            case TOO_MANY_REQUESTS -> "rate-limit";
            case SERVICE_UNAVAILABLE -> "not-ready";
            case INSUFFICIENT_STORAGE -> "no-room";
            default -> status.is4xxClientError() ? "bad-request" : "accident";
        };
    }

    /// The document's bytes.
    public static byte[] json(Problem problem) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "about:blank");
        document.put("title", problem.status().getReasonPhrase());
        document.put("status", problem.status().value());
        document.put("code", problem.code());
        document.put("detail", problem.detail());
        if (!problem.errors().isEmpty()) {
            document.put("errors", problem.errors().stream().map(Problems::json).toList());
        }
        if (!problem.reference().isEmpty()) document.put("reference", problem.reference());
        return JSON.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> json(Problem.Fault fault) {
        return new TreeMap<>(
                Map.of("code", fault.code(), "detail", fault.detail(), "field", fault.field()));
    }

    /// Answers with the document and nothing else.
    public static void send(HttpServletResponse response, Problem problem) throws IOException {
        var body = json(problem);
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
