package org.antin.account.web;

import org.antin.shell.Fact;
import org.antin.shell.Form;
import org.antin.shell.Option;
import org.antin.shell.Table;
import org.antin.shell.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// What templates/account/AccountPage.html shows.
///
/// @param link the one-time link just made, shown once; null otherwise
public record AccountPage(
        UUID id,
        String displayName,
        Tag state,
        boolean disabled,
        int version,
        List<Fact> facts,
        List<Grant> current,
        Table past,
        Form form,
        List<Option> roles,
        List<Option> organisations,
        @Nullable String link) {
    /// A role held now or to be held, with its button.
    public record Grant(UUID id, List<Fact> facts) {}
}
