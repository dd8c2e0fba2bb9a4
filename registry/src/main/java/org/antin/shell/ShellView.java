package org.antin.shell;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// What stands around every page: who is here, for whom, and where one can go.
///
/// @param actorName the person signed in; null on pages for everybody
/// @param roleName the role held, in the law's words; with several, the first and how many more
/// @param organisationName the organisation it is held for
/// @param roles every role held today: they hold together, there is nothing to change to
/// @param navigation only what this person may open
/// @param practice demo data and practice certificates: said on every page
public record ShellView(
        @Nullable String actorName,
        String roleName,
        String organisationName,
        List<RoleHeld> roles,
        List<NavGroup> navigation,
        boolean practice) {
    public ShellView {
        roles = List.copyOf(roles);
        navigation = List.copyOf(navigation);
    }

    /// Around the pages for everybody: sign-in, public checking, errors.
    public static ShellView signedOut(boolean practice) {
        return new ShellView(null, "", "", List.of(), List.of(), practice);
    }

    /// A role held for a body, in the law's words.
    ///
    /// @param last day it is held; null when it has no end
    public record RoleHeld(String role, String organisation, @Nullable LocalDate last) {}

    /// @param labelKey message key of the heading, or blank for the group without one
    public record NavGroup(String labelKey, List<NavLink> links) {
        public NavGroup {
            links = List.copyOf(links);
        }
    }

    /// @param count work waiting there; null shows nothing
    public record NavLink(String labelKey, String href, boolean current, @Nullable Integer count) {
        public NavLink(String labelKey, String href, boolean current) {
            this(labelKey, href, current, null);
        }
    }
}
