package org.antin.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

import java.util.Map;

/// Deny by default: a handler runs only when its [Allowed] names a role the actor holds.
@Component
class AllowedInterceptor implements HandlerInterceptor {
    private static final int LONGEST_ID = 100;

    private final AuditTrail audit;

    AllowedInterceptor(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        if (!(handler instanceof HandlerMethod method)) return true;
        if (!method.getBeanType().getName().startsWith("org.antin.")) return true;
        var actor = Acting.now().orElse(Actor.PUBLIC);
        var allowed = allowed(method);
        if (allowed != null && permits(allowed, actor)) return true;
        audit.refusedAtTheDoor(actor, request.getMethod() + " " + pattern(request));
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
        return false;
    }

    /// What isn't there and what is out of scope look the same outside; here both leave a line, so
    /// that somebody who tries ids is seen. In one place, because a page would forget it.
    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception accident) {
        if (response.getStatus() != HttpServletResponse.SC_NOT_FOUND) return;
        if (!(handler instanceof HandlerMethod method)) return;
        if (!method.getBeanType().getName().startsWith("org.antin.")) return;
        var actor = Acting.now().orElse(Actor.PUBLIC);
        if (!actor.isPerson()) return;
        audit.notFound(actor, "page", request.getMethod() + " " + asked(request));
    }

    /// The pattern with the ids asked for: no other part of an address gets into the log, and of
    /// one that carries a secret only the pattern.
    private static String asked(HttpServletRequest request) {
        var pattern = pattern(request);
        if (pattern.contains("{token}")) return pattern;
        var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (variables instanceof Map<?, ?> found) {
            for (var variable : found.entrySet()) {
                var value = String.valueOf(variable.getValue());
                pattern =
                        pattern.replace(
                                "{" + variable.getKey() + "}",
                                value.substring(0, Math.min(LONGEST_ID, value.length())));
            }
        }
        return pattern;
    }

    static @Nullable Allowed allowed(HandlerMethod method) {
        var own = method.getMethodAnnotation(Allowed.class);
        return own != null ? own : method.getBeanType().getAnnotation(Allowed.class);
    }

    static boolean permits(Allowed allowed, Actor actor) {
        if (allowed.open()) return true;
        if (!actor.isPerson()) return false;
        return allowed.signedIn() || actor.holds(allowed.value());
    }

    private static String pattern(HttpServletRequest request) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "?" : pattern.toString();
    }
}
