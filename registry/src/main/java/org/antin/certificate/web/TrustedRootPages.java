package org.antin.certificate.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.certificate.TrustedRoot;
import org.antin.certificate.TrustedRootDesk;
import org.antin.certificate.TrustedRoots;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.EmptyState;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Reply;
import org.antin.shell.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// The certificates trust begins with (Điều 1.2): brought in by one administrator of the province,
/// confirmed by another.
@Controller
@Allowed(Role.ADMINISTRATOR)
class TrustedRootPages {
    private static final String LIST = "certificate/TrustedRootListPage";
    private static final String ONE = "certificate/TrustedRootPage";
    private static final String LABELS = "trusted-root.field.";
    private static final String OTHER_PROVIDER = "other-provider";
    private static final int LONGEST_SOURCE = 500;

    private final TrustedRoots roots;
    private final TrustedRootDesk desk;
    private final Clock clock;

    TrustedRootPages(TrustedRoots roots, TrustedRootDesk desk, Clock clock) {
        this.roots = roots;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping("/trusted-roots")
    ModelAndView list(Actor actor, Reply reply) {
        return reply.page(LIST, page(Form.empty(), actor, reply));
    }

    private TrustedRootListPage page(Form form, Actor actor, Reply reply) {
        var now = clock.instant();
        var rows = roots.all().stream().map(root -> TrustedRootViews.row(root, now)).toList();
        var table =
                Table.of(
                                "trusted-roots",
                                "trusted-root.list",
                                reply.address(),
                                TrustedRootViews.COLUMNS,
                                rows)
                        .orElse(EmptyState.of("trusted-root.none"));
        return new TrustedRootListPage(table, form, desk.mayDecide(actor));
    }

    @PostMapping("/trusted-roots")
    ModelAndView propose(
            @RequestParam(required = false) @Nullable MultipartFile file, Actor actor, Reply reply)
            throws IOException {
        var form = reply.form().labelled(LABELS);
        if (desk.mayDecide(actor)) {
            if (file == null || file.isEmpty()) form = form.fault("file", "field.required");
            if (form.value("fingerprint").isBlank()) {
                form = form.fault("fingerprint", "field.required");
            }
            if (form.value("source").isBlank() || form.value("source").length() > LONGEST_SOURCE) {
                form = form.fault("source", "field.required");
            }
            if (form.value("purpose").isBlank()) form = form.fault("purpose", "field.required");
            if (form.faulty()) return reply.invalid(LIST, page(form, actor, reply));
        }
        var wanted =
                new TrustedRootDesk.Wanted(
                        file == null ? new byte[0] : file.getBytes(),
                        form.value("fingerprint"),
                        form.value("source"),
                        hosts(form.value("hosts")),
                        form.value("purpose").equals(OTHER_PROVIDER));
        return switch (desk.propose(wanted, actor)) {
            case Done<TrustedRoot>(var root) ->
                    reply.done(
                            "/trusted-roots/" + root.id(), Notice.success("trusted-root.proposed"));
            case Refused<TrustedRoot>(CommonRefusal.NotAllowed why) -> reply.refusal(why);
            case Refused<TrustedRoot>(var why) ->
                    reply.invalid(LIST, page(form.refused(why), actor, reply));
        };
    }

    private static List<String> hosts(String typed) {
        return Arrays.stream(typed.split("[\\s,;]+")).filter(one -> !one.isEmpty()).toList();
    }

    @GetMapping("/trusted-roots/{id}")
    ModelAndView show(@PathVariable UUID id, Actor actor, Reply reply) {
        return roots.find(id)
                .map(root -> reply.page(ONE, page(root, Form.empty(), actor)))
                .orElseGet(reply::notFound);
    }

    @PostMapping("/trusted-roots/{id}/confirm")
    ModelAndView confirm(@PathVariable UUID id, Actor actor, Reply reply) {
        var form = reply.form().labelled(LABELS);
        return answer(
                desk.confirm(id, form.value("fingerprint"), actor),
                form,
                "trusted-root.confirmed",
                id,
                actor,
                reply);
    }

    @PostMapping("/trusted-roots/{id}/end")
    ModelAndView end(@PathVariable UUID id, Actor actor, Reply reply) {
        var form = reply.form().labelled(LABELS);
        return answer(
                desk.end(id, form.value("reason"), actor),
                form,
                "trusted-root.ended",
                id,
                actor,
                reply);
    }

    private ModelAndView answer(
            Outcome<TrustedRoot> outcome,
            Form form,
            String done,
            UUID id,
            Actor actor,
            Reply reply) {
        return switch (outcome) {
            case Done<TrustedRoot> _ -> reply.done("/trusted-roots/" + id, Notice.success(done));
            case Refused<TrustedRoot>(var why) when why.field().isEmpty() -> reply.refusal(why);
            case Refused<TrustedRoot>(var why) ->
                    roots.find(id)
                            .map(root -> reply.invalid(ONE, page(root, form.refused(why), actor)))
                            .orElseGet(reply::notFound);
        };
    }

    private TrustedRootPage page(TrustedRoot root, Form form, Actor actor) {
        boolean decides = desk.mayDecide(actor);
        boolean open = root.confirmed() == null && root.ended() == null;
        boolean first = root.proposed().account().equals(actor.account());
        return new TrustedRootPage(
                root.id(),
                TrustedRootViews.name(root),
                TrustedRootViews.state(root, clock.instant()),
                TrustedRootViews.facts(root),
                root.otherProvider(),
                decides && open && !first,
                open && first,
                decides && root.ended() == null,
                form);
    }
}
