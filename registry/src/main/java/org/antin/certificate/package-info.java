/// Certificates: what the X.509 says, and what happened to it since (Điều 2.1, 3.2, 6.2).
@ApplicationModule(
        displayName = "Certificate",
        allowedDependencies = {
            "access",
            "audit",
            "calendar",
            "database",
            "device",
            "kernel",
            "organisation",
            "outbox",
            "search",
            "rulebook",
            "shell",
            "subscriber"
        })
package org.antin.certificate;

import org.springframework.modulith.ApplicationModule;
