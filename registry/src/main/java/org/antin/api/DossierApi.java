package org.antin.api;

import jakarta.servlet.http.HttpServletRequest;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.connection.ApiScope;
import org.antin.dossier.Dossier;
import org.antin.dossier.DossierQuery;
import org.antin.dossier.Dossiers;
import org.antin.dossier.Procedure;
import org.antin.dossier.StageKind;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;

/// `/dossiers`: read, filed and moved through the desks' doors (Điều 6.2, 9, 10.1). Which step is
/// whose turn, the desk decides.
@RestController
class DossierApi {
    private static final String PLACE = "/api/v1/dossiers";

    private final Dossiers dossiers;
    private final DossierAnswers views;
    private final DossierOrders orders;
    private final Repeats repeats;
    private final Paging paging;
    private final Problems problems;
    private final Json json;

    DossierApi(
            Dossiers dossiers,
            DossierAnswers views,
            DossierOrders orders,
            Repeats repeats,
            Paging paging,
            Problems problems,
            Json json) {
        this.dossiers = dossiers;
        this.views = views;
        this.orders = orders;
        this.repeats = repeats;
        this.paging = paging;
        this.problems = problems;
        this.json = json;
    }

    /// Newest first.
    @GetMapping(path = PLACE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({
        Role.SUBSCRIBER,
        Role.ASSIGNED_PERSON,
        Role.RECORDS_CLERK,
        Role.IT_OFFICER,
        Role.RECEIVING_OFFICER,
        Role.CONFIRMING_HEAD,
        Role.OFFICE_FOCAL_POINT,
        Role.SUBSCRIBER_MANAGER,
        Role.PROVIDER,
        Role.INSPECTOR
    })
    @Scoped(ApiScope.DOSSIERS_READ)
    Page<DossierAnswers.Line> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable List<StageKind> stage,
            @RequestParam(required = false) @Nullable Procedure procedure,
            @RequestParam(required = false) @Nullable UUID managingAuthority,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Paging.LIMIT) int limit) {
        var query =
                new DossierQuery(
                        q,
                        stage == null ? List.of() : stage,
                        procedure,
                        managingAuthority,
                        DossierQuery.Order.OPENED,
                        true,
                        paging.moments(after, limit));
        return Page.of(dossiers.page(query), DossierAnswers::line);
    }

    @GetMapping(path = PLACE + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({
        Role.SUBSCRIBER,
        Role.ASSIGNED_PERSON,
        Role.RECORDS_CLERK,
        Role.IT_OFFICER,
        Role.RECEIVING_OFFICER,
        Role.CONFIRMING_HEAD,
        Role.OFFICE_FOCAL_POINT,
        Role.SUBSCRIBER_MANAGER,
        Role.PROVIDER,
        Role.INSPECTOR
    })
    @Scoped(ApiScope.DOSSIERS_READ)
    DossierAnswers.Whole show(@PathVariable UUID id, Actor actor) {
        return views.whole(id, actor)
                .orElseThrow(
                        () -> new ProblemException(problems.refusal(new CommonRefusal.NotFound())));
    }

    @PostMapping(
            path = PLACE,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUBSCRIBER, Role.ASSIGNED_PERSON})
    @Scoped(ApiScope.DOSSIERS_WRITE)
    ResponseEntity<byte[]> open(HttpServletRequest request, Actor actor) {
        var body = json.body(request);
        return repeats.inOneCommit(
                request,
                new Asked().with(body),
                () -> answer(HttpStatus.CREATED, orders.open(body, actor), actor));
    }

    /// Điều 8.2a: whoever inspects changes nothing.
    @PostMapping(
            path = PLACE + "/{id}/moves",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({
        Role.SUBSCRIBER,
        Role.ASSIGNED_PERSON,
        Role.RECORDS_CLERK,
        Role.IT_OFFICER,
        Role.RECEIVING_OFFICER,
        Role.CONFIRMING_HEAD,
        Role.OFFICE_FOCAL_POINT,
        Role.SUBSCRIBER_MANAGER,
        Role.PROVIDER
    })
    @Scoped(ApiScope.DOSSIERS_WRITE)
    ResponseEntity<byte[]> move(@PathVariable UUID id, HttpServletRequest request, Actor actor) {
        var body = json.body(request);
        return repeats.inOneCommit(
                request,
                new Asked().with(body),
                () -> answer(HttpStatus.OK, orders.move(id, body, actor), actor));
    }

    private Answer answer(HttpStatus status, Outcome<Dossier> outcome, Actor actor) {
        return switch (outcome) {
            case Done<Dossier>(var dossier) -> {
                var place = status == HttpStatus.CREATED ? PLACE + "/" + dossier.id() : null;
                yield views.whole(dossier.id(), actor)
                        .map(whole -> Answer.json(status, place, json.bytes(whole)))
                        // Moved out of the caller's sight, as when the provider's work is done.
                        .orElseGet(() -> Answer.json(status, place, json.bytes(moved(dossier))));
            }
            case Refused<Dossier>(var why) -> repeats.problem(orders.problem(why));
        };
    }

    /// What anybody who moved it may know of a dossier that left his sight.
    private static java.util.Map<String, Object> moved(Dossier dossier) {
        return java.util.Map.of(
                "id", dossier.id(),
                "code", dossier.code(),
                "stage", dossier.stage().kind().name(),
                "version", dossier.version());
    }
}
