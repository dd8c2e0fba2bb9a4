package org.antin.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.antin.access.Accounts;
import org.antin.access.Acting;
import org.antin.access.Actor;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/// Turns the session's account into the request's actor, with the roles it holds today.
class ActorFilter extends OncePerRequestFilter {
    private final Accounts accounts;

    ActorFilter(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var actor = actor();
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

    private Actor actor() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn who)) {
            return Actor.PUBLIC;
        }
        return Acting.as(Actor.GATE, () -> accounts.actor(who.account())).orElse(Actor.PUBLIC);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
