package org.antin.api;

import org.antin.shell.Problems;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import java.io.IOException;
import java.io.UncheckedIOException;

/// What Tomcat answers by itself when a request is so malformed that no servlet sees it: a problem
/// document instead of a page of its own.
final class PlainErrorValve extends ErrorReportValve {
    private final Problems problems;

    PlainErrorValve(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable accident) {
        int status = response.getStatus();
        if (status < HttpStatus.BAD_REQUEST.value() || response.getContentWritten() > 0) return;
        if (!response.setErrorReported()) return;
        var known = HttpStatus.resolve(status);
        var body = Problems.json(problems.of(known == null ? HttpStatus.BAD_REQUEST : known));
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
