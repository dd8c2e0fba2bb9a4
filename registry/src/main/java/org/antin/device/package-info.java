/// Secret-key devices under the regime of level "Mật" (Điều 2.3), and the ledger of who holds them
/// (Điều 2.2, 10.2, 10.3, 11.3).
@ApplicationModule(
        displayName = "Device",
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
            "shell",
            "subscriber"
        })
package org.antin.device;

import org.springframework.modulith.ApplicationModule;
