package org.antin.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Throttle;
import org.antin.audit.AuditTrail;
import org.antin.shell.Problem;
import org.antin.shell.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// What has to hold before a call is looked at: a token where one is needed (401), its scope and a
/// role of its account (403), a key on every POST made with a token (400), and patience (429).
/// Refusals are problem documents and are audited like those of pages.
final class ApiDoor implements HandlerInterceptor {
    private final AuditTrail audit;
    private final Problems problems;
    private final Throttle checks;

    ApiDoor(AuditTrail audit, Problems problems, Throttle checks) {
        this.audit = audit;
        this.problems = problems;
        this.checks = checks;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        if (!(handler instanceof HandlerMethod method)) return true;
        if (!method.getBeanType().getPackage().equals(ApiDoor.class.getPackage())) return true;
        var objection = objection(request, response, method);
        if (objection == null) return true;
        Problems.send(response, objection);
        return false;
    }

    private @Nullable Problem objection(
            HttpServletRequest request, HttpServletResponse response, HandlerMethod method) {
        var query = request.getQueryString();
        // No text of ours holds the sign NUL, and PostgreSQL takes none.
        if (query != null && query.contains("%00")) {
            return problems.of(HttpStatus.BAD_REQUEST, "bad-parameter", "q");
        }
        var caller = Caller.of(request);
        var actor = Acting.now().orElse(Actor.PUBLIC);
        boolean posts = HttpMethod.POST.matches(request.getMethod());
        var scope = annotation(method, Scoped.class);
        if (scope != null && caller.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            return problems.of(HttpStatus.UNAUTHORIZED);
        }
        if (scope != null && !caller.get().scopes().contains(scope.value())) {
            return closed(request, actor, "scope-missing", scope.value().code());
        }
        if (!permits(annotation(method, Allowed.class), actor)) {
            return closed(request, actor, "forbidden");
        }
        if (posts && caller.isEmpty() && !checks.take(request.getRemoteAddr())) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            return problems.of(HttpStatus.TOO_MANY_REQUESTS);
        }
        if (posts && caller.isPresent() && Repeats.key(request).isEmpty()) {
            return problems.of(HttpStatus.BAD_REQUEST, "idempotency-key-missing");
        }
        return null;
    }

    private Problem closed(
            HttpServletRequest request, Actor actor, String code, Object... arguments) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        audit.refusedAtTheDoor(actor, request.getMethod() + " " + pattern);
        return problems.of(HttpStatus.FORBIDDEN, code, arguments);
    }

    private static boolean permits(@Nullable Allowed allowed, Actor actor) {
        if (allowed == null) return false;
        if (allowed.open()) return true;
        return actor.isPerson() && (allowed.signedIn() || actor.holds(allowed.value()));
    }

    private static <A extends java.lang.annotation.Annotation> @Nullable A annotation(
            HandlerMethod method, Class<A> kind) {
        var own = method.getMethodAnnotation(kind);
        return own != null ? own : method.getBeanType().getAnnotation(kind);
    }
}
