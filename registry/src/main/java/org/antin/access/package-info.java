/// Accounts, roles held for a part of the organisation tree from a day to a day, and who is acting
/// now.
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"kernel"})
package org.antin.access;

import org.springframework.modulith.ApplicationModule;
