package org.antin.notice.web;

import jakarta.servlet.http.HttpServletRequest;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Grant;
import org.antin.access.Role;
import org.antin.organisation.Organisations;
import org.antin.shell.Phrase;
import org.antin.shell.ShellView;
import org.antin.shell.ShellView.NavGroup;
import org.antin.shell.ShellView.NavLink;
import org.antin.shell.ShellView.RoleHeld;
import org.antin.shell.ShellViews;
import org.antin.shell.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What stands around every page: who is here and where he or she can go. Only what the roles open.
@Component
class NavigationViews implements ShellViews {
    private static final Map<String, List<String>> BESIDE =
            Map.of(
                    "/subscribers",
                    List.of("/people", "/adoption"),
                    "/devices",
                    List.of("/handovers"));

    /// A place, and who has it; no role means everybody signed in.
    private record Place(String group, String label, String href, List<Role> roles) {
        /// Whether the page belongs to this place: people stand beside subscribers, minutes with
        /// devices.
        boolean isOf(String page) {
            return page.startsWith(href)
                    || BESIDE.getOrDefault(href, List.of()).stream().anyMatch(page::startsWith);
        }

        boolean isFor(Actor actor) {
            return roles.isEmpty() || actor.holds(roles.toArray(Role[]::new));
        }
    }

    private static final List<Place> PLACES =
            List.of(
                    place("nav.work", "nav.inbox", "/inbox"),
                    place(
                            "nav.work",
                            "nav.dossiers",
                            "/dossiers",
                            Role.SUBSCRIBER,
                            Role.ASSIGNED_PERSON,
                            Role.RECORDS_CLERK,
                            Role.IT_OFFICER,
                            Role.RECEIVING_OFFICER,
                            Role.CONFIRMING_HEAD,
                            Role.OFFICE_FOCAL_POINT,
                            Role.SUBSCRIBER_MANAGER,
                            Role.PROVIDER,
                            Role.INSPECTOR),
                    place(
                            "nav.work",
                            "nav.letters",
                            "/letters",
                            Role.RECEIVING_OFFICER,
                            Role.CONFIRMING_HEAD),
                    place("nav.work", "nav.provider", "/provider", Role.PROVIDER),
                    place(
                            "nav.register",
                            "nav.subscribers",
                            "/subscribers",
                            Role.SUBSCRIBER,
                            Role.RECORDS_CLERK,
                            Role.ASSIGNED_PERSON,
                            Role.IT_OFFICER,
                            Role.RECEIVING_OFFICER,
                            Role.CONFIRMING_HEAD,
                            Role.OFFICE_FOCAL_POINT,
                            Role.SUBSCRIBER_MANAGER,
                            Role.INSPECTOR),
                    place(
                            "nav.register",
                            "nav.certificates",
                            "/certificates",
                            Role.SUBSCRIBER,
                            Role.RECORDS_CLERK,
                            Role.ASSIGNED_PERSON,
                            Role.IT_OFFICER,
                            Role.RECEIVING_OFFICER,
                            Role.CONFIRMING_HEAD,
                            Role.OFFICE_FOCAL_POINT,
                            Role.SUBSCRIBER_MANAGER,
                            Role.INSPECTOR),
                    place(
                            "nav.register",
                            "nav.devices",
                            "/devices",
                            Role.SUBSCRIBER,
                            Role.RECORDS_CLERK,
                            Role.ASSIGNED_PERSON,
                            Role.RECEIVING_OFFICER,
                            Role.CONFIRMING_HEAD,
                            Role.SUBSCRIBER_MANAGER,
                            Role.INSPECTOR),
                    place("nav.register", "nav.organisations", "/organisations"),
                    place(
                            "nav.signing",
                            "nav.sign",
                            "/documents",
                            Role.SUBSCRIBER,
                            Role.RECORDS_CLERK,
                            Role.ASSIGNED_PERSON),
                    place(
                            "nav.signing",
                            "nav.delegations",
                            "/delegations",
                            Role.SUBSCRIBER,
                            Role.RECORDS_CLERK,
                            Role.ASSIGNED_PERSON,
                            Role.OFFICE_FOCAL_POINT,
                            Role.SUBSCRIBER_MANAGER,
                            Role.INSPECTOR),
                    place(
                            "nav.signing",
                            "nav.signature-template",
                            "/signature-template",
                            Role.OFFICE_FOCAL_POINT),
                    place("nav.signing", "nav.check", "/check"),
                    place(
                            "nav.system",
                            "nav.audit",
                            "/audit",
                            Role.INSPECTOR,
                            Role.SUBSCRIBER_MANAGER,
                            Role.CONFIRMING_HEAD,
                            Role.ADMINISTRATOR),
                    place("nav.system", "nav.trusted-roots", "/trusted-roots", Role.ADMINISTRATOR),
                    place("nav.system", "nav.vault", "/vault", Role.ADMINISTRATOR),
                    place("nav.system", "nav.administration", "/accounts", Role.ADMINISTRATOR),
                    place("nav.system", "nav.connections", "/connections", Role.ADMINISTRATOR));

    private static Place place(String group, String label, String href, Role... roles) {
        return new Place(group, label, href, Arrays.asList(roles));
    }

    private final Organisations organisations;
    private final Words words;
    private final boolean practice;

    NavigationViews(
            Organisations organisations,
            MessageSource messages,
            @Value("${antin.practice.enabled:false}") boolean practice) {
        this.organisations = organisations;
        this.words = new Words(messages, java.util.Locale.of("vi"));
        this.practice = practice;
    }

    @Override
    public ShellView of(HttpServletRequest request) {
        var actor = Acting.now().orElse(Actor.PUBLIC);
        if (!actor.isPerson()) return ShellView.signedOut(practice);
        var roles = roles(actor);
        return new ShellView(
                actor.name(),
                shown(roles),
                roles.isEmpty() ? "" : roles.getFirst().organisation(),
                roles,
                navigation(actor, request.getRequestURI()),
                practice);
    }

    private List<RoleHeld> roles(Actor actor) {
        var labels =
                organisations.labels(actor.grants().stream().map(Grant::organisation).toList());
        return actor.grants().stream()
                .map(
                        grant -> {
                            var label = labels.get(grant.organisation());
                            var until = grant.during().until();
                            return new RoleHeld(
                                    words.say(Phrase.of("role." + grant.role().code())),
                                    label == null ? "" : label.name(),
                                    until == null ? null : until.minusDays(1));
                        })
                .toList();
    }

    private String shown(List<RoleHeld> roles) {
        return switch (roles.size()) {
            case 0 -> "";
            case 1 -> roles.getFirst().role();
            default ->
                    words.say(
                            Phrase.of(
                                    "shell.role.more", roles.getFirst().role(), roles.size() - 1));
        };
    }

    private List<NavGroup> navigation(Actor actor, String here) {
        var groups = new ArrayList<NavGroup>();
        for (var group : PLACES.stream().map(Place::group).distinct().toList()) {
            var links =
                    PLACES.stream()
                            .filter(place -> place.group().equals(group) && place.isFor(actor))
                            .map(
                                    place ->
                                            new NavLink(
                                                    place.label(), place.href(), place.isOf(here)))
                            .toList();
            if (!links.isEmpty()) groups.add(new NavGroup(group, links));
        }
        return groups;
    }
}
