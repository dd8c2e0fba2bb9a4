/// Work to do, told to the people who have to do it: the inbox, e-mail digests, announcements.
@ApplicationModule(
        displayName = "Notice",
        allowedDependencies = {
            "access",
            "audit",
            "calendar",
            "certificate",
            "database",
            "device",
            "document",
            "dossier",
            "kernel",
            "organisation",
            "outbox",
            "rulebook",
            "shell",
            "subscriber"
        })
package org.antin.notice;

import org.springframework.modulith.ApplicationModule;
