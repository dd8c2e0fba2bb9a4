package org.antin.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.antin.access.Accounts;
import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.shell.DatabaseAway;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// Turns the session's account into the request's actor, with the roles it holds today. A session
/// that is over (too old, password changed, account disabled) is ended here, and the request goes
/// on as that of somebody who isn't signed in.
class ActorFilter extends OncePerRequestFilter {
    private final Accounts accounts;
    private final Clock clock;
    private final Duration longest;

    ActorFilter(Accounts accounts, Clock clock, Duration longest) {
        this.accounts = accounts;
        this.clock = clock;
        this.longest = longest;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Actor actor;
        try {
            actor = saysDatabaseIsAway(request) ? Actor.PUBLIC : actor(request);
        } catch (DataAccessException | TransactionException e) {
            if (!DatabaseAway.because(e)) throw e;
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        continued(actor, request, response, chain);
    }

    private static void continued(
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

    /// The page that says the database is away must not wait for the database.
    private static boolean saysDatabaseIsAway(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR) return false;
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return Integer.valueOf(HttpServletResponse.SC_SERVICE_UNAVAILABLE).equals(status);
    }

    private Actor actor(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn who)) {
            return Actor.PUBLIC;
        }
        var found = Acting.as(Actor.GATE, () -> stillIn(who));
        if (found.isPresent()) return found.get();
        var session = request.getSession(false);
        if (session != null) session.invalidate();
        var nobody = SecurityContextHolder.createEmptyContext();
        nobody.setAuthentication(
                new AnonymousAuthenticationToken(
                        "ended",
                        "anonymous",
                        AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
        SecurityContextHolder.setContext(nobody);
        return Actor.PUBLIC;
    }

    private Optional<Actor> stillIn(SignedIn who) {
        if (who.since().plus(longest).isBefore(clock.instant())) return Optional.empty();
        if (!accounts.isCurrent(who.account(), who.epoch())) return Optional.empty();
        return accounts.actor(who.account());
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
