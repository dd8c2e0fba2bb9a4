/// What every screen shares: layout, navigation, forms, tables, htmx replies, error pages, words.
/// Capabilities hand in view records; the templates in `templates/shell` turn them into HTML. How
/// to write a page stands in `docs/guide/pages.md`.
@ApplicationModule(
        displayName = "Shell",
        allowedDependencies = {"access", "calendar", "kernel"})
package org.antin.shell;

import org.springframework.modulith.ApplicationModule;
