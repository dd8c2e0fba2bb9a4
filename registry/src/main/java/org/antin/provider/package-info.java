/// The way to the certification provider (Điều 9.3), and the practice CA that plays it in practice
/// mode.
@ApplicationModule(
        displayName = "Provider",
        allowedDependencies = {
            "access",
            "audit",
            "calendar",
            "certificate",
            "database",
            "device",
            "dossier",
            "kernel",
            "organisation",
            "outbox",
            "paper",
            "rulebook",
            "shell",
            "subscriber"
        })
package org.antin.provider;

import org.springframework.modulith.ApplicationModule;
