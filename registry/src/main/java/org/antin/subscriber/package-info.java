/// People who work in registered bodies (Điều 1.2b), the positions they hold, and the subscribers:
/// individuals, organisations, systems (Điều 5, 10).
@ApplicationModule(
        displayName = "Subscriber",
        allowedDependencies = {
            "access",
            "audit",
            "calendar",
            "database",
            "kernel",
            "organisation",
            "outbox",
            "search",
            "rulebook",
            "shell"
        })
package org.antin.subscriber;

import org.springframework.modulith.ApplicationModule;
