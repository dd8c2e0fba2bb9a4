/// Other systems that call the interface: what each may ask, in whose place, and until when.
@ApplicationModule(
        displayName = "Connected systems",
        allowedDependencies = {"access", "account", "audit", "kernel", "organisation", "shell"})
package org.antin.connection;

import org.springframework.modulith.ApplicationModule;
