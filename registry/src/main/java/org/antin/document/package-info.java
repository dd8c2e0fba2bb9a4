/// Documents: signed at the desk (Điều 7), checked by anybody; the key stays on the token.
@ApplicationModule(
        displayName = "Document",
        allowedDependencies = {
            "access",
            "audit",
            "calendar",
            "certificate",
            "database",
            "delegation",
            "device",
            "kernel",
            "organisation",
            "outbox",
            "paper",
            "provider",
            "rulebook",
            "shell",
            "subscriber"
        })
package org.antin.document;

import org.springframework.modulith.ApplicationModule;
