/// Organisations, their dated tree, and who is the directly managing authority of whom.
@ApplicationModule(
        displayName = "Organisation",
        allowedDependencies = {
            "access",
            "audit",
            "database",
            "kernel",
            "outbox",
            "search",
            "rulebook",
            "shell"
        })
package org.antin.organisation;

import org.springframework.modulith.ApplicationModule;
