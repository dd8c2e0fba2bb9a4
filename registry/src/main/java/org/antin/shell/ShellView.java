package org.antin.shell;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What stands around every page: who is here, for whom, and where one can go.
///
/// @param actorName the person signed in; null on pages for everybody
/// @param roleName the role acted in, in the law's words
/// @param organisationName the organisation acted for
/// @param roles the roles one can change to; empty when there is nothing to choose
/// @param navigation only what this person may open
/// @param practice demo data and practice certificates: said on every page
public record ShellView(
        @Nullable String actorName,
        String roleName,
        String organisationName,
        List<RoleChoice> roles,
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

    /// @param value posted as `role` to `/role`
    /// @param label role and organisation, as shown
    public record RoleChoice(String value, String label, boolean current) {}

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
