/// The words everything else is said in: outcomes, refusals, periods, days, scope.
@ApplicationModule(
        displayName = "Kernel",
        allowedDependencies = {})
package org.antin.kernel;

import org.springframework.modulith.ApplicationModule;
