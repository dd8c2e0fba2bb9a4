/// The procedures of Điều 6.2: requests, their way along the hierarchy, the letters that carry them
/// to the provider.
@ApplicationModule(
        displayName = "Dossier",
        allowedDependencies = {
            "access",
            "audit",
            "calendar",
            "certificate",
            "database",
            "device",
            "kernel",
            "organisation",
            "outbox",
            "paper",
            "rulebook",
            "search",
            "shell",
            "subscriber"
        })
package org.antin.dossier;

import org.springframework.modulith.ApplicationModule;
