/// The interface for other systems, `/api/v1` (interfaces.md 3): reads and moves what the
/// capabilities have, through the same doors as the pages. Nobody reads it.
@ApplicationModule(
        displayName = "API",
        allowedDependencies = {
            "access",
            "audit",
            "certificate",
            "connection",
            "device",
            "document",
            "dossier",
            "kernel",
            "organisation",
            "paper",
            "shell",
            "subscriber"
        })
package org.antin.api;

import org.springframework.modulith.ApplicationModule;
