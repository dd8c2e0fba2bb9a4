package org.antin.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Throttle;
import org.antin.connection.ApiToken;
import org.antin.connection.ConnectionGate;
import org.antin.shell.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/// Turns a bearer token (RFC 6750) into the request's actor. No session, no cookie: whoever sends
/// no token is nobody. A token that doesn't work is refused even where none is needed, so that a
/// system learns at once that it was cut off. A call that says it is too large is refused unread.
final class TokenFilter extends OncePerRequestFilter {
    private static final String BEARER = "bearer ";
    private static final String MINUTE = "60";

    private final ConnectionGate gate;
    private final Problems problems;
    private final Throttle wrongTokens;
    private final Throttle calls;
    private final long largestCall;

    TokenFilter(
            ConnectionGate gate,
            Problems problems,
            Throttle wrongTokens,
            Throttle calls,
            long largestCall) {
        this.gate = gate;
        this.problems = problems;
        this.wrongTokens = wrongTokens;
        this.calls = calls;
        this.largestCall = largestCall;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > largestCall) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            Problems.send(response, problems.of(HttpStatus.CONTENT_TOO_LARGE));
            return;
        }
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            go(Actor.PUBLIC, request, response, chain);
            return;
        }
        var caller = gate.admit(token(header));
        if (caller.isEmpty()) {
            if (!wrongTokens.take(request.getRemoteAddr())) {
                wait(response);
                return;
            }
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            Problems.send(response, problems.of(HttpStatus.UNAUTHORIZED));
            return;
        }
        if (!calls.take(caller.get().connection().toString())) {
            wait(response);
            return;
        }
        Caller.remember(request, caller.get());
        go(caller.get().actor(), request, response, chain);
    }

    private void wait(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, MINUTE);
        Problems.send(response, problems.of(HttpStatus.TOO_MANY_REQUESTS));
    }

    private static ApiToken token(String header) {
        boolean bearer = header.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return new ApiToken(bearer ? header.substring(BEARER.length()).strip() : "");
    }

    private static void go(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        try {
            Acting.as(
                    actor,
                    () -> {
                        chain.doFilter(request, response);
                        return null;
                    });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
