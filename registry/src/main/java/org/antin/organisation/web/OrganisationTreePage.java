package org.antin.organisation.web;

import org.antin.shell.Phrase;
import org.antin.shell.Tab;

import java.util.List;

/// What templates/organisation/OrganisationTreePage.html shows.
record OrganisationTreePage(List<Tab> tabs, List<Node> nodes) {
    /// A body with those below it.
    ///
    /// @param below how many, at every depth
    record Node(String name, Phrase kind, String href, List<Node> children, int below) {}
}
