package org.antin.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.audit.AuditTrail;
import org.antin.connection.ApiScope;
import org.antin.shell.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What those who run the server ask: is it there, does it work, how is it doing; and the
/// interface's own description.
@RestController
@Allowed(open = true)
class OperationsApi {
    private static final Logger LOG = LoggerFactory.getLogger(OperationsApi.class);

    /// A call with one of these came through another machine, whatever address it shows.
    private static final List<String> PASSED_ON =
            List.of(
                    "Forwarded",
                    "X-Forwarded-For",
                    "X-Forwarded-Host",
                    "X-Forwarded-Proto",
                    "X-Real-IP",
                    "Via");

    private final JdbcClient db;
    private final ObjectProvider<PrometheusMeterRegistry> meters;
    private final AuditTrail audit;
    private final Problems problems;
    private final byte[] description;

    OperationsApi(
            JdbcClient db,
            ObjectProvider<PrometheusMeterRegistry> meters,
            AuditTrail audit,
            Problems problems)
            throws IOException {
        this.db = db;
        this.meters = meters;
        this.audit = audit;
        this.problems = problems;
        this.description =
                new ClassPathResource("api/openapi.json")
                        .getContentAsString(StandardCharsets.UTF_8)
                        .getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> description() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(description);
    }

    @GetMapping(path = "/api/v1/health/live", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> live() {
        return Map.of("status", "UP");
    }

    /// Says yes only when the database answers.
    @GetMapping(path = "/api/v1/health/ready", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> ready() {
        try {
            db.sql("select 1").query(Integer.class).single();
            return Map.of("status", "UP");
        } catch (DataAccessException e) {
            LOG.warn("not ready: the database doesn't answer ({})", e.getClass().getSimpleName());
            throw new ProblemException(problems.of(HttpStatus.SERVICE_UNAVAILABLE));
        }
    }

    /// Prometheus' text. For a token with the scope `metrics`, or for this very machine.
    @GetMapping(path = "/api/v1/metrics")
    ResponseEntity<byte[]> metrics(HttpServletRequest request, Actor actor) throws IOException {
        var caller = Caller.of(request);
        if (caller.isPresent() && !caller.get().scopes().contains(ApiScope.METRICS)) {
            audit.refusedAtTheDoor(actor, "GET /api/v1/metrics");
            throw new ProblemException(
                    problems.of(HttpStatus.FORBIDDEN, "scope-missing", ApiScope.METRICS.code()));
        }
        if (caller.isEmpty() && !isLocal(request)) {
            var refused = problems.of(HttpStatus.UNAUTHORIZED);
            return ResponseEntity.status(refused.status())
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(Problems.json(refused));
        }
        var registry = meters.getIfAvailable();
        if (registry == null) {
            throw new ProblemException(problems.of(HttpStatus.SERVICE_UNAVAILABLE));
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(registry.scrape().getBytes(StandardCharsets.UTF_8));
    }

    /// The socket's own address, as it was before any filter read a forwarded header; a proxy on
    /// this machine doesn't make its callers local.
    private static boolean isLocal(HttpServletRequest request) throws IOException {
        ServletRequest socket = request;
        while (socket instanceof ServletRequestWrapper wrapper) socket = wrapper.getRequest();
        if (socket.getAttribute("org.apache.tomcat.request.forwarded") != null) return false;
        if (socket instanceof HttpServletRequest plain
                && PASSED_ON.stream().anyMatch(name -> plain.getHeader(name) != null)) {
            return false;
        }
        return InetAddress.getByName(socket.getRemoteAddr()).isLoopbackAddress();
    }
}
