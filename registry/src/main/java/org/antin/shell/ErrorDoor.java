package org.antin.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.antin.access.Allowed;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Where the servlet container sends what went wrong before or beside our controllers: a request it
/// can't read, a page Spring Security refuses.
@Controller
@Allowed(open = true)
final class ErrorDoor implements ErrorController {
    private final ErrorPages pages;
    private final Problems problems;

    ErrorDoor(ErrorPages pages, Problems problems) {
        this.pages = pages;
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        var accident = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var status =
                accident instanceof Throwable t && DatabaseAway.because(t)
                        ? HttpStatus.SERVICE_UNAVAILABLE
                        : status(request);
        ErrorPages.waitFirst(status, response);
        if (ErrorPages.forPrograms(request)) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(Problems.json(problems.of(status)));
        }
        return pages.page(status, accident instanceof Throwable t ? t : null, request);
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var known = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        // Somebody who opens /error by hand finds nothing there.
        return known == null ? HttpStatus.NOT_FOUND : known;
    }
}
