package org.antin.dossier.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.dossier.Dossier;
import org.antin.dossier.DossierDesk;
import org.antin.dossier.DossierQuery;
import org.antin.dossier.DossierRefusal;
import org.antin.dossier.Dossiers;
import org.antin.dossier.Procedure;
import org.antin.dossier.SubjectKind;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Window;
import org.antin.organisation.OrganisationLabel;
import org.antin.organisation.Organisations;
import org.antin.shell.Form;
import org.antin.shell.Option;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.subscriber.People;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// The first step of a request for a new certificate: for whom. A person asks for himself; the
/// person assigned the certificate asks for the organisation or a system (Thông tư 185/2019, Điều
/// 8).
@Controller
@Allowed({
    Role.SUBSCRIBER,
    Role.ASSIGNED_PERSON,
    Role.RECORDS_CLERK,
    Role.IT_OFFICER,
    Role.RECEIVING_OFFICER,
    Role.CONFIRMING_HEAD,
    Role.OFFICE_FOCAL_POINT,
    Role.SUBSCRIBER_MANAGER
})
class NewDossierPages {
    private static final String VIEW = "dossier/NewDossierPage";
    private static final Role[] MAY_FILE = {
        Role.SUBSCRIBER,
        Role.ASSIGNED_PERSON,
        Role.RECORDS_CLERK,
        Role.IT_OFFICER,
        Role.RECEIVING_OFFICER,
        Role.CONFIRMING_HEAD,
        Role.OFFICE_FOCAL_POINT,
        Role.SUBSCRIBER_MANAGER
    };

    private final DossierDesk desk;
    private final Dossiers dossiers;
    private final People people;
    private final Organisations organisations;

    NewDossierPages(
            DossierDesk desk, Dossiers dossiers, People people, Organisations organisations) {
        this.desk = desk;
        this.dossiers = dossiers;
        this.people = people;
        this.organisations = organisations;
    }

    /// What templates/dossier/NewDossierPage.html shows.
    ///
    /// @param underWay code of the reader's own request that is on its way, or empty
    record NewDossierPage(Form form, List<Option> choices, String underWay) {}

    static boolean mayFile(Actor actor) {
        return actor.person() != null && actor.holds(MAY_FILE);
    }

    @GetMapping("/dossiers/new")
    ModelAndView choose(Actor actor, Reply reply) {
        var choices = choices(actor);
        var form = Form.empty();
        if (!choices.isEmpty()) form = form.with("what", choices.getFirst().value());
        return reply.page(VIEW, new NewDossierPage(form, choices, ""));
    }

    private List<Option> choices(Actor actor) {
        var choices = new ArrayList<Option>();
        if (actor.person() != null) {
            choices.add(
                    new Option(
                            "me",
                            Phrase.of("dossier.new.me"),
                            Phrase.of("dossier.new.me.hint", actor.name())));
        }
        var assigned = actor.organisations(Role.ASSIGNED_PERSON);
        var labels = organisations.labels(assigned);
        for (var id : assigned) {
            OrganisationLabel label = labels.get(id);
            if (label == null) continue;
            choices.add(
                    new Option(
                            "organisation:" + id,
                            Phrase.of("dossier.new.organisation", label.name()),
                            Phrase.of("dossier.new.organisation.hint")));
            choices.add(
                    new Option(
                            "system:" + id,
                            Phrase.of("dossier.new.system", label.name()),
                            Phrase.of("dossier.new.system.hint")));
        }
        return choices;
    }

    @PostMapping("/dossiers")
    ModelAndView open(Actor actor, Reply reply) {
        var form = reply.form();
        var what = form.value("what");
        var choices = choices(actor);
        if (choices.stream().noneMatch(option -> option.value().equals(what))) {
            return reply.invalid(
                    VIEW,
                    new NewDossierPage(form.fault("what", "dossier.fault.what"), choices, ""));
        }
        return switch (opened(what, actor)) {
            case Done<Dossier>(var dossier) ->
                    reply.seeOther("/dossiers/" + dossier.id() + "/edit");
            case Refused<Dossier>(DossierRefusal.AlreadyOnItsWay why) ->
                    reply.invalid(VIEW, new NewDossierPage(form.refused(why), choices, way(why)));
            case Refused<Dossier>(var why) ->
                    reply.invalid(VIEW, new NewDossierPage(form.refused(why), choices, ""));
        };
    }

    /// Where the request lies that is on its way already.
    private String way(DossierRefusal.AlreadyOnItsWay why) {
        var code = why.arguments().stream().map(Object::toString).findFirst().orElse("");
        if (code.isEmpty()) return "";
        var query = DossierQuery.newest(Window.first(1)).with(code).of(Procedure.ISSUE);
        return dossiers.page(query).items().stream()
                .findFirst()
                .map(row -> "/dossiers/" + row.id())
                .orElse("");
    }

    private Outcome<Dossier> opened(String what, Actor actor) {
        if (what.equals("me")) {
            var me = actor.person();
            var person = me == null ? null : people.find(me).orElse(null);
            if (person == null) return Outcome.refused(new CommonRefusal.NotFound());
            return open(
                    SubjectKind.INDIVIDUAL,
                    person.id(),
                    person.organisation(),
                    RequestForms.first(person),
                    actor);
        }
        var parts = Arrays.asList(what.split(":", 2));
        var body = UUID.fromString(parts.getLast());
        if (parts.getFirst().equals("system")) {
            return open(SubjectKind.SYSTEM, null, body, RequestForms.firstSystem(), actor);
        }
        var organisation = organisations.find(body);
        if (organisation.isEmpty()) return Outcome.refused(new CommonRefusal.NotFound());
        return open(
                SubjectKind.ORGANISATION,
                null,
                body,
                RequestForms.first(organisation.get()),
                actor);
    }

    private Outcome<Dossier> open(
            SubjectKind kind,
            @org.jspecify.annotations.Nullable UUID person,
            UUID body,
            org.antin.dossier.Request request,
            Actor actor) {
        return desk.open(
                new DossierDesk.Opening(Procedure.ISSUE, kind, person, body, request), actor);
    }
}
