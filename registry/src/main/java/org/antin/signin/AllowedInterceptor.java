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

/// Deny by default: a handler runs only when its [Allowed] names a role the actor holds.
@Component
class AllowedInterceptor implements HandlerInterceptor {
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
        var pattern =
                request.getAttribute(
                        "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern");
        return pattern == null ? "?" : pattern.toString();
    }
}
