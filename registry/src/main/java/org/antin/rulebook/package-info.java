/// Dated rule packs and the legal places they rest on: which forms, routing, deadlines, receivers
/// and terms hold on a day.
@ApplicationModule(
        displayName = "Rulebook",
        allowedDependencies = {})
package org.antin.rulebook;

import org.springframework.modulith.ApplicationModule;
