/// Accounts and the roles they hold, as administrators keep them; the first administrator's set-up
/// link; one's own password.
@ApplicationModule(
        displayName = "Account",
        allowedDependencies = {"access", "audit", "kernel", "organisation", "shell", "start"})
package org.antin.account;

import org.springframework.modulith.ApplicationModule;
