/// Messages to the outside, posted in the commit of the change they tell of, delivered later.
@ApplicationModule(
        displayName = "Outbox",
        allowedDependencies = {"access", "kernel"})
package org.antin.outbox;

import org.springframework.modulith.ApplicationModule;
